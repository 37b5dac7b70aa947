Feature: The PIN before the reactivation
  "How to reactivate or transfer IBKR Mobile Authentication (IB Key)?", case A on Android: the app asks for the PIN that
  was chosen, and the PIN stays the same.

  Background:
    Given Amara has an Android phone with a fingerprint sensor on which IB Key is not activated
    And Amara begins the activation
    And Amara enters the Activation Token
    And Amara chooses the PIN "Ab12c"
    And 2 minutes pass
    And Amara uninstalls IBKR Mobile and installs it again

  Rule: Only the same PIN reactivates IB Key

    @REACT-A-02
    Scenario Outline: A PIN given <form> decides about the reactivation
      Given Amara begins the reactivation
      And Amara enters the Activation Token
      When Amara gives the PIN "<pin>"
      Then <outcome>

      Examples:
        | form                        | pin   | outcome                                      |
        | as it was                   | Ab12c | IB Key is active on Amara's phone            |
        | in the other case           | aB12C | IBKR Mobile asks Amara for "IBKR Mobile PIN" |
        | without its last character  | Ab12  | IBKR Mobile asks Amara for "IBKR Mobile PIN" |
        | with another last character | Ab12d | IBKR Mobile asks Amara for "IBKR Mobile PIN" |
        | in Arabic digits            | Ab١٢c | IBKR Mobile asks Amara for "IBKR Mobile PIN" |
        | with a point behind         | Ab12c. | IBKR Mobile asks Amara for "IBKR Mobile PIN" |

  Rule: A reactivation keeps the PIN

    @REACT-A-02
    Scenario: The same PIN reactivates IB Key a second time
      Given Amara reactivates IB Key
      And 2 minutes pass
      And Amara uninstalls IBKR Mobile and installs it again
      When Amara reactivates IB Key
      Then IB Key is active on Amara's phone
