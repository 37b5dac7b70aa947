Feature: The number that SMS authentication requires
  Codes go to a mobile number that the person has verified, whenever that was.

  Rule: SMS authentication requires a verified mobile number

    @SMS-01
    Scenario: A number that is not verified receives no code
      Given Amara has no SLS device, and the mobile number is not verified
      And 10 minutes pass
      When Amara logs in
      Then no SMS is sent to Amara

    @SMS-01
    Scenario: A number that was verified receives the code
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      And 3 minutes pass
      When Amara logs in
      Then Amara is asked for the code sent by SMS

    @SMS-01
    Scenario: A changed number is not verified
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And Amara changes the mobile number
      Then the mobile number of Amara is not verified

    @SMS-01
    Scenario: The previous number receives the code until the new one is verified
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And Amara changes the mobile number
      And 2 minutes pass
      When Amara logs in
      Then Amara is asked for the code sent by SMS
      And two SMS have been sent to Amara
      And no SMS is sent to the other number of Amara

    @SMS-01
    Scenario: The previous number receives the code after a Confirm Code to the new one
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And Amara uses the session for 2 minutes
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      And Amara uses the session for 2 minutes
      When Amara logs in
      Then two SMS have been sent to Amara

    @SMS-01
    Scenario: The previous number receives another code of the same login as well
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And Amara changes the mobile number
      And 2 minutes pass
      And Amara logs in
      And 2 minutes pass
      When Amara asks for another SMS
      Then no SMS is sent to the other number of Amara
      When Amara enters the security code from the SMS
      Then Amara is logged in

    @SMS-01
    Scenario: A number changed back receives the code
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And Amara changes the mobile number
      And Amara changes the mobile number back
      And 2 minutes pass
      When Amara logs in
      Then Amara is asked for the code sent by SMS
      And two SMS have been sent to Amara

  Rule: A number can be verified at any time

    @SMS-02
    Scenario: A number that was verified before is verified again
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      And 2 minutes pass
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code that was sent to the other number
      And 2 minutes pass
      And Amara changes the mobile number back
      And Amara asks for a Confirm Code
      When Amara enters the Confirm Code
      Then the mobile number of Amara is verified

    @SMS-02
    Scenario: A number is verified months after the account was opened
      Given Amara has no SLS device, and the mobile number is not verified
      And 90 days pass
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When Amara enters the Confirm Code
      Then the mobile number of Amara is verified
