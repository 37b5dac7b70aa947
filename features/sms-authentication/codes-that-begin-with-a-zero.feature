Feature: Codes that begin with a zero
  A code is good as it came by SMS, also where it begins with a zero.

  Background:
    Given Amara uses SMS authentication

  Rule: A zero in front belongs to the code

    @SMS-15
    Scenario: A security code
      When Amara logs in to TWS by SMS day after day, until a code begins with a zero
      Then Amara is logged in

    @SMS-07
    Scenario: A Confirm Code
      When Amara confirms the mobile number anew day after day, until a code begins with a zero
      Then the mobile number of Amara is verified
