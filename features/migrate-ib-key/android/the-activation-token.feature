Feature: The Activation Token on an Android phone
  Only a token for this person, this phone and this procedure is accepted, once and in time.
  After a refusal the old phone stays active.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID
    And Amara buys an Android phone with a fingerprint sensor

  Rule: Only the right token is accepted

    @MIG-AND-07
    Scenario: The right token and a PIN activate the new phone
      When Amara begins the migration
      And Amara enters the Activation Token
      And Amara chooses the PIN "9door"
      Then IB Key is active on Amara's new phone alone

    @MIG-AND-07 @MIG-05
    Scenario: A verified token alone activates nothing
      When Amara begins the migration
      And Amara enters the Activation Token
      Then IB Key is active on Amara's old phone alone

    @MIG-AND-07
    Scenario: A wrong token activates nothing
      When Amara begins the migration
      And Amara enters a wrong Activation Token
      Then IBKR Mobile does not ask Amara for "Repeat PIN"
      And IB Key is active on Amara's old phone alone

    @MIG-AND-07
    Scenario: An empty token activates nothing
      When Amara begins the migration
      And Amara enters no Activation Token at all
      Then IBKR Mobile does not ask Amara for "Repeat PIN"
      And IB Key is active on Amara's old phone alone

    @MIG-AND-07
    Scenario: The token that another phone was given activates nothing without one of its own
      When Amara begins the migration
      And Amara enters the Activation Token
      And 2 minutes pass
      And Amara buys an Android phone with a fingerprint sensor
      And Amara begins the migration
      And a modified copy of Amara's app taps Activate without any Activation Token
      Then IB Key is active on Amara's old phone alone

    @MIG-AND-07
    Scenario Outline: The right token <form> is refused
      Given Amara begins the migration
      When Amara's proof of the activation is sent "<form>"
      Then Amara is refused

      Examples:
        | form                         |
        | with a plus in front         |
        | with a zero in front         |
        | with a point behind          |
        | with a null character behind |
        | without its last sign        |
        | with one more sign           |
        | as an empty text             |
        | as the word null             |

    @MIG-AND-07
    Scenario Outline: After a wrong token the right one <form> is refused
      Given Amara begins the migration
      And Amara is wrong 1 time with the Activation Token
      When Amara's proof of the activation is sent "<form>"
      Then Amara is refused

      Examples:
        | form                         |
        | with a plus in front         |
        | with a zero in front         |
        | with a point behind          |
        | with a null character behind |
        | without its last sign        |
        | with one more sign           |
        | as an empty text             |
        | as the word null             |

    @MIG-AND-07
    Scenario: After a wrong token the right one is accepted as it is
      Given Amara begins the migration
      And Amara is wrong 1 time with the Activation Token
      When Amara's proof of the activation is sent "as it is"
      Then the answer of Amara is accepted
