Feature: Whose code it is
  A code by SMS is worth something to one person and for one login.

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
