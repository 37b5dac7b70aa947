Feature: People who share a mobile number
  A couple may have one mobile number. What one of them does wrong is not the other's, and each gets their own codes.

  Rule: The two minutes between two SMS are those of one person

    Background:
      Given Amara uses SMS authentication
      And Bruno uses SMS authentication, and has the mobile number of Amara

    @SMS-14
    Scenario: The other person gets a code at once
      Given Amara logs in
      When Bruno logs in
      Then two SMS have been sent to Amara

    @SMS-14
    Scenario: The same person gets no second one at once
      Given Amara logs in
      When Amara logs in again
      Then one SMS is sent to Amara

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
