Feature: From the PIN to Activate on Android
  The PIN contains a digit and is entered twice. Activate works only after the token.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID
    And Amara buys an Android phone with a fingerprint sensor
    And Amara begins the migration

  Rule: The PIN contains at least one digit

    @MIG-AND-10
    Scenario: A PIN of letters alone is refused
      When Amara proves the activation
      And a modified copy of Amara's app submits the PIN "abcd"
      Then IB Key is active on Amara's old phone alone

    @MIG-AND-10
    Scenario: A PIN of six letters alone is refused
      When Amara proves the activation
      And a modified copy of Amara's app submits the PIN "abcdef"
      Then IB Key is active on Amara's old phone alone

  Rule: Both fields contain the same PIN

    @MIG-AND-11
    Scenario Outline: A PIN repeated <how> is refused
      When Amara proves the activation
      And Amara chooses the PIN "aB12" and repeats it as <repeated>
      Then IB Key is active on Amara's old phone alone

      Examples:
        | how                       | repeated |
        | with another digit        | "aB13"   |
        | in the other case         | "Ab12"   |
        | with an additional letter | "aB12x"  |
        | with a character less     | "aB1"    |
        | with an additional space  | "aB12 "  |
        | not at all                | ""       |

    @MIG-AND-11 @MIG-AND-08 @MIG-AND-12
    Scenario: A PIN repeated exactly is accepted
      When Amara proves the activation
      And Amara chooses the PIN "aB12"
      Then IB Key is active on Amara's new phone alone

  Rule: Activate requires a verified token

    @MIG-AND-12 @MIG-10
    Scenario: Activate without any token activates nothing
      When a modified copy of Amara's app taps Activate without any Activation Token
      Then IB Key is active on Amara's old phone alone

    @MIG-AND-12
    Scenario: Activate after a wrong token activates nothing
      When Amara enters a wrong Activation Token
      And a modified copy of Amara's app submits the PIN "aB12"
      Then IB Key is active on Amara's old phone alone
