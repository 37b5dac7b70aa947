Feature: Single use of a code
  A code that somebody has read in another person's SMS is of no use once it has been entered.

  Rule: A security code opens one login

    @SEC-SINGLE-02
    Scenario: The same security code is refused the second time
      Given Amara uses SMS authentication
      And Amara logs in
      And Amara notes the code down
      And Amara enters the security code from the SMS
      And Amara is logged in
      When Amara enters the noted code as security code
      Then Amara is refused
      And 1 session has been opened for Amara

    @SEC-SINGLE-02
    Scenario: A new security code is accepted
      Given Amara uses SMS authentication
      And Amara logs in
      And Amara enters the security code from the SMS
      And 2 minutes pass
      And Amara logs in again
      When Amara enters the security code from the SMS
      Then Amara is logged in

  Rule: A Confirm Code confirms a number once

    @SEC-SINGLE-03
    Scenario: The same Confirm Code is refused the second time
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara notes the code down
      And Amara enters the Confirm Code
      And the mobile number of Amara is verified
      When Amara enters the noted code as Confirm Code
      Then Amara is refused

    @SEC-SINGLE-03
    Scenario: The same Confirm Code is refused after the number was changed and changed back
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara notes the code down
      And Amara enters the Confirm Code
      And Amara changes the mobile number
      And Amara changes the mobile number back
      And everything of Amara is noted down
      When Amara enters the noted code as Confirm Code
      Then Amara is refused
      And nothing of Amara has changed
