Feature: Sessions
  What opens the account is made after the second factor, for one login, and ends with it.

  Rule: Every login has a session of its own

    @SEC-SESSION-01
    Scenario: Two logins, one after the other
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara logs in to TWS by challenge and response
      And Amara is logged in
      And Amara logs in to TWS by challenge and response
      Then Amara is logged in
      And Amara's session is none of the secrets before it

    @SEC-SESSION-01
    Scenario: One login
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara logs in to TWS by challenge and response
      Then Amara is logged in
      And what is behind the login opens to Amara's session

  Rule: After the logout the session opens nothing

    @SEC-SESSION-02
    Scenario: After the logout
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      When Amara logs out
      Then nothing behind the login opens to Amara's session

    @SEC-SESSION-02
    Scenario: After the logout from another session
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      And Amara logs in to TWS by challenge and response
      When Amara logs out
      And Amara goes back to the earlier window
      Then what is behind the login opens to Amara's session

    @SEC-SESSION-02
    Scenario: Before the logout
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara logs in to Client Portal by challenge and response
      Then what is behind the login opens to Amara's session

  Rule: Before the second factor nothing opens

    @SEC-SESSION-03
    Scenario Outline: A login that waits for <what>
      Given Amara uses <method>
      When Amara logs in to Client Portal
      Then nothing behind the login opens to the key of Amara's login

      Examples:
        | what        | method                                               |
        | an approval | IB Key on an Android phone with a fingerprint sensor |
        | a code      | SMS authentication                                   |

    @SEC-SESSION-03
    Scenario: A login with its second factor
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara logs in to Client Portal by challenge and response
      Then what is behind the login opens to Amara's session

  Rule: Nobody guesses a key

    @SEC-SESSION-04
    Scenario: Twenty logins
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara begins 20 logins to TWS
      Then no key of these logins of Amara can be guessed

    @SEC-SESSION-04
    Scenario: Twenty logins and their keys
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara begins 20 logins to TWS
      Then each of these logins of Amara opens to its own key

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
