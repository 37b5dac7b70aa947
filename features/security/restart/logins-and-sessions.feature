Feature: Logins and sessions after a restart
  A restart changes neither which logins wait nor which sessions are open.

  Rule: A restart leaves each login as it was

    @SEC-RESTART-01
    Scenario: A restart does not lose an approved login
      Given Amara uses IB Key
      And Amara logs in
      And a copy of Amara's app with the keys approves the login
      When the server starts again
      Then Amara is logged in

    @SEC-RESTART-01
    Scenario: A restart does not confuse a waiting login with an older one
      Given Amara uses IB Key
      And Amara logs in
      And Amara logs in to Client Portal
      And the server starts again
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in

    @SEC-RESTART-01
    Scenario: A restart does not end a session opened by a response
      Given Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      When the server starts again
      Then Amara is logged in

    @SEC-RESTART-01
    Scenario: A restart does not end a session opened by a security code
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      When the server starts again
      Then Amara is logged in

    @SEC-RESTART-01
    Scenario: A restart does not approve a waiting login
      Given Amara uses IB Key
      And Amara logs in
      When the server starts again
      Then Amara is not logged in

    @SEC-RESTART-01 @SEC-END-01
    Scenario: A restart does not reopen a declined login
      Given Amara uses IB Key
      And Amara logs in
      And Amara declines the login
      When the server starts again
      Then Amara's window shows that the login was declined

  Rule: A restart does not change when a session was last used

    @SEC-RESTART-01
    Scenario: A session used before the restart stays open
      Given a session lasts twice as long as an unused one
      And Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      And the unused session is about to end
      And Amara uses the session
      And the server starts again
      When the unused session is about to end
      Then Amara's session is accepted

    @SEC-RESTART-01
    Scenario: A session not used before the restart ends in time
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      And the unused session is about to end
      And the server starts again
      When a second passes
      Then Amara's session is not accepted
