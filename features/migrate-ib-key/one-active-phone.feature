Feature: IB Key is active on one phone
  The app may be installed on several phones. IB Key is active on one of them.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID

  Rule: The app may be installed on several phones at the same time

    @MIG-01
    Scenario: Installing the app activates nothing
      When Amara buys an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Touch ID
      Then IB Key is active on Amara's old phone alone

    @MIG-01
    Scenario: The app can be used on each phone
      When Amara buys an Android phone with a fingerprint sensor
      And Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile offers Amara "Migrate IB Key"
      When Amara buys an iPhone with Touch ID
      And Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile offers Amara "Migrate IB Key"
      And IB Key is active on Amara's old phone alone

  Rule: After every migration one phone is active

    @MIG-02
    Scenario: IB Key moves to a second phone and on to a third
      Given Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      And 2 minutes pass
      And Amara buys an iPhone with Touch ID
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone

    @MIG-02
    Scenario: A second activation is not offered while the first one stands
      Given Amara buys an Android phone with a fingerprint sensor
      When Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile does not offer Amara "Activate IB Key"
      And IB Key is active on Amara's old phone alone

  Rule: The active phone approves logins that were begun anywhere

    @MIG-03
    Scenario Outline: The active phone approves a login to <platform>
      Given Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      When Amara logs in to <platform>
      Then one notification is sent to Amara's new phone
      And no notification is sent to Amara's old phone
      When Amara approves the login with the fingerprint
      Then Amara is logged in

      Examples:
        | platform      |
        | TWS           |
        | Client Portal |
        | WebTrader     |
        | IBKR Mobile   |

    @MIG-03
    Scenario: A phone without an active IB Key approves nothing
      Given Amara buys an Android phone with a fingerprint sensor
      When Amara logs in to TWS
      Then no notification is sent to Amara's new phone
      And IB Key is not active on Amara's new phone

    @MIG-03
    Scenario: The phone that has approved a login before the migration gets none after it
      Given Amara logs in to TWS
      And Amara approves the login with Face ID
      And Amara is logged in
      And Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      When Amara logs in to TWS again
      Then one notification is sent to Amara's new phone
      And one notification is sent to Amara's old phone
