Feature: Whose code it is
  A code by SMS is worth something to one person, for one login and for one number.

  Rule: A security code belongs to one person and one login

    @SEC-BIND-04
    Scenario: The code of another person
      Given Amara uses SMS authentication
      And Bruno uses SMS authentication
      And Amara logs in to TWS
      And Bruno logs in to TWS
      When Amara enters the security code of Bruno
      Then the server does not accept the code of Amara

    @SEC-BIND-04
    Scenario: The code of the same person
      Given Amara uses SMS authentication
      And Bruno uses SMS authentication
      And Amara logs in to TWS
      And Bruno logs in to TWS
      When Amara enters the security code of Amara
      Then Amara is logged in

    @SEC-BIND-05
    Scenario: The code of an earlier login of the same person
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      And Amara notes the code down
      And 2 minutes pass
      And Amara logs in to TWS again
      When Amara enters the noted code as security code
      Then the server does not accept the code of Amara

    @SEC-BIND-05
    Scenario: The code of this login
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      And Amara notes the code down
      When Amara enters the noted code as security code
      Then Amara is logged in

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
