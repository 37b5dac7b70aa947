Feature: Which number a Confirm Code confirms
  A Confirm Code proves access to the number that it was sent to, and to no other number.

  Rule: A Confirm Code confirms only the number that it was sent to

    @SEC-BIND-07 @SMS-07
    Scenario: A number entered after the code was sent is not confirmed
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara notes the code down
      And Amara changes the mobile number
      When Amara enters the noted code as Confirm Code
      Then Amara is refused
      And the mobile number of Amara is not verified

    @SEC-BIND-07
    Scenario: A new number in place of a verified one is not confirmed
      Given Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara asks for a Confirm Code
      And Amara notes the code down
      And Amara changes the mobile number
      When Amara enters the noted code as Confirm Code
      Then Amara is refused
      And the mobile number of Amara is not verified

    @SEC-BIND-07
    Scenario: A number of another country that ends in the same digits is not confirmed
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara notes the code down
      And Amara changes the mobile number to one of another country that ends in the same digits
      When Amara enters the noted code as Confirm Code
      Then Amara is refused
      And the mobile number of Amara is not verified

    @SEC-BIND-07
    Scenario: The number that received the code is confirmed
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara notes the code down
      When Amara enters the noted code as Confirm Code
      Then the mobile number of Amara is verified

    @SEC-BIND-07
    Scenario: A security code to another number does not replace the Confirm Code
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      And 2 minutes pass
      And Amara logs in
      And Amara goes back to Client Portal
      When Amara enters the Confirm Code that was sent to the other number
      Then the mobile number of Amara is verified
