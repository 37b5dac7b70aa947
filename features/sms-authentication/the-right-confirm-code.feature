Feature: The right Confirm Code
  Only the code of the newest SMS brings the green check mark.

  Background:
    Given Amara has no SLS device, and the mobile number is not verified
    And Amara is logged in to Client Portal

  Rule: Only the right Confirm Code is accepted

    @SMS-07 @SEC-SINGLE-03
    Scenario: The right Confirm Code is accepted
      Given Amara asks for a Confirm Code
      When Amara enters the Confirm Code
      Then the mobile number of Amara is verified

    @SMS-07
    Scenario: A wrong Confirm Code is refused
      Given Amara asks for a Confirm Code
      When Amara enters a wrong Confirm Code
      Then the server does not accept the code of Amara
      And the mobile number of Amara is not verified

    @SMS-07
    Scenario: The Confirm Code of another person is refused
      Given Bruno has no SLS device, and the mobile number is not verified
      And Bruno is logged in to Client Portal
      And Bruno asks for a Confirm Code
      And Amara asks for a Confirm Code
      When Amara enters the Confirm Code of Bruno
      Then the server does not accept the code of Amara

    @SMS-07
    Scenario: A superseded Confirm Code is refused
      Given Amara asks for a Confirm Code
      And Amara notes the code down
      And 2 minutes pass
      And Amara asks for a Confirm Code
      When Amara enters the noted code as Confirm Code
      Then the server does not accept the code of Amara

    @SMS-07
    Scenario: An expired Confirm Code is refused
      Given Amara asks for a Confirm Code
      And Amara notes the code down
      And Amara is logged in to Client Portal again after more than 10 minutes
      When Amara enters the noted code as Confirm Code
      Then Amara is refused
      And the mobile number of Amara is not verified
