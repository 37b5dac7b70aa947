Feature: Which number a code confirms
  Whoever enters a Confirm Code has the phone with the number that it was sent to, and has proven that of no other.

  Rule: A Confirm Code confirms the number that it was sent to

    @SEC-BIND-07
    Scenario: The number was changed in between
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara notes the code down
      And Amara changes the mobile number
      When Amara enters the noted code as Confirm Code
      Then Amara is refused
      And the mobile number of Amara is not verified

    @SEC-BIND-07
    Scenario: A verified number was changed in between
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      And Amara asks for a Confirm Code
      And Amara notes the code down
      And Amara changes the mobile number
      When Amara enters the noted code as Confirm Code
      Then Amara is refused
      And the mobile number of Amara is not verified

    @SEC-BIND-07
    Scenario: The number is still the same
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara notes the code down
      When Amara enters the noted code as Confirm Code
      Then the mobile number of Amara is verified

    @SEC-BIND-07
    Scenario: Another number got a security code in between
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      And 2 minutes pass
      And Amara logs in to TWS
      And Amara goes back to Client Portal
      When Amara enters the Confirm Code that was sent to the other number
      Then the mobile number of Amara is verified
