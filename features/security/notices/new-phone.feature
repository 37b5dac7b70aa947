Feature: Notices of a new phone
  A person is told of a phone that becomes active, and can object.

  Background:
    Given the server sends notices of changes by SMS

  Rule: A phone on which IB Key becomes active causes a notice

    @SEC-NOTICE-01
    Scenario: A migration causes a notice besides the Activation Token
      Given Amara uses IB Key
      And Amara buys another phone
      When Amara migrates IB Key
      Then two SMS have been sent to Amara

    @SEC-NOTICE-01
    Scenario: A migration causes a notice to a number that was never verified
      Given Amara uses IB Key, but has not verified the mobile number
      And Amara buys an Android phone with a fingerprint sensor
      When Amara migrates IB Key
      Then two SMS have been sent to Amara

    @SEC-NOTICE-01
    Scenario: A reactivation causes a notice besides the Activation Token
      Given Amara uses IB Key
      And Amara uninstalls IBKR Mobile and installs it again
      When Amara reactivates IB Key
      Then two SMS have been sent to Amara

    @SEC-NOTICE-01
    Scenario: A first activation causes a notice besides the Activation Token
      Given Amara has an iPhone with Face ID on which IB Key is not activated
      When Amara activates IB Key
      Then two SMS have been sent to Amara

    @SEC-NOTICE-01
    Scenario: A migration that has only begun causes no notice
      Given Amara uses IB Key
      And Amara buys another phone
      When Amara begins the migration
      Then one SMS is sent to Amara

    @SEC-NOTICE-01
    Scenario: A migration by physical security device causes a notice
      Given Amara uses IB Key
      And Amara receives a physical security device as well
      And Amara buys another phone
      When Amara migrates IB Key
      Then one SMS is sent to Amara
      And the SMS to Amara mentions IB Key
