Feature: Text messages requested at the same time
  Many simultaneous requests, sent before the first answer is read, send one text message.

  @SEC-RACE-04
  Rule: Simultaneous requests for a Confirm Code send one SMS

    Scenario: Eight simultaneous requests send one SMS
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      When Amara asks for a Confirm Code 8 times at the same time
      Then one of these answers of Amara is accepted
      And one SMS is sent to Amara

    Scenario: A single request sends one SMS
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      When Amara asks for a Confirm Code 1 time at the same time
      Then one of these answers of Amara is accepted
      And one SMS is sent to Amara

    Scenario: Requests from two sessions at the same time send one SMS
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara is logged in to Client Portal
      And the server leaves Amara's earlier session open
      When Amara asks for a Confirm Code 4 times in each of two windows at the same time
      Then one of these answers of Amara is accepted
      And one SMS is sent to Amara

  @SEC-RACE-10
  Rule: Simultaneous logins send one SMS

    Scenario: Simultaneous logins on every platform send one SMS
      Given Amara uses SMS authentication
      When Amara logs in on every platform at the same time
      Then one SMS is sent to Amara

    Scenario: Eight simultaneous logins send one SMS
      Given Amara uses SMS authentication
      When Amara logs in to the platform 8 times at the same time
      Then one SMS is sent to Amara

    Scenario: A single login sends one SMS
      Given Amara uses SMS authentication
      When Amara logs in to the platform 1 time at the same time
      Then one SMS is sent to Amara
