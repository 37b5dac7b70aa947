Feature: Responses are good once
  Whoever looks over a shoulder or records a line gets to see answers that are worth nothing any more.

  Rule: A response opens one login

    @SEC-SINGLE-01
    Scenario: The same response again
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS by challenge and response
      And Amara is logged in
      When Amara gives the same response again
      Then Amara is refused
      And 1 session has been opened for Amara

    @SEC-SINGLE-01
    Scenario: A response to a new challenge
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS by challenge and response
      And Amara is logged in
      When Amara logs in to TWS by challenge and response
      Then Amara is logged in

  Rule: A new challenge ends the one before it

    @SEC-SINGLE-06
    Scenario: The response to the challenge before
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara asks for a Challenge code instead
      When Amara gives the noted response
      Then Amara is refused

    @SEC-SINGLE-06
    Scenario: The response to the new challenge
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When Amara gives the noted response
      Then Amara is logged in
