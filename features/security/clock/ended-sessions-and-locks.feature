Feature: What has ended by a clock that is set back
  Neither what somebody left open nor what kept somebody out goes on again.

  Background:
    Given the clock of the server can be set back

  Rule: Neither a session nor a lock that has ended goes on

    @SEC-TIME-01
    Scenario Outline: The session, when <time> before
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      And <time>
      When the clock of the server is set back by a day
      Then <outcome> behind the login opens to Amara's session

      Examples:
        | time            | outcome |
        | a second passes | what is |
        | a day passes    | nothing |

    @SEC-TIME-01
    Scenario Outline: The lock, when it <edge>
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara is wrong in login after login, as often as the server allows
      And the lock <edge>
      When the clock of the server is set back by 10 minutes
      And Amara tries to log in to TWS by challenge and response
      Then <outcome>

      Examples:
        | edge            | outcome                         |
        | is about to end | Amara is refused                |
        | has just ended  | the answer of Amara is accepted |
