Feature: Reactivation on the same Android phone
  "How to reactivate or transfer IBKR Mobile Authentication (IB Key)?", case A:
  the app was uninstalled and installed again. The phone is known; its PIN stays as it was.

  @REACT-A-01 @REACT-A-02
  Scenario: IBKR Mobile PIN and the mobile number reactivate the phone
    Given Amara uses IB Key on an Android phone with a fingerprint sensor
    When Amara uninstalls IBKR Mobile and installs it again
    # REACT-A-01
    And Amara begins the reactivation
    # REACT-A-02
    Then an SMS with an Activation Token is sent to Amara
    When Amara enters the Activation Token
    # REACT-A-02
    Then IBKR Mobile asks Amara for "IBKR Mobile PIN"
    When Amara gives the previous PIN
    And Amara taps "Done"
    # REACT-A-02
    Then IB Key is active on Amara's phone

  Rule: Installing the app again does not bring IB Key back

    @REACT-A-01
    Scenario: After installing the app again IB Key is not active
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara uninstalls IBKR Mobile and installs it again
      Then IB Key is not active on Amara's phone

    @REACT-A-01
    Scenario: After installing the app again the reactivation is offered
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara uninstalls IBKR Mobile and installs it again
      And Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile offers Amara "Reactivate IB Key"

  Rule: A reactivation requires the same PIN, whatever proves it

    @REACT-A-02
    Scenario: Another PIN does not reactivate IB Key
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara uninstalls IBKR Mobile and installs it again
      And Amara begins the reactivation
      And Amara proves the activation
      When Amara gives another PIN than before
      Then IBKR Mobile asks Amara for "IBKR Mobile PIN"
      And IB Key is not active on Amara's phone

    @REACT-A-02
    Scenario: A migration to the same phone is refused
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara uninstalls IBKR Mobile and installs it again
      And Amara goes as far as the second password prompt
      When a modified copy of Amara's app asks for the migration
      Then Amara is refused

    @REACT-A-02
    Scenario: The PIN of before reactivates IB Key
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara uninstalls IBKR Mobile and installs it again
      And Amara begins the reactivation
      And Amara proves the activation
      When Amara gives the previous PIN
      Then IB Key is active on Amara's phone

  Rule: A reactivation requires the SMS

    @REACT-A-02
    Scenario: Without the SMS the phone is not reactivated
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara uninstalls IBKR Mobile and installs it again
      And no SMS reaches Amara's phone any more
      And Amara begins the reactivation
      When Amara enters no Activation Token at all
      Then IBKR Mobile does not ask Amara for "IBKR Mobile PIN"
      And IB Key is not active on Amara's phone

    @REACT-A-02
    Scenario: The same PIN and the SMS reactivate IB Key
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara uninstalls IBKR Mobile and installs it again
      When Amara reactivates IB Key
      Then IB Key is active on Amara's phone
