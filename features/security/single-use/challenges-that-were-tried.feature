Feature: Challenges that were tried
  A new challenge ends the one before it, also where that one has been answered wrongly.

  Background:
    Given Amara uses IB Key
    And Amara logs in
    And Amara asks for a Challenge code instead
    And Amara notes the response to the challenge down
    And Amara is wrong 1 time with the response

  Rule: A new challenge ends the one that was tried

    @SEC-SINGLE-06
    Scenario: The response to the older challenge is refused
      Given Amara asks for a Challenge code instead
      When Amara gives the noted response
      Then Amara gets no further

    @SEC-SINGLE-06
    Scenario: The response to the newer challenge is accepted
      Given Amara asks for a Challenge code instead
      When Amara answers the newest challenge
      Then Amara is logged in
