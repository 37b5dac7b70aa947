Feature: Nothing extends a login
  The lifetime of a login begins with its password. No later request extends it.

  Background:
    Given the server publishes its limits

  Rule: A Challenge code does not extend a login

    Background:
      Given Amara uses IB Key
      And Amara logs in
      And the login is about to end
      And Amara asks for a Challenge code instead

    @SEC-EXPIRY-03
    Scenario: A challenge requested at the end expires with its login
      Given a second passes
      When Amara answers the newest challenge
      Then Amara gets no further

  Rule: Another SMS does not extend a login

    Background:
      Given Amara uses SMS authentication
      And Amara logs in
      And the login is about to end
      And Amara asks for another SMS

    @SEC-EXPIRY-03
    Scenario: A security code sent at the end expires with its login
      Given a second passes
      When Amara enters the security code from the SMS
      Then Amara gets no further

    @SEC-EXPIRY-03
    Scenario: A security code sent at the end is accepted at once
      When Amara enters the security code from the SMS
      Then Amara is logged in
