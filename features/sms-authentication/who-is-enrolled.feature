Feature: Who is enrolled in SMS authentication
  A person who has verified a number and has no active SLS device is enrolled automatically. With an active SLS device nobody is.

  Rule: Without an active SLS device the enrolment follows automatically

    @SMS-10
    Scenario: A verified number is enrolled within a minute
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      When a minute passes
      Then Amara is enrolled in SMS authentication

    @SMS-10
    Scenario: Logging out before the enrolment does not prevent it
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      And Amara logs out
      And 3 minutes pass
      When Amara logs in
      Then Amara is asked for the code sent by SMS

    @SMS-10
    Scenario: A physical security device that is not active does not prevent the enrolment
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara receives a physical security device that is not active
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      When a minute passes
      Then Amara is enrolled in SMS authentication

    @SMS-10
    Scenario: A number that is not verified is not enrolled
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When a minute passes
      Then Amara is not enrolled in SMS authentication

  Rule: With an active SLS device there is no enrolment

    @SMS-11
    Scenario: An active IB Key prevents the enrolment
      Given Amara uses IB Key, but has not verified the mobile number
      And Amara logs in to Client Portal by challenge and response
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      When Amara uses the session for 10 minutes
      Then Amara is not enrolled in SMS authentication

    @SMS-11
    Scenario: Activating IB Key keeps an enrolment that the person chose
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      When Amara activates IB Key
      Then Amara is enrolled in SMS authentication

    @SMS-11
    Scenario: A physical security device alone prevents the enrolment after IB Key was removed
      Given Amara uses IB Key, but has not verified the mobile number
      And Amara receives a physical security device as well
      And Amara logs in to Client Portal with the physical security device
      And Amara removes IB Key from the SLS devices
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      When Amara uses the session for 10 minutes
      Then Amara is not enrolled in SMS authentication

    @SMS-11
    Scenario: An active physical security device prevents the enrolment
      Given Amara has a physical security device
      And Amara logs in to Client Portal with the physical security device
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      When Amara uses the session for 10 minutes
      Then Amara is not enrolled in SMS authentication
