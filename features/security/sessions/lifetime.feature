Feature: How long sessions last
  A session ends by itself some time after the login, on every platform.

  Rule: A session has an end, also where nobody logs out

    @SEC-SESSION-05
    Scenario Outline: Used all along in <platform>, until it is about to end
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to <platform> by challenge and response
      And Amara is logged in
      When Amara uses the session until it is about to end
      Then what is behind the login opens to Amara's session

      Examples:
        | platform      |
        | Client Portal |
        | TWS           |
        | WebTrader     |

    @SEC-SESSION-05
    Scenario Outline: Used all along in <platform>, until it has just ended
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to <platform> by challenge and response
      And Amara is logged in
      When Amara uses the session until it has just ended
      Then nothing behind the login opens to Amara's session

      Examples:
        | platform      |
        | Client Portal |
        | TWS           |
        | WebTrader     |

    @SEC-SESSION-05
    Scenario Outline: When <time>
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      When <time>
      Then <outcome> behind the login opens to Amara's session

      Examples:
        | time            | outcome |
        | a second passes | what is |
        | a day passes    | nothing |
