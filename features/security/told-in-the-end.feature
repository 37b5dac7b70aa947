Feature: Told in the end
  A carrier that is away loses no notice of a new phone or another number, and keeps nobody waiting.

  Background:
    Given the server tells people of changes by SMS
    And Amara uses IB Key on an Android phone without a fingerprint sensor
    And Amara receives a physical security device as well

  Rule: What the carrier cannot take now it gets later

    @SEC-SEND-07
    Scenario: Another phone, an hour later
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier takes no SMS to Amara
      And Amara migrates IB Key
      And an hour passes
      When the carrier takes SMS to Amara again
      And an hour passes
      Then one SMS is sent to Amara

    @SEC-SEND-07
    Scenario: Another number, an hour later
      Given Amara logs in to Client Portal by challenge and response
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      And the carrier takes no SMS to Amara
      And Amara enters the Confirm Code that was sent to the other number
      And an hour passes
      When the carrier takes SMS to Amara again
      And an hour passes
      Then one SMS is sent to Amara

    @SEC-SEND-07
    Scenario: Another phone and another number, an hour later
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier takes no SMS to Amara
      And Amara migrates IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code that was sent to the other number
      And an hour passes
      When the carrier takes SMS to Amara again
      And an hour passes
      Then two SMS have been sent to Amara

    @SEC-SEND-07
    Scenario: Another phone, and nothing when it is known for long
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier takes no SMS to Amara
      And Amara migrates IB Key
      And 90 days pass
      When the carrier takes SMS to Amara again
      And 90 days pass
      Then no SMS is sent to Amara

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
      And the carrier asks to wait 20 seconds with the next SMS to Amara
      And Amara migrates IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      And the carrier cannot take the next SMS to Amara
      And Amara enters the Confirm Code that was sent to the other number
      When 19 seconds pass
      Then one SMS is sent to Amara
      When a minute passes
      Then two SMS have been sent to Amara
