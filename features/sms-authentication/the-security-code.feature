Feature: The security code at the login
  The code of this login opens this login, once, and only for a while.

  Background:
    Given Amara uses SMS authentication
    And Amara logs in to TWS

  Rule: Only the code that was sent for this login is accepted

    @SMS-15
    Scenario: The right code
      When Amara enters the security code from the SMS
      Then Amara is logged in

    @SMS-15
    Scenario: A wrong code
      When Amara enters a wrong security code
      Then the server does not accept the code of Amara
      And Amara is not logged in

    @SMS-15
    Scenario: The code of another person
      Given Bruno uses SMS authentication
      And Bruno logs in to TWS
      When Amara enters the security code of Bruno
      Then the server does not accept the code of Amara
      And Amara is not logged in

    @SMS-15
    Scenario: The code of an earlier login of the same person
      Given Amara notes the code down
      And 3 minutes pass
      And Amara logs in to TWS again
      When Amara enters the noted code as security code
      Then the server does not accept the code of Amara
      And Amara is not logged in

  Rule: A code is good once and for a while

    @SMS-15
    Scenario: The code has been used
      Given Amara notes the code down
      And Amara enters the security code from the SMS
      And Amara is logged in
      When Amara enters the noted code as security code
      Then Amara is refused

    @SMS-15
    Scenario: The code has expired
      Given Amara notes the code down
      When 10 minutes pass
      And Amara enters the noted code as security code
      Then Amara gets no further
      And Amara is not logged in

    @SMS-15
    Scenario: The code has been superseded by a newer one
      Given Amara notes the code down
      And 2 minutes pass
      And Amara asks for another SMS
      And two SMS have been sent to Amara
      When Amara enters the noted code as security code
      Then the server does not accept the code of Amara

    @SMS-15
    Scenario: The newer code
      Given 2 minutes pass
      And Amara asks for another SMS
      When Amara enters the security code from the SMS
      Then Amara is logged in
