Feature: Codes are good once
  Whoever reads an SMS over a shoulder gets to see a code that is worth nothing any more.

  Rule: A security code opens one login

    @SEC-SINGLE-02
    Scenario: The same security code again
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      And Amara notes the code down
      And Amara enters the security code from the SMS
      And Amara is logged in
      When Amara enters the noted code as security code
      Then Amara is refused
      And 1 session has been opened for Amara

    @SEC-SINGLE-02
    Scenario: A new security code
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      And Amara enters the security code from the SMS
      And Amara logs in to TWS again
      When Amara enters the security code from the SMS
      Then Amara is logged in

  Rule: A Confirm Code confirms a number once

    @SEC-SINGLE-03
    Scenario: The same Confirm Code again
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara notes the code down
      And Amara enters the Confirm Code
      And the mobile number of Amara is verified
      When Amara enters the noted code as Confirm Code
      Then Amara is refused

    @SEC-SINGLE-03
    Scenario: The Confirm Code for the first time
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When Amara enters the Confirm Code
      Then the mobile number of Amara is verified
