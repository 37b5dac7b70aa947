Feature: The next login
  "Secure Login with IBKR Mobile - FAQ": each login is secured as the first one was, while another one is open and after it.

  Rule: No login makes the password enough for the next one

    @PUSH-01
    Scenario Outline: While logged in to <first> the password alone does not open <next>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to <first> by challenge and response
      And Amara is logged in
      Then the password alone does not open <next> for Amara

      Examples:
        | first         | next          |
        | Client Portal | TWS           |
        | TWS           | Client Portal |
        | WebTrader     | WebTrader     |
        | IBKR Mobile   | IBKR Mobile   |

    @PUSH-01
    Scenario Outline: After a logout from <platform> the password alone does not open it
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to <platform> by challenge and response
      And Amara is logged in
      And Amara logs out
      Then the password alone does not open <platform> for Amara

      Examples:
        | platform      |
        | Client Portal |
        | TWS           |
        | WebTrader     |

  Rule: The phone asks for its owner each time

    @PUSH-AND-05
    Scenario: The second login is asked about like the first one
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara approves the login with the fingerprint
      And Amara is logged in
      When Amara logs in to TWS again
      And Amara taps the notification
      Then IB Key asks Amara for the fingerprint

  Rule: The password alone opens nothing, whatever the second factor is

    @PUSH-01
    Scenario Outline: Whoever uses SMS authentication does not log in to <platform> by the password alone
      Given Amara uses SMS authentication
      Then the password alone does not open <platform> for Amara

      Examples:
        | platform      |
        | TWS           |
        | Client Portal |
        | WebTrader     |
        | IBKR Mobile   |

    @PUSH-01
    Scenario: The password alone opens nothing at once after IB Key was activated
      Given Amara has an iPhone with Face ID on which IB Key is not activated
      And Amara is logged in to Client Portal by the password alone
      When Amara activates IB Key
      Then the password alone does not open the platform for Amara
