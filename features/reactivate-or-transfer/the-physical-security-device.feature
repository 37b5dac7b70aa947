Feature: With a physical security device
  Whoever has an additional one that is active can always reactivate or transfer, without the mobile number.

  Rule: It always works with an active device

    @REACT-04
    Scenario: On the same phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And no SMS reaches Amara's phone any more
      And Amara uninstalls IBKR Mobile and installs it again
      When Amara reactivates IB Key
      Then IB Key is active on Amara's phone

    @REACT-04
    Scenario: A device that is not active does not count
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device that is not active
      And Amara buys an iPhone with Face ID
      When Amara begins the migration
      Then IBKR Mobile asks Amara for "Activation Code"
      And an SMS with an Activation Token is sent to Amara

  Rule: The number is not needed

    @REACT-05
    Scenario: On another phone, with the number out of reach
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara buys an iPhone with Face ID
      And no SMS reaches Amara's phone any more
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone

    @REACT-05
    Scenario: Without any number on record
      Given Amara uses IB Key on an Android phone with a fingerprint sensor without any mobile number on record
      And Amara receives a physical security device as well
      And Amara buys an iPhone with Face ID
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone

  Rule: The device is asked for by itself, instead of the SMS

    @REACT-06
    Scenario: There is no way back to the SMS
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara buys an iPhone with Face ID
      When Amara begins the migration
      Then IBKR Mobile asks Amara to operate the physical security device
      And IBKR Mobile does not ask Amara for "Activation Code"
      And no SMS is sent to Amara
