Feature: People who share a mobile number
  A couple may have one mobile number. What one of them does wrong is not the other's.

  Rule: The lock of one person leaves others with the same number alone

    Background:
      Given the server publishes its limits
      And Amara uses IB Key
      And Bruno uses IB Key, and has the mobile number of Amara
      And Amara is wrong in login after login, as often as the server allows

    @SEC-LIMIT-07
    Scenario: The other person is not locked
      When Bruno tries to log in to the platform by challenge and response
      Then Bruno is logged in

    @SEC-LIMIT-07
    Scenario: The one who was wrong is locked
      When Amara tries to log in to the platform by challenge and response
      Then the second factor of Amara is locked
