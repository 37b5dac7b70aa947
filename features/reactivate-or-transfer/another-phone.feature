Feature: Reactivation on another phone
  "How to reactivate or transfer IBKR Mobile Authentication (IB Key)?", case B: the way of the migration.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID

  Rule: A lost phone approves nothing after the transfer

    @REACT-B-02
    Scenario: Someone who found the phone cannot approve a login
      Given Amara logs in
      And Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      When Amara takes the old phone
      And Amara taps the notification
      Then Amara's old phone shows no approval request
      And Amara is not logged in
      And IB Key is active on Amara's new phone alone

  Rule: IB Key can be transferred to a second phone, and back

    @REACT-B-03
    Scenario: IB Key moves back to the first phone
      Given Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      And 2 minutes pass
      When Amara takes the old phone
      And Amara migrates IB Key
      Then IB Key is active on Amara's old phone alone

    @REACT-B-03
    Scenario: Earlier responses of the first phone stay invalid
      Given Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response of Amara's old phone down
      And Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      And 2 minutes pass
      And Amara takes the old phone
      And Amara migrates IB Key
      When Amara gives the noted response
      Then Amara is refused
      And IB Key is active on Amara's old phone alone
