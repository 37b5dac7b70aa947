Feature: The device drop-down
  "I am not receiving IBKR Mobile notifications", step 9 c: people with several active SLS devices choose one of them.

  Rule: The drop-down lists exactly the active devices

    @SYNC-06
    Scenario Outline: The drop-down lists two devices on <platform>
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno receives a physical security device as well
      When Bruno logs in to <platform>
      Then the device drop-down offers Bruno "IB Key" and "Security device"

      Examples:
        | platform      |
        | Client Portal |
        | WebTrader     |
        | TWS           |
        | IBKR Mobile   |

    @SYNC-06
    Scenario: The drop-down lists IB Key once after a migration
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno receives a physical security device as well
      And Bruno buys an iPhone with Touch ID
      And Bruno migrates IB Key
      When Bruno logs in to Client Portal
      Then the device drop-down offers Bruno "IB Key" and "Security device"

    @SYNC-06
    Scenario Outline: Of three devices <device> can be chosen
      Given Bruno uses IB Key
      And Bruno uses SMS authentication as well
      And Bruno receives a physical security device as well
      And Bruno logs in to Client Portal
      # SYNC-06
      When Bruno chooses <device> in the drop-down
      Then <outcome>

      Examples:
        | device                       | outcome                                          |
        | IB Key                       | Bruno's login is still waiting for the approval  |
        | SMS                          | one SMS is sent to Bruno                         |
        | the physical security device | a Challenge code of six digits is shown to Bruno |

    @SYNC-06
    Scenario: With one device there is no drop-down
      Given Bruno uses IB Key on an iPhone with Face ID
      When Bruno logs in to Client Portal
      Then Bruno is offered no device drop-down

    @SYNC-06
    Scenario: With a second device that is not active there is no drop-down
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno receives a physical security device that is not active
      When Bruno logs in to Client Portal
      Then Bruno is offered no device drop-down

  Rule: The chosen device is the one that is asked

    @SYNC-06
    Scenario Outline: Choosing "<device>" decides about the notification
      Given Bruno uses IB Key
      And Bruno receives a physical security device as well
      And Bruno logs in to Client Portal
      When Bruno clicks "<device>"
      Then <notifications> sent to Bruno's phone

      Examples:
        | device          | notifications       |
        | IB Key          | one notification is |
        | Security device | no notification is  |

    @SYNC-06
    Scenario: Choosing the security device leads to a challenge
      Given Bruno uses IB Key
      And Bruno receives a physical security device as well
      And Bruno logs in to Client Portal
      When Bruno clicks "Security device"
      Then a Challenge code of six digits is shown to Bruno
