Feature: The Activation Token on an iPhone
  Only a token for this person, this phone and this procedure is accepted, once and in time.
  After a refusal the old phone stays active.

  Background:
    Given Amara uses IB Key on an Android phone with a fingerprint sensor
    And Amara buys an iPhone with Face ID

  Rule: Only the right token is accepted

    @MIG-IOS-07
    Scenario: The right token activates the new phone
      When Amara begins the migration
      And Amara enters the Activation Token
      Then IB Key is active on Amara's new phone alone

    @MIG-IOS-07
    Scenario: A wrong token activates nothing
      When Amara begins the migration
      And Amara enters a wrong Activation Token
      Then IB Key is active on Amara's old phone alone

    @MIG-IOS-07
    Scenario: An empty token activates nothing
      When Amara begins the migration
      And Amara enters no Activation Token at all
      Then IB Key is active on Amara's old phone alone

    @MIG-IOS-07
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

    @MIG-IOS-07
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

    @MIG-IOS-07
    Scenario: After a wrong token the right one is accepted as it is
      Given Amara begins the migration
      And Amara is wrong 1 time with the Activation Token
      When Amara's proof of the activation is sent "as it is"
      Then the answer of Amara is accepted

  Rule: A token belongs to one person and one procedure

    @MIG-IOS-07
    Scenario: The token of another person is refused
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno buys an iPhone with Face ID
      And Bruno begins the migration
      When Amara begins the migration
      And Amara enters the Activation Token of Bruno
      Then IB Key is active on Amara's old phone alone

    @MIG-IOS-07
    Scenario: The token requested by another phone is refused
      Given Amara begins the migration
      And Amara notes the Activation Token down
      And 2 minutes pass
      And Amara buys an iPhone with Face ID
      When Amara begins the migration
      And Amara enters the noted Activation Token
      Then IB Key is active on Amara's old phone alone

    @MIG-IOS-07
    Scenario: A superseded token is refused
      Given Amara begins the migration
      And Amara notes the Activation Token down
      And 2 minutes pass
      When Amara begins the migration
      And Amara enters the noted Activation Token
      Then IB Key is active on Amara's old phone alone

  Rule: A token is valid once and for ten minutes

    @MIG-IOS-07
    Scenario: A token is refused after ten minutes
      When Amara begins the migration
      And more than 10 minutes pass
      And Amara enters the Activation Token
      Then IB Key is active on Amara's old phone alone

    @MIG-IOS-07
    Scenario: A used token is refused on another phone
      Given Amara migrates IB Key
      And Amara notes the Activation Token down
      And 2 minutes pass
      And Amara buys an iPhone with Face ID
      When Amara begins the migration
      And Amara enters the noted Activation Token
      Then IB Key is not active on Amara's new phone
