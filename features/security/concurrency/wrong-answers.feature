Feature: Counted at the same time
  Whoever sends many requests at once, before the first answer is read, has not one try more than anybody else.

  @SEC-RACE-05
  Rule: Wrong responses at the same time are all counted

    Scenario: More wrong responses than anybody may give
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When Amara gives a wrong response 101 times at the same time
      And Amara gives the noted response
      Then Amara gets no further

    Scenario: One wrong response
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When Amara gives a wrong response 1 time at the same time
      And Amara gives the noted response
      Then Amara is logged in

  @SEC-RACE-08
  Rule: Wrong responses in many windows at the same time are all counted

    Scenario: As many windows as the server allows wrong answers
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara waits with Challenge codes, as often as the server allows wrong answers
      When Amara gives a wrong response in each window at the same time
      And Amara tries to log in to TWS by challenge and response
      Then Amara is refused

    Scenario: One window less
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara waits with Challenge codes, once less than the server allows wrong answers
      When Amara gives a wrong response in each window at the same time
      And Amara tries to log in to TWS by challenge and response
      Then the answer of Amara is accepted

  @SEC-RACE-07
  Rule: Wrong passwords at the same time are all counted

    Scenario: More wrong passwords than anybody may give
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When somebody gives a wrong password for Amara 101 times at the same time
      And Amara logs in to TWS
      Then Amara is refused

    Scenario: One wrong password
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When somebody gives a wrong password for Amara 1 time at the same time
      And Amara logs in to TWS by challenge and response
      Then Amara is logged in
