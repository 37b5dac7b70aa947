Feature: Owner and lifetime of an Activation Token on an Android phone
  A token belongs to one person and one procedure, once and in time. After a refusal the old phone stays active.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID
    And Amara buys an Android phone with a fingerprint sensor

  Rule: A token belongs to one person and one procedure

    @MIG-AND-07
    Scenario: The token of another person is refused
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno buys an iPhone with Face ID
      And Bruno begins the migration
      When Amara begins the migration
      And Amara enters the Activation Token of Bruno
      Then IBKR Mobile does not ask Amara for "Repeat PIN"
      And IB Key is active on Amara's old phone alone

    @MIG-AND-07
    Scenario: The token requested by another phone is refused
      Given Amara begins the migration
      And Amara notes the Activation Token down
      And 2 minutes pass
      And Amara buys an Android phone with a fingerprint sensor
      When Amara begins the migration
      And Amara enters the noted Activation Token
      Then IBKR Mobile does not ask Amara for "Repeat PIN"
      And IB Key is active on Amara's old phone alone

    @MIG-AND-07
    Scenario: A superseded token is refused
      Given Amara begins the migration
      And Amara notes the Activation Token down
      And 2 minutes pass
      When Amara begins the migration
      And Amara enters the noted Activation Token
      Then IBKR Mobile does not ask Amara for "Repeat PIN"
      And IB Key is active on Amara's old phone alone

  Rule: A token is valid once and for ten minutes

    @MIG-AND-07
    Scenario: A token is refused after ten minutes
      When Amara begins the migration
      And more than 10 minutes pass
      And Amara enters the Activation Token
      Then IBKR Mobile does not ask Amara for "Repeat PIN"
      And IB Key is active on Amara's old phone alone

    @MIG-AND-07
    Scenario: A used token is refused on another phone
      Given Amara migrates IB Key
      And Amara notes the Activation Token down
      And 2 minutes pass
      And Amara buys an Android phone with a fingerprint sensor
      When Amara begins the migration
      And Amara enters the noted Activation Token
      Then IB Key is not active on Amara's new phone
