Feature: Told when the carrier wants it
  A carrier that cannot take a notice now may say how long to wait: so long it is left alone, and then it is asked again.

  Background:
    Given the server tells people of changes by SMS
    And Amara uses IB Key on an Android phone without a fingerprint sensor
    And Amara receives a physical security device as well

  Rule: Not before the carrier wants it

    @SEC-SEND-02
    Scenario: A notice, not too early
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier asks to wait 20 seconds with the next SMS to Amara
      When Amara migrates IB Key
      And 19 seconds pass
      Then no SMS is sent to Amara
      When a minute passes
      Then one SMS is sent to Amara

    @SEC-SEND-02
    Scenario: A notice, not too early beside another one
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

  Rule: Also when the carrier wants it much later

    @SEC-SEND-07
    Scenario: In 40 minutes
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier asks to wait 40 minutes with the next SMS to Amara
      When Amara migrates IB Key
      And an hour passes
      Then one SMS is sent to Amara
