Feature: How long an unused session lasts
  A session ends sooner where nobody uses it, on every platform; whoever uses it keeps it.

  Rule: A session that nobody uses ends

    @SEC-SESSION-06
    Scenario Outline: Left alone in <platform>, until it is about to end
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to <platform> by challenge and response
      And Amara is logged in
      When the unused session is about to end
      Then what is behind the login opens to Amara's session

      Examples:
        | platform      |
        | Client Portal |
        | TWS           |
        | WebTrader     |

    @SEC-SESSION-06
    Scenario Outline: Left alone in <platform>, until it has just ended
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to <platform> by challenge and response
      And Amara is logged in
      When the unused session has just ended
      Then nothing behind the login opens to Amara's session

      Examples:
        | platform      |
        | Client Portal |
        | TWS           |
        | WebTrader     |

    @SEC-SESSION-06
    Scenario Outline: Used in between in <platform>
      Given a session lasts twice as long as an unused one
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to <platform> by challenge and response
      And Amara is logged in
      When the unused session is about to end
      And Amara uses the session
      And the unused session is about to end
      Then what is behind the login opens to Amara's session

      Examples:
        | platform      |
        | Client Portal |
        | TWS           |
        | WebTrader     |

    @SEC-SESSION-06
    Scenario: Used in between, beside another one
      Given a session lasts twice as long as an unused one
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS by challenge and response
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      When the unused session is about to end
      And Amara uses the session
      And the unused session is about to end
      Then what is behind the login opens to Amara's session

    @SEC-SESSION-06
    Scenario Outline: Left alone when <time>
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      When <time>
      Then <outcome> behind the login opens to Amara's session

      Examples:
        | time            | outcome |
        | a second passes | what is |
        | an hour passes  | nothing |
