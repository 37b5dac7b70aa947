Feature: Sent at the same time
  Whoever asks many times at once, before the first answer is read, gets one text message and not more.

  @SEC-RACE-04
  Rule: Of requests for a Confirm Code at the same time one sends an SMS

    Scenario: Eight requests
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      When Amara asks for a Confirm Code 8 times at the same time
      Then one of these answers of Amara is accepted
      And one SMS is sent to Amara

    Scenario: One request
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      When Amara asks for a Confirm Code 1 time at the same time
      Then one of these answers of Amara is accepted
      And one SMS is sent to Amara

  @SEC-RACE-10
  Rule: Of logins at the same time one sends an SMS

    Scenario: Eight logins
      Given Amara uses SMS authentication
      When Amara logs in to TWS 8 times at the same time
      Then one SMS is sent to Amara

    Scenario: One login
      Given Amara uses SMS authentication
      When Amara logs in to TWS 1 time at the same time
      Then one SMS is sent to Amara
