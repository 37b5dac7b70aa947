Feature: One active phone
  The app may be on many phones; IB Key is active on one of them.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID

  Rule: The app may be installed on several phones at the same time

    @MIG-01
    Scenario: Installing it activates nothing
      When Amara buys an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Touch ID
      Then IB Key is active on Amara's old phone alone

    @MIG-01
    Scenario: It can be used on each of them
      When Amara buys an Android phone with a fingerprint sensor
      And Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile offers Amara "Migrate IB Key"
      When Amara buys an iPhone with Touch ID
      And Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile offers Amara "Migrate IB Key"
      And IB Key is active on Amara's old phone alone

  Rule: After every migration one phone is active

    @MIG-02
    Scenario: From the first phone to a second and on to a third
      Given Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      And 2 minutes pass
      And Amara buys an iPhone with Touch ID
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone

    @MIG-02
    Scenario: A second activation is offered on no phone while the first stands
      Given Amara buys an Android phone with a fingerprint sensor
      When Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile does not offer Amara "Activate IB Key"
      And IB Key is active on Amara's old phone alone

  Rule: That phone completes what was begun anywhere

    @MIG-03
    Scenario Outline: A login to <platform>
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
    Scenario: The phone that is not active can complete nothing
      Given Amara buys an Android phone with a fingerprint sensor
      When Amara logs in to TWS
      Then no notification is sent to Amara's new phone
      And IB Key is not active on Amara's new phone
