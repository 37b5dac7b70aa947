Feature: Sessions before the second factor and after the logout
  A session is created after the second factor, for one login, and ends with the logout.

  Rule: After the logout the session opens nothing

    @SEC-SESSION-02
    Scenario Outline: The logout from <platform> ends the session
      Given Amara uses a second factor
      And Amara logs in to <platform> with the second factor
      And Amara is logged in
      When Amara logs out
      Then Amara's session is not accepted

      Examples:
        | platform      |
        | Client Portal |
        | TWS           |
        | WebTrader     |
        | IBKR Mobile   |

    @SEC-SESSION-02
    Scenario: The logout from another session leaves this one open
      Given Amara uses a second factor
      And Amara logs in to Client Portal with the second factor
      And Amara logs in to TWS with the second factor
      And the server leaves Amara's earlier session open
      When Amara logs out
      And Amara goes back to the earlier window
      Then Amara's session is accepted

    @SEC-SESSION-02 @SEC-SESSION-03
    Scenario: A session is open before the logout
      Given Amara uses a second factor
      When Amara logs in to Client Portal with the second factor
      Then Amara's session is accepted

  Rule: Before the second factor nothing opens

    @SEC-SESSION-03
    Scenario Outline: A login that waits for <what> opens nothing
      Given Amara uses <method>
      When Amara logs in to Client Portal
      Then the key of Amara's login is not accepted as a session

      Examples:
        | what        | method                                               |
        | an approval | IB Key on an Android phone with a fingerprint sensor |
        | a code      | SMS authentication                                   |
