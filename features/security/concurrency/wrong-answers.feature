Feature: Wrong answers at the same time
  Many simultaneous requests, sent before the first answer is read, give no additional attempt.

  @SEC-RACE-05
  Rule: All simultaneous wrong responses are counted

    Scenario: After 101 simultaneous wrong responses the right one is refused
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When Amara gives a wrong response 101 times at the same time
      And Amara gives the noted response
      Then Amara gets no further

    Scenario: After one wrong response the right one is accepted
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When Amara gives a wrong response 1 time at the same time
      And Amara gives the noted response
      Then Amara is logged in

  @SEC-RACE-08
  Rule: All wrong responses in simultaneous windows are counted

    Scenario: Wrong responses in as many windows as the server allows lock the second factor
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara waits with Challenge codes, as often as the server allows wrong answers
      When Amara gives a wrong response in each window at the same time
      And Amara tries to log in to the platform by challenge and response
      Then Amara is refused

    Scenario: Wrong responses in one window less lock nothing
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara waits with Challenge codes, once less than the server allows wrong answers
      When Amara gives a wrong response in each window at the same time
      And Amara tries to log in to the platform by challenge and response
      Then the answer of Amara is accepted

  @SEC-RACE-07
  Rule: All simultaneous wrong passwords are counted

    Scenario: After 101 simultaneous wrong passwords the right one is refused
      Given Amara uses IB Key
      When somebody gives a wrong password for Amara 101 times at the same time
      And Amara logs in
      Then Amara is refused

    Scenario: After one wrong password the right one is accepted
      Given Amara uses IB Key
      When somebody gives a wrong password for Amara 1 time at the same time
      And Amara logs in to the platform by challenge and response
      Then Amara is logged in

  @SEC-RACE-12
  Rule: No login succeeds at the same time as the second factor is locked

    Background:
      Given the server publishes its limits
      And Amara uses IB Key

    Scenario: A right response and the wrong one that locks
      Given Amara is wrong in login after login, once less than the server allows
      And Amara waits with 2 Challenge codes
      When Amara gives a wrong response in the earlier window and the right one in the newest at the same time
      Then Amara is logged in or locked out, and not both

    Scenario: An approval and the wrong response that locks
      Given Amara logs in
      And Amara is wrong with challenge after challenge, once less than the server allows
      And Amara asks for a Challenge code instead
      And Amara logs in again
      When Amara gives a wrong response in the earlier window while a copy of the app approves the login
      Then Amara is logged in or locked out, and not both
