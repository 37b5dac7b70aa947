Feature: Several physical security devices, and the first activation
  The system asks for a physical security device wherever one is active, whatever is activated and however many there are.

  Rule: Several devices replace the SMS as one does

    @REACT-04 @REACT-06
    Scenario: With two active devices no SMS is sent
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara receives a physical security device as well
      And Amara uninstalls IBKR Mobile and installs it again
      When Amara begins the reactivation
      Then IBKR Mobile asks Amara to operate the physical security device
      And no SMS is sent to Amara

  Rule: A first activation is proven by the device as well

    @REACT-06
    Scenario: At the first activation no SMS is sent
      Given Amara has a physical security device
      When Amara begins the activation
      Then IBKR Mobile asks Amara to operate the physical security device
      And no SMS is sent to Amara

    @SEC-BIND-16
    Scenario Outline: A PIN after the response of the device, where the person <does something> meanwhile
      Given Amara has a physical security device
      And Amara logs in to Client Portal with the physical security device
      And Amara begins the activation
      And Amara enters the response of the physical security device
      And Amara <does something>
      When Amara chooses the PIN "9door"
      Then IBKR Mobile <can or cannot> be used on Amara's phone

      Examples:
        | does something                                   | can or cannot |
        | removes the physical device from the SLS devices | cannot        |
        | uses the session                                 | can           |
