Feature: Which device can be chosen
  "I am not receiving IBKR Mobile notifications", step 9 c: only an active device can be chosen, and only by its owner.

  Rule: Only one's own active device can be chosen

    @SYNC-06
    Scenario: A device that is no longer active cannot be chosen
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno receives a physical security device as well
      And Bruno logs in to Client Portal
      And Bruno notes the entry "IB Key" of the drop-down
      And Bruno moves IB Key to an Android phone with a fingerprint sensor
      When Bruno logs in to Client Portal again
      Then the device drop-down offers Bruno "IB Key" and "Security device"
      When Bruno chooses the noted entry
      Then Bruno is refused

    @SYNC-06
    Scenario: A device that is still active can be chosen
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno receives a physical security device as well
      And Bruno logs in to Client Portal
      And Bruno notes the entry "IB Key" of the drop-down
      When Bruno logs in to Client Portal again
      And Bruno chooses the noted entry
      Then Bruno's login is still waiting for the approval

    @SYNC-06 @SEC-BIND-15
    Scenario: A device removed after it was chosen gives no valid response
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno receives a physical security device as well
      And Bruno logs in
      And Bruno chooses the physical security device in the drop-down
      And Bruno notes the response of the physical security device down
      And Bruno is logged in to Client Portal with IB Key
      And Bruno removes the physical device from the SLS devices
      And Bruno goes back to the platform
      When Bruno gives the noted response
      Then Bruno is refused

    @SYNC-06 @SEC-BIND-15
    Scenario: A device not removed after it was chosen gives a valid response
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno receives a physical security device as well
      And Bruno logs in
      And Bruno chooses the physical security device in the drop-down
      And Bruno notes the response of the physical security device down
      And Bruno is logged in to Client Portal with IB Key
      And Bruno goes back to the platform
      When Bruno gives the noted response
      Then Bruno is logged in

    @SYNC-06
    Scenario Outline: The IB Key of <person> can be chosen by its owner only
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno receives a physical security device as well
      And Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Bruno logs in to Client Portal
      And Amara logs in to Client Portal
      When Bruno chooses the "IB Key" of <person>
      Then <outcome>

      Examples:
        | person | outcome                                         |
        | Amara  | Bruno is refused                                |
        | Bruno  | Bruno's login is still waiting for the approval |
