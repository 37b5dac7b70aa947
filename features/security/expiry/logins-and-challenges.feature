Feature: How long a login lasts
  A login waits for its second factor, and a challenge for its response, as long as the server has chosen, and not a
  millisecond longer.

  Background:
    Given the server tells its numbers
    And Amara uses IB Key on an Android phone with a fingerprint sensor
    And Amara logs in to TWS

  Rule: The login

    @SEC-EXPIRY-03
    Scenario: The challenge is asked for just in time
      When the login is about to end
      And Amara asks for a Challenge code instead
      And Amara answers the newest challenge
      Then Amara is logged in

    @SEC-EXPIRY-03
    Scenario: The challenge is asked for too late
      When the login has just ended
      And Amara asks for a Challenge code instead
      Then Amara gets no further
      And Amara's login waits no longer

    @SEC-EXPIRY-03
    Scenario: The phone is asked just in time, and answers in time
      Given Amara receives a physical security device as well
      And Amara logs in to Client Portal
      When the login is about to end
      And Amara clicks "IB Key"
      And a copy of Amara's app with the keys approves the login
      Then one of the approvals for Amara has been accepted

    @SEC-EXPIRY-03
    Scenario: The phone is asked just in time, and answers too late
      Given Amara receives a physical security device as well
      And Amara logs in to Client Portal
      When the login is about to end
      And Amara clicks "IB Key"
      And a second passes
      And a copy of Amara's app with the keys approves the login
      Then none of the approvals for Amara has been accepted

    @SEC-EXPIRY-03
    Scenario: The phone is asked too late
      Given Amara receives a physical security device as well
      And Amara logs in to Client Portal
      When the login has just ended
      And Amara clicks "IB Key"
      Then Amara gets no further
      And Amara's login waits no longer

  Rule: The challenge

    @SEC-EXPIRY-04
    Scenario: The response comes just in time
      Given Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When the challenge is about to end
      And Amara gives the noted response
      Then Amara is logged in

    @SEC-EXPIRY-04
    Scenario: The response comes too late
      Given Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When the challenge has just ended
      And Amara gives the noted response
      Then Amara gets no further
      And no Challenge code is shown to Amara any more
