Feature: Sessions
  What opens the account is made after the second factor, for one login, and ends with it.

  Rule: After the logout the session opens nothing

    @SEC-SESSION-02
    Scenario Outline: After the logout from <platform>
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to <platform> by challenge and response
      And Amara is logged in
      When Amara logs out
      Then nothing behind the login opens to Amara's session

      Examples:
        | platform      |
        | Client Portal |
        | TWS           |
        | WebTrader     |

    @SEC-SESSION-02
    Scenario: After the logout from another session
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      And Amara logs in to TWS by challenge and response
      And the server leaves Amara's earlier session open
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
