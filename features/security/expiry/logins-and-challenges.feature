Feature: Lifetimes of a login and a challenge
  A login waits for its second factor, and a challenge for its response, as long as the server has chosen, and not a
  millisecond longer.

  Background:
    Given the server publishes its limits
    And Amara uses IB Key
    And Amara logs in

  Rule: A login is valid until its last millisecond

    @SEC-EXPIRY-03
    Scenario: A challenge requested in time completes the login
      When the login is about to end
      And Amara asks for a Challenge code instead
      And Amara answers the newest challenge
      Then Amara is logged in

    @SEC-EXPIRY-03
    Scenario: A challenge requested too late is refused
      When the login has just ended
      And Amara asks for a Challenge code instead
      Then Amara gets no further
      And Amara's login waits no longer

    @SEC-EXPIRY-03
    Scenario: An approval requested in time and given in time is accepted
      Given Amara receives a physical security device as well
      And Amara logs in
      When the login is about to end
      And Amara chooses IB Key in the drop-down
      And a copy of Amara's app with the keys approves the login
      Then one of the approvals for Amara has been accepted

    @SEC-EXPIRY-03
    Scenario: An approval requested in time and given too late is refused
      Given Amara receives a physical security device as well
      And Amara logs in
      When the login is about to end
      And Amara chooses IB Key in the drop-down
      And a second passes
      And a copy of Amara's app with the keys approves the login
      Then none of the approvals for Amara has been accepted

    @SEC-EXPIRY-02 @SEC-EXPIRY-03
    Scenario: A login approved in time ends with its lifetime, unless its window has gone on
      Given Amara receives a physical security device as well
      And Amara logs in
      And the login is about to end
      And Amara chooses IB Key in the drop-down
      When a copy of Amara's app with the keys approves the login
      Then one of the approvals for Amara has been accepted
      When a second passes
      Then Amara is not logged in

    @SEC-EXPIRY-03
    Scenario: An approval requested too late is refused
      Given Amara receives a physical security device as well
      And Amara logs in
      When the login has just ended
      And Amara chooses IB Key in the drop-down
      Then Amara gets no further
      And Amara's login waits no longer

  Rule: A challenge is valid until its last millisecond

    @SEC-EXPIRY-04
    Scenario: A response in time is accepted
      Given Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When the challenge is about to end
      And Amara gives the noted response
      Then Amara is logged in

    @SEC-EXPIRY-04
    Scenario: A response too late is refused
      Given Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When the challenge has just ended
      And Amara gives the noted response
      Then Amara gets no further
      And no Challenge code is shown to Amara any more
