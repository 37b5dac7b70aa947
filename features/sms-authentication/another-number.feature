Feature: Another number than the first
  A person who has verified another number, and has no active SLS device any more, is enrolled like anybody else.

  Rule: The enrolment follows whichever number was verified

    Background:
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And Amara removes SMS from the SLS devices
      And Amara changes the mobile number
      And Amara asks for a Confirm Code

    @SMS-10
    Scenario: Another number that was verified is enrolled within a minute
      Given Amara enters the Confirm Code that was sent to the other number
      When a minute passes
      Then Amara is enrolled in SMS authentication
