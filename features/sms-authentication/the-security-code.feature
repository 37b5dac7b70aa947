Feature: The security code at the login
  The code of a login opens this login, once and for a limited time.

  Background:
    Given Amara uses SMS authentication
    And Amara logs in

  Rule: Only the code that was sent for this login is accepted

    @SMS-15
    Scenario: The right security code is accepted
      When Amara enters the security code from the SMS
      Then Amara is logged in

    @SMS-15
    Scenario: A wrong security code is refused
      When Amara enters a wrong security code
      Then the server does not accept the code of Amara
      And Amara is not logged in

    @SMS-15
    Scenario: The security code of another person is refused
      Given Bruno uses SMS authentication
      And Bruno logs in
      When Amara enters the security code of Bruno
      Then the server does not accept the code of Amara
      And Amara is not logged in

    @SMS-15
    Scenario: The security code of an earlier login is refused
      Given Amara notes the code down
      And 3 minutes pass
      And Amara logs in again
      When Amara enters the noted code as security code
      Then the server does not accept the code of Amara
      And Amara is not logged in

  Rule: A security code is valid once and for a limited time

    @SMS-15
    Scenario: A used security code is refused
      Given Amara notes the code down
      And Amara enters the security code from the SMS
      And Amara is logged in
      When Amara enters the noted code as security code
      Then Amara is refused

    @SMS-15
    Scenario: An expired security code is refused
      Given Amara notes the code down
      When more than 10 minutes pass
      And Amara enters the noted code as security code
      Then Amara gets no further
      And Amara is not logged in

    @SMS-15
    Scenario: A superseded security code is refused
      Given Amara notes the code down
      And 2 minutes pass
      And Amara asks for another SMS
      And two SMS have been sent to Amara
      When Amara enters the noted code as security code
      Then the server does not accept the code of Amara

    @SMS-15
    Scenario: The newest security code is accepted
      Given 2 minutes pass
      And Amara asks for another SMS
      When Amara enters the security code from the SMS
      Then Amara is logged in
