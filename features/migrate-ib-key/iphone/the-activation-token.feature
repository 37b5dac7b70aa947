Feature: The Activation Token on an iPhone
  Only the token of this person, this phone and this procedure is accepted, once and in time.
  Whatever is refused leaves the old phone active.

  Background:
    Given Amara uses IB Key on an Android phone with a fingerprint sensor
    And Amara buys an iPhone with Face ID

  Rule: The right token is accepted, and no other

    @MIG-IOS-07
    Scenario: The right token
      When Amara begins the migration
      And Amara enters the Activation Token
      Then IB Key is active on Amara's new phone alone

    @MIG-IOS-07
    Scenario: A wrong token
      When Amara begins the migration
      And Amara enters a wrong Activation Token
      Then IB Key is active on Amara's old phone alone

    @MIG-IOS-07
    Scenario: No token at all
      When Amara begins the migration
      And Amara enters no Activation Token at all
      Then IB Key is active on Amara's old phone alone

  Rule: A token belongs to one person and one procedure

    @MIG-IOS-07
    Scenario: The token of another person
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno buys an iPhone with Face ID
      And Bruno begins the migration
      When Amara begins the migration
      And Amara enters the Activation Token of Bruno
      Then IB Key is active on Amara's old phone alone

    @MIG-IOS-07
    Scenario: The token that another phone has asked for
      Given Amara begins the migration
      And Amara notes the Activation Token down
      And 2 minutes pass
      And Amara buys an iPhone with Face ID
      When Amara begins the migration
      And Amara enters the noted Activation Token
      Then IB Key is active on Amara's old phone alone

    @MIG-IOS-07
    Scenario: A token that was superseded by a newer one
      Given Amara begins the migration
      And Amara notes the Activation Token down
      And 2 minutes pass
      When Amara begins the migration
      And Amara enters the noted Activation Token
      Then IB Key is active on Amara's old phone alone

  Rule: A token is good for ten minutes and for one time

    @MIG-IOS-07
    Scenario: After ten minutes
      When Amara begins the migration
      And 10 minutes pass
      And Amara enters the Activation Token
      Then IB Key is active on Amara's old phone alone

    @MIG-IOS-07
    Scenario: A second time, on another phone
      Given Amara migrates IB Key
      And Amara notes the Activation Token down
      And 2 minutes pass
      And Amara buys an iPhone with Face ID
      When Amara begins the migration
      And Amara enters the noted Activation Token
      Then IB Key is not active on Amara's new phone
