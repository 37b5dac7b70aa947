Feature: The PIN of before
  "How to reactivate or transfer IBKR Mobile Authentication (IB Key)?", case A on Android: the PIN that is asked for is
  the one that was chosen, and it stays the same.

  Background:
    Given Amara has an Android phone with a fingerprint sensor on which IB Key is not activated
    And Amara begins the activation
    And Amara enters the Activation Token
    And Amara chooses the PIN "Ab12c"
    And 2 minutes pass
    And Amara uninstalls IBKR Mobile and installs it again

  Rule: It takes the very PIN of before

    @REACT-A-02
    Scenario Outline: <form>
      Given Amara begins the reactivation
      And Amara enters the Activation Token
      When Amara gives the PIN "<pin>"
      Then <outcome>

      Examples:
        | form                   | pin   | outcome                                      |
        | As it was              | Ab12c | IB Key is active on Amara's phone            |
        | In the other case      | aB12C | IBKR Mobile asks Amara for "IBKR Mobile PIN" |
        | Without its last sign  | Ab12  | IBKR Mobile asks Amara for "IBKR Mobile PIN" |
        | With another last sign | Ab12d | IBKR Mobile asks Amara for "IBKR Mobile PIN" |

  Rule: A reactivation leaves the PIN as it was

    @REACT-A-02
    Scenario: Reactivated a second time
      Given Amara reactivates IB Key
      And 2 minutes pass
      And Amara uninstalls IBKR Mobile and installs it again
      When Amara reactivates IB Key
      Then IB Key is active on Amara's phone
