Feature: The moment of the switch on an iPhone
  IB Key moves when the server accepts Activate, completely or not at all. Done only confirms it.

  Background:
    Given Amara uses IB Key on an Android phone with a fingerprint sensor
    And Amara buys an iPhone with Face ID

  Rule: Before Activate the old phone stays active

    @MIG-IOS-09
    Scenario: Closing the app in the middle moves nothing
      Given Amara begins the migration
      When IBKR Mobile is closed on Amara's new phone and opened again
      Then IB Key is active on Amara's old phone alone

    @MIG-IOS-09
    Scenario: A restart of the server in the middle moves nothing
      Given Amara begins the migration
      When the server starts again
      Then IB Key is active on Amara's old phone alone

    @MIG-IOS-09
    Scenario: After a restart of the server the migration goes on
      Given Amara begins the migration
      And the server starts again
      When Amara proves the activation
      Then IB Key is active on Amara's new phone alone

  Rule: After Activate the new phone stays active

    @MIG-IOS-09
    Scenario: Closing the app before Done changes nothing
      Given Amara migrates IB Key
      When IBKR Mobile is closed on Amara's new phone and opened again
      Then IB Key is active on Amara's new phone alone

    @MIG-IOS-09
    Scenario: A restart of the server before Done changes nothing
      Given Amara migrates IB Key
      When the server starts again
      Then IB Key is active on Amara's new phone alone

    @MIG-IOS-09
    Scenario: A lost answer to Activate leaves a phone that can be reactivated
      Given Amara loses the answer to Activate during the migration
      Then IB Key is not active on Amara's old phone
      When 2 minutes pass
      And Amara reactivates IB Key
      Then IB Key is active on Amara's new phone alone

  Rule: Of two migrations at once the first to be committed wins

    @MIG-IOS-09
    Scenario: The second of two migrations is refused
      Given Amara receives a physical security device as well
      And Amara begins the migration
      And Amara buys an iPhone with Touch ID
      And Amara migrates IB Key
      When Amara continues the migration on the previous phone
      Then IB Key is active on Amara's new phone alone
