Feature: Codes that went to the same number
  Several codes may be on one phone. Each is good for what it was sent for.

  Rule: A security code does not confirm the number that it went to

    Background:
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And Amara uses the session for 2 minutes
      And Amara logs in
      And Amara notes the code down
      And Amara goes back to Client Portal
      And Amara changes the mobile number
      And Amara changes the mobile number back
      And Amara asks for a Confirm Code

    @SEC-BIND-06
    Scenario: The security code is refused as Confirm Code
      When Amara enters the noted code as Confirm Code
      Then Amara is refused

    @SEC-BIND-06
    Scenario: The Confirm Code is accepted
      When Amara enters the Confirm Code
      Then the mobile number of Amara is verified

  Rule: A code that was tried ends with its number

    Background:
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And Amara uses the session for 2 minutes
      And Amara logs in
      And Amara notes the code down
      And Amara is wrong 1 time with the security code
      And Amara goes back to Client Portal

    @SEC-BIND-14
    Scenario: The code is refused once another number is verified
      Given Amara changes the mobile number
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code that was sent to the other number
      And Amara goes back to the platform
      When Amara enters the noted code as security code
      Then the server does not accept the code of Amara

    @SEC-BIND-14
    Scenario: The code is accepted where the number has not been changed
      Given Amara goes back to the platform
      When Amara enters the noted code as security code
      Then Amara is logged in

  Rule: An Activation Token belongs to one activation

    Background:
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      And Amara notes the Activation Token down
      And 2 minutes pass
      And Amara buys an iPhone with Touch ID
      And Amara begins the migration

    @SEC-BIND-10
    Scenario: The token of another migration is refused
      When Amara enters the noted Activation Token
      Then IB Key is active on Amara's old phone alone

    @SEC-BIND-10
    Scenario: The token of this migration is accepted
      When Amara enters the Activation Token
      Then IB Key is active on Amara's new phone alone
