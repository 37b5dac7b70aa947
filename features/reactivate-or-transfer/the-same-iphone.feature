Feature: Reactivation on the same iPhone
  "How to reactivate or transfer IBKR Mobile Authentication (IB Key)?", case A:
  the app was uninstalled and installed again.

  Rule: Installing the app again does not bring IB Key back

    @REACT-A-01
    Scenario: After installing the app again IB Key is not active
      Given Amara uses IB Key on an iPhone with Face ID
      When Amara uninstalls IBKR Mobile and installs it again
      Then IB Key is not active on Amara's phone

  Rule: A reactivation requires a security element of the iPhone and the SMS

    @REACT-A-03
    Scenario Outline: The security element reactivates <phone>
      Given Amara uses IB Key on <phone>
      And Amara uninstalls IBKR Mobile and installs it again
      And Amara begins the reactivation
      And Amara enters the Activation Token into "Activation Code" and taps "Activate"
      Then IB Key asks Amara for <element>
      When Amara gives <element>
      Then IB Key is active on Amara's phone

      Examples:
        | phone                                    | element      |
        | an iPhone with Touch ID                  | Touch ID     |
        | an iPhone with Face ID                   | Face ID      |
        | an iPhone whose Face ID is not activated | the Passcode |

    @REACT-A-03
    Scenario: The face of somebody else does not reactivate the iPhone
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara uninstalls IBKR Mobile and installs it again
      And Amara begins the reactivation
      When Amara enters the Activation Token and gives the wrong security element
      Then IB Key is not active on Amara's phone

    @REACT-A-03
    Scenario: A dismissed prompt does not reactivate the iPhone
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara uninstalls IBKR Mobile and installs it again
      And Amara begins the reactivation
      And Amara enters the Activation Token into "Activation Code" and taps "Activate"
      When Amara dismisses the prompt
      Then IB Key is not active on Amara's phone

    @REACT-A-03
    Scenario: Without the SMS the iPhone is not reactivated
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara uninstalls IBKR Mobile and installs it again
      And no SMS reaches Amara's phone any more
      And Amara begins the reactivation
      When Amara enters no Activation Token at all
      Then IB Key is not active on Amara's phone
