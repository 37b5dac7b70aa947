Feature: Nothing behind a person's back
  Whoever gets a new phone is told so. If it was somebody else, they can object.

  Background:
    Given the server tells people of changes by SMS

  Rule: A phone on which IB Key becomes active

    @SEC-NOTICE-01
    Scenario: Another phone: an SMS with the Activation Token, and one about what was done
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara buys an Android phone with a fingerprint sensor
      When Amara migrates IB Key
      Then two SMS have been sent to Amara

    @SEC-NOTICE-01
    Scenario: Another phone, and a number that was never verified
      Given Amara uses IB Key, but has not verified the mobile number
      And Amara buys an Android phone with a fingerprint sensor
      When Amara migrates IB Key
      Then two SMS have been sent to Amara

    @SEC-NOTICE-01
    Scenario: The same phone again: an SMS with the Activation Token, and one about what was done
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara uninstalls IBKR Mobile and installs it again
      When Amara reactivates IB Key
      Then two SMS have been sent to Amara

    @SEC-NOTICE-01
    Scenario: The first phone: an SMS with the Activation Token, and one about what was done
      Given Amara has an iPhone with Face ID on which IB Key is not activated
      When Amara activates IB Key
      Then two SMS have been sent to Amara

    @SEC-NOTICE-01
    Scenario: Another phone that is not active yet: an SMS with the Activation Token
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara buys an Android phone with a fingerprint sensor
      When Amara begins the migration
      Then one SMS is sent to Amara

    @SEC-NOTICE-01
    Scenario: Another phone, proven by a physical security device: an SMS about what was done
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara receives a physical security device as well
      And Amara buys an Android phone with a fingerprint sensor
      When Amara migrates IB Key
      Then one SMS is sent to Amara
      And the SMS to Amara tells of IB Key
