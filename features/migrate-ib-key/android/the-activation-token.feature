Feature: The Activation Token on an Android phone
  Only the token of this person, this phone and this procedure is accepted, once and in time.
  Whatever is refused leaves the old phone active.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID
    And Amara buys an Android phone with a fingerprint sensor

  Rule: The right token is accepted, and no other

    @MIG-AND-07
    Scenario: The right token
      When Amara begins the migration
      And Amara enters the Activation Token
      And Amara chooses the PIN "9door"
      Then IB Key is active on Amara's new phone alone

    @MIG-AND-07
    Scenario: Verifying it does not yet switch
      When Amara begins the migration
      And Amara enters the Activation Token
      Then IB Key is active on Amara's old phone alone

    @MIG-AND-07
    Scenario: A wrong token
      When Amara begins the migration
      And Amara enters a wrong Activation Token
      Then IBKR Mobile does not ask Amara for "Repeat PIN"
      And IB Key is active on Amara's old phone alone

    @MIG-AND-07
    Scenario: No token at all
      When Amara begins the migration
      And Amara enters no Activation Token at all
      Then IBKR Mobile does not ask Amara for "Repeat PIN"
      And IB Key is active on Amara's old phone alone
