Feature: How long sessions last
  A session ends by itself: some time after the login, and sooner where nobody uses it.

  Rule: A session has an end, also where nobody logs out

    @SEC-SESSION-05
    Scenario Outline: Used all along until it <edge>
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      When Amara uses the session until it <edge>
      Then <outcome> behind the login opens to Amara's session

      Examples:
        | edge            | outcome |
        | is about to end | what is |
        | has just ended  | nothing |

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

  Rule: A session that nobody uses ends

    @SEC-SESSION-06
    Scenario Outline: Left alone until it <edge>
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      When the unused session <edge>
      Then <outcome> behind the login opens to Amara's session

      Examples:
        | edge            | outcome |
        | is about to end | what is |
        | has just ended  | nothing |

    @SEC-SESSION-06
    Scenario: Used in between
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      When the unused session is about to end
      And Amara uses the session
      And the unused session is about to end
      Then what is behind the login opens to Amara's session

    @SEC-SESSION-06
    Scenario: Used in between, beside another one
      Given the server tells its numbers
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
