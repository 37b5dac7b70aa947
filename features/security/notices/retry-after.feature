Feature: Notices to a carrier that asks to wait
  A carrier that cannot take a notice may say how long to wait. It is not asked before, and asked again after.

  Background:
    Given the server sends notices of changes by SMS
    And Amara uses IB Key on an Android phone without a fingerprint sensor
    And Amara receives a physical security device as well

  Rule: A notice is not sent before the carrier allows it

    @SEC-SEND-02
    Scenario: A notice waits as long as the carrier asks
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier asks to wait 20 seconds with the next SMS to Amara
      When Amara migrates IB Key
      And 19 seconds pass
      Then no SMS is sent to Amara
      When a minute passes
      Then one SMS is sent to Amara

    @SEC-SEND-02
    Scenario: A notice waits also where the carrier asks for 40 minutes
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier asks to wait 40 minutes with the next SMS to Amara
      When Amara migrates IB Key
      And 20 minutes pass
      Then no SMS is sent to Amara
      When an hour passes
      Then one SMS is sent to Amara

    @SEC-SEND-02
    Scenario: A notice waits again where the carrier asks a second time
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier asks to wait 20 seconds with the next SMS to Amara
      And the carrier asks to wait 40 minutes with the next SMS to Amara
      When Amara migrates IB Key
      And 5 minutes pass
      And 20 minutes pass
      Then no SMS is sent to Amara
      When an hour passes
      Then one SMS is sent to Amara

    @SEC-SEND-02
    Scenario: A notice waits, whatever becomes of another one
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier asks to wait 2 minutes with the next SMS to Amara
      And Amara migrates IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      And the carrier cannot take the next SMS to Amara
      And Amara enters the Confirm Code that was sent to the other number
      When a minute passes
      Then one SMS is sent to Amara
      When 10 minutes pass
      Then two SMS have been sent to Amara

  Rule: A notice is sent even if the carrier asks for a long wait

    @SEC-SEND-07
    Scenario: A notice is sent after a wait of 40 minutes
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier asks to wait 40 minutes with the next SMS to Amara
      When Amara migrates IB Key
      And an hour passes
      Then one SMS is sent to Amara
