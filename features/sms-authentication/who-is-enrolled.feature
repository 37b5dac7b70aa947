Feature: Who is enrolled in SMS authentication
  A verified mobile number is what SMS authentication needs; an active SLS device makes it unnecessary.

  Rule: SMS authentication needs a verified mobile number

    @SMS-01
    Scenario: The number is not verified
      Given Amara has no SLS device, and the mobile number is not verified
      And 10 minutes pass
      When Amara logs in to TWS
      Then no SMS is sent to Amara

    @SMS-01
    Scenario: The number has been verified
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      And 3 minutes pass
      When Amara logs in to TWS
      Then Amara is asked for the code sent by SMS

    @SMS-01
    Scenario: The number was changed and not verified again
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And Amara changes the mobile number
      Then the mobile number of Amara is not verified

    @SMS-01
    Scenario: Until it is verified, the code goes to the number before
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And Amara changes the mobile number
      When Amara logs in to TWS
      Then Amara is asked for the code sent by SMS
      And two SMS have been sent to Amara
      And no SMS is sent to the other number of Amara

  Rule: A number can be verified at any time

    @SMS-02
    Scenario: Months after the account was opened
      Given Amara has no SLS device, and the mobile number is not verified
      And 90 days pass
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When Amara enters the Confirm Code
      Then the mobile number of Amara is verified

  Rule: Without an active SLS device the enrolment follows by itself

    @SMS-10
    Scenario: Shortly after the number was verified
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      When a minute passes
      Then Amara is enrolled in SMS authentication

    @SMS-10
    Scenario: Shortly after the number was verified, with a physical security device that is not active
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara receives a physical security device that is not active
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      When a minute passes
      Then Amara is enrolled in SMS authentication

    @SMS-10
    Scenario: Not before the number is verified
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When a minute passes
      Then Amara is not enrolled in SMS authentication

  Rule: With an active SLS device there is no enrolment

    @SMS-11
    Scenario: IB Key is active
      Given Amara uses IB Key, but has not verified the mobile number
      And Amara logs in to Client Portal by challenge and response
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      When 10 minutes pass
      Then Amara is not enrolled in SMS authentication

    @SMS-11
    Scenario: IB Key is activated after the enrolment
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      And 10 minutes pass
      When Amara activates IB Key
      Then Amara is not enrolled in SMS authentication

    @SMS-11
    Scenario: IB Key is activated beside SMS authentication that was chosen
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      When Amara activates IB Key
      Then Amara is enrolled in SMS authentication

    @SMS-11
    Scenario: A physical security device is active
      Given Amara has a physical security device
      And Amara logs in to Client Portal with the physical security device
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      When 10 minutes pass
      Then Amara is not enrolled in SMS authentication
