Feature: Single use of a response
  A response that somebody has seen or recorded is of no use once it has been entered.

  Rule: A response opens one login

    @SEC-SINGLE-01
    Scenario: The same response is refused the second time
      Given Amara uses IB Key
      And Amara logs in to the platform by challenge and response
      And Amara is logged in
      When Amara gives the same response again
      Then Amara is refused
      And 1 session has been opened for Amara

    @SEC-SINGLE-01
    Scenario: A response to a new challenge is accepted
      Given Amara uses IB Key
      And Amara logs in to the platform by challenge and response
      And Amara is logged in
      When Amara logs in to the platform by challenge and response
      Then Amara is logged in

  Rule: A new challenge ends the previous one

    @SEC-SINGLE-06
    Scenario: The response to the previous challenge is refused
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara asks for a Challenge code instead
      When Amara gives the noted response
      Then Amara is refused

    @SEC-SINGLE-06
    Scenario: The response to the new challenge is accepted
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When Amara gives the noted response
      Then Amara is logged in
