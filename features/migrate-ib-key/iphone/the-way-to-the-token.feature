Feature: The way to the Activation Token on an iPhone
  Nothing is sent before the person has confirmed, read the instructions and given the password again.

  Background:
    Given Amara uses IB Key on an Android phone with a fingerprint sensor
    And Amara buys an iPhone with Face ID

  Rule: The choice is confirmed by a second tap

    @MIG-IOS-03
    Scenario: Cancelling instead of confirming sends no SMS
      Given Amara opens IBKR Mobile, enters username and password and taps "Log In"
      And Amara taps "Migrate IB Key"
      Then IBKR Mobile offers Amara "Migrate IB Key"
      When Amara taps "Cancel"
      Then no SMS is sent to Amara
      And IB Key is active on Amara's old phone alone

  Rule: The instructions come before the password

    @MIG-IOS-04
    Scenario: Cancelling at the instructions sends no SMS
      Given Amara opens IBKR Mobile, enters username and password and taps "Log In"
      And Amara taps "Migrate IB Key"
      And Amara taps "Migrate IB Key"
      Then IBKR Mobile does not ask Amara for "Password"
      When Amara taps "Cancel"
      Then no SMS is sent to Amara

  Rule: The password is given again by the same person

    @MIG-IOS-05
    Scenario: A wrong password sends no SMS
      Given Amara goes as far as the second password prompt
      When Amara gives a wrong password the second time
      Then no SMS is sent to Amara
      And IB Key is active on Amara's old phone alone

    @MIG-IOS-05
    Scenario: The password of another person sends no SMS
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Amara goes as far as the second password prompt
      When Amara gives username and password of Bruno the second time
      Then no SMS is sent to Amara
      And no SMS is sent to Bruno
      And IBKR Mobile asks Amara for "Password"

    @MIG-IOS-05
    Scenario: The right password with the user name of another person sends no SMS
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Amara goes as far as the second password prompt
      When Amara gives the right password with the user name of Bruno the second time
      Then no SMS is sent to Amara
      And no SMS is sent to Bruno
      And IBKR Mobile asks Amara for "Password"

    @MIG-IOS-05
    Scenario: A wrong password does not lead to the physical security device
      Given Amara receives a physical security device as well
      And Amara goes as far as the second password prompt
      When Amara gives a wrong password the second time
      Then IBKR Mobile asks Amara for "Password"

    @MIG-IOS-05
    Scenario: The right password leads to the physical security device
      Given Amara receives a physical security device as well
      And Amara goes as far as the second password prompt
      When Amara gives the right password the second time
      Then IBKR Mobile asks Amara to operate the physical security device

    @MIG-IOS-05
    Scenario: The right password sends the Activation Token
      Given Amara goes as far as the second password prompt
      When Amara gives the right password the second time
      Then an SMS with an Activation Token is sent to Amara

  Rule: The Activation Token is sent by SMS and shown nowhere else

    @MIG-IOS-06
    Scenario: Before the password is given again no SMS is sent
      When Amara goes as far as the second password prompt
      Then no SMS is sent to Amara

    @MIG-IOS-06
    Scenario: After the password was given again the SMS is sent
      When Amara begins the migration
      Then an SMS with an Activation Token is sent to Amara
