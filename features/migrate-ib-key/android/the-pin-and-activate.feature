Feature: From the PIN to Activate on Android
  The PIN holds a digit and is typed twice; Activate counts only after the token.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID
    And Amara buys an Android phone with a fingerprint sensor
    And Amara begins the migration

  Rule: The PIN holds at least one digit

    @MIG-AND-10
    Scenario: Letters and a digit
      When Amara enters the Activation Token
      And Amara chooses the PIN "abc1"
      Then IB Key is active on Amara's new phone alone

    @MIG-AND-10
    Scenario: Letters alone
      When Amara enters the Activation Token
      And a modified copy of Amara's app submits the PIN "abcd"
      Then IB Key is active on Amara's old phone alone

  Rule: Both fields hold the same PIN

    @MIG-AND-11
    Scenario Outline: Repeated <how>
      When Amara enters the Activation Token
      And Amara chooses the PIN "aB12" and repeats it as <repeated>
      Then IB Key is active on Amara's old phone alone

      Examples:
        | how                   | repeated |
        | with another digit    | "aB13"   |
        | in the other case     | "Ab12"   |
        | with a letter more    | "aB12x"  |
        | with a character less | "aB1"    |
        | with a blank more     | "aB12 "  |
        | not at all            | ""       |

    @MIG-AND-11
    Scenario: Repeated as it is
      When Amara enters the Activation Token
      And Amara chooses the PIN "aB12"
      Then IB Key is active on Amara's new phone alone

  Rule: Activate takes a verified token

    @MIG-AND-12
    Scenario: Without any token
      When a modified copy of Amara's app taps Activate without any Activation Token
      Then IB Key is active on Amara's old phone alone

    @MIG-AND-12
    Scenario: After a wrong token
      When Amara enters a wrong Activation Token
      And a modified copy of Amara's app submits the PIN "aB12"
      Then IB Key is active on Amara's old phone alone

    @MIG-AND-12
    Scenario: After the right token
      When Amara enters the Activation Token
      And Amara chooses the PIN "aB12"
      Then IB Key is active on Amara's new phone alone
