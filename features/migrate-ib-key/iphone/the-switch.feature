Feature: The moment of the switch on an iPhone
  IB Key moves in the moment in which the server accepts Activate, as a whole or not at all. Done only says so.

  Background:
    Given Amara uses IB Key on an Android phone with a fingerprint sensor
    And Amara buys an iPhone with Face ID

  Rule: Before Activate the old phone is active, whatever happens

    @MIG-IOS-09
    Scenario: The app is closed in the middle
      Given Amara begins the migration
      When IBKR Mobile is closed on Amara's new phone and opened again
      Then IB Key is active on Amara's old phone alone

    @MIG-IOS-09
    Scenario: The server starts again in the middle
      Given Amara begins the migration
      When the server starts again
      Then IB Key is active on Amara's old phone alone

    @MIG-IOS-09
    Scenario: After that, the person goes on
      Given Amara begins the migration
      And the server starts again
      When Amara enters the Activation Token
      Then IB Key is active on Amara's new phone alone

  Rule: After Activate the new phone is active, whatever happens

    @MIG-IOS-09
    Scenario: The app is closed before Done
      Given Amara migrates IB Key
      When IBKR Mobile is closed on Amara's new phone and opened again
      Then IB Key is active on Amara's new phone alone

    @MIG-IOS-09
    Scenario: The server starts again before Done
      Given Amara migrates IB Key
      When the server starts again
      Then IB Key is active on Amara's new phone alone

    @MIG-IOS-09
    Scenario: Its answer to Activate is lost
      Given Amara loses the answer to Activate during the migration
      Then IB Key is not active on Amara's old phone
      When 2 minutes pass
      And Amara reactivates IB Key
      Then IB Key is active on Amara's new phone alone

  Rule: Of two migrations at once the first one to commit wins

    @MIG-IOS-09
    Scenario: The second one is refused
      Given Amara receives a physical security device as well
      And Amara begins the migration
      And Amara buys an iPhone with Touch ID
      And Amara migrates IB Key
      When Amara goes on with the migration on the phone before
      Then IB Key is active on Amara's new phone alone
