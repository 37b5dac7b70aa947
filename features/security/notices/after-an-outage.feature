Feature: Told in the end
  A carrier that is away loses no notice of a new phone or another number, and keeps nobody waiting.

  Background:
    Given the server tells people of changes by SMS
    And Amara uses IB Key on an Android phone without a fingerprint sensor
    And Amara receives a physical security device as well

  Rule: What the carrier cannot take now it gets later

    @SEC-SEND-07
    Scenario: Another phone, 20 minutes later
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier takes no SMS to Amara
      And Amara migrates IB Key
      And 20 minutes pass
      When the carrier takes SMS to Amara again
      And an hour passes
      Then one SMS is sent to Amara

    @SEC-SEND-07
    Scenario: Another number, 20 minutes later
      Given Amara logs in to Client Portal by challenge and response
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      And the carrier takes no SMS to Amara
      And Amara enters the Confirm Code that was sent to the other number
      And 20 minutes pass
      When the carrier takes SMS to Amara again
      And an hour passes
      Then one SMS is sent to Amara

    @SEC-SEND-07
    Scenario: Another phone and another number, 20 minutes later
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier takes no SMS to Amara
      And Amara migrates IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code that was sent to the other number
      And 20 minutes pass
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
