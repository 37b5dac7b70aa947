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

    @SEC-BIND-10 @REACT-06
    Scenario: A phone that is asked for a response is not activated without one
      Given Amara uses IB Key
      And Amara receives a physical security device as well
      And Amara buys another phone
      And Amara begins the migration
      When a modified copy of Amara's app taps Activate without any response
      Then IB Key is active on Amara's old phone alone

  Rule: An activation ends with the device that has proven it, and with no other

    @SEC-BIND-16
    Scenario Outline: Of two devices the person removes the one that has <answered> before a PIN is chosen
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara receives a physical security device as well
      And Amara receives a physical security device as well
      And Amara is logged in to Client Portal with IB Key
      And Amara buys an Android phone with a fingerprint sensor
      And Amara begins the migration
      And Amara enters the response of the physical security device
      And Amara removes the physical device that has <answered> from the SLS devices
      When Amara chooses the PIN "9door"
      Then IB Key is active on Amara's <phone> phone alone

      Examples:
        | answered     | phone |
        | answered     | old   |
        | not answered | new   |

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
