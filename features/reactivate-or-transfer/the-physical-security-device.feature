Feature: Reactivating with a physical security device
  People with an additional active device can always reactivate or transfer, without the mobile number.

  Rule: Reactivation always works with an active device

    @REACT-04
    Scenario: The device reactivates IB Key on the same phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And no SMS reaches Amara's phone any more
      And Amara uninstalls IBKR Mobile and installs it again
      When Amara reactivates IB Key
      Then IB Key is active on Amara's phone

    @REACT-04
    Scenario: A device that is not active does not replace the SMS
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device that is not active
      And Amara buys an iPhone with Face ID
      When Amara begins the migration
      Then IBKR Mobile asks Amara for "Activation Code"
      And an SMS with an Activation Token is sent to Amara

  Rule: The mobile number is not needed

    @REACT-05
    Scenario: IB Key moves without any number on record
      Given Amara uses IB Key on an Android phone with a fingerprint sensor without any mobile number on record
      And Amara receives a physical security device as well
      And Amara buys an iPhone with Face ID
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone

  Rule: The device is requested automatically, instead of the SMS

    @REACT-06
    Scenario: With an active device no SMS is sent
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara buys an iPhone with Face ID
      When Amara begins the migration
      Then IBKR Mobile asks Amara to operate the physical security device
      And IBKR Mobile does not ask Amara for "Activation Code"
      And no SMS is sent to Amara

    @REACT-06
    Scenario: After a wrong response the next activation asks for the device again
      Given Amara uses IB Key
      And Amara receives a physical security device as well
      And Amara buys another phone
      And Amara begins the migration
      And Amara enters a wrong response of the physical security device
      When Amara begins the migration
      Then IBKR Mobile asks Amara to operate the physical security device
      And no SMS is sent to Amara
