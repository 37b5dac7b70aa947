Feature: Notices after an outage of the carrier
  A carrier that is unavailable loses no notice of a new phone or another number.

  Background:
    Given the server sends notices of changes by SMS
    And Amara uses IB Key on an Android phone without a fingerprint sensor
    And Amara receives a physical security device as well

  Rule: A notice that cannot be sent now is sent later

    @SEC-SEND-07
    Scenario: The notice of a new phone is sent after 20 minutes
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier takes no SMS to Amara
      And Amara migrates IB Key
      And 20 minutes pass
      When the carrier takes SMS to Amara again
      And an hour passes
      Then one SMS is sent to Amara

    @SEC-SEND-07
    Scenario: The notice of another number is sent after 20 minutes
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
    Scenario: The notices of a new phone and another number are sent after 20 minutes
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
    Scenario: The notice of a new phone is not sent after 90 days
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier takes no SMS to Amara
      And Amara migrates IB Key
      And 90 days pass
      When the carrier takes SMS to Amara again
      And 90 days pass
      Then no SMS is sent to Amara
