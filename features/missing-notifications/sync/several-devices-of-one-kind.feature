Feature: Several devices of one kind
  "I am not receiving IBKR Mobile notifications", step 9 c: the chosen device is asked, also where another one is of its kind.

  Rule: The chosen device is the one that answers

    Background:
      Given Bruno has a physical security device

    @SYNC-06
    Scenario: The security device that was asked opens the login
      Given Bruno logs in
      When Bruno answers the challenge with the physical security device
      Then Bruno is logged in

    @SYNC-06
    Scenario: Two security devices of the same name are two entries of the drop-down
      Given Bruno receives a physical security device as well
      When Bruno logs in to Client Portal
      Then the device drop-down offers Bruno "Security device" and "Security device"

    @SYNC-06
    Scenario: Of two security devices the other one does not open the login
      Given Bruno logs in
      And Bruno receives a physical security device as well
      When Bruno answers the challenge with the physical security device
      Then Bruno gets no further
