Feature: Who removes an SLS device
  The SLS devices of a person are changed by that person only.

  Rule: Nobody removes the device of another person

    @SEC-BIND-13
    Scenario: Bruno cannot remove Amara's IB Key
      Given Amara uses IB Key
      And Bruno uses IB Key
      And Amara is logged in to Client Portal with IB Key
      And Bruno is logged in to Client Portal with IB Key
      When Bruno removes the IB Key of Amara from the SLS devices
      Then Bruno is refused
      And IB Key is active on Amara's phone

    @SEC-BIND-13
    Scenario Outline: The physical security device of Amara after <person> has tried to remove it
      Given Amara uses IB Key
      And Amara receives a physical security device as well
      And Bruno uses IB Key
      And Amara is logged in to Client Portal with IB Key
      And Bruno is logged in to Client Portal with IB Key
      When <person> removes the physical device of Amara from the SLS devices
      Then <answer>
      And Amara has <devices> among the SLS devices

      Examples:
        | person | answer                          | devices             |
        | Bruno  | Bruno is refused                | the physical device |
        | Amara  | the answer of Amara is accepted | no physical device  |

    @SEC-BIND-13
    Scenario: Amara can remove her own IB Key
      Given Amara uses IB Key
      And Bruno uses IB Key
      And Amara is logged in to Client Portal with IB Key
      And Bruno is logged in to Client Portal with IB Key
      When Amara removes the IB Key of Amara from the SLS devices
      Then the answer of Amara is accepted
      And IB Key is active on Bruno's phone

    @SEC-BIND-13
    Scenario Outline: Bruno cannot remove Amara's <device> beside other devices
      Given Amara uses IB Key
      And Amara receives a physical security device as well
      And Amara uses SMS authentication as well
      And Bruno uses IB Key
      And Amara is logged in to Client Portal with IB Key
      And everything of Amara is noted down
      And Bruno is logged in to Client Portal with IB Key
      When Bruno removes the <device> of Amara from the SLS devices
      Then Bruno is refused
      And nothing of Amara has changed

      Examples:
        | device          |
        | IB Key          |
        | physical device |
        | SMS             |
