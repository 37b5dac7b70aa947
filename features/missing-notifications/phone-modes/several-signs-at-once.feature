Feature: Several status icons at once
  "I am not receiving IBKR Mobile notifications", steps 3, 6 and 7: each icon stands for one mode.

  Rule: No icon hides another

    Scenario Outline: Do Not Disturb does not hide <mode>
      Given Amara uses IB Key on <phone>
      And Amara swipes down from the top and taps "Do Not Disturb" in the control panel
      When Amara swipes down from the top and taps "Battery" in the control panel
      Then the sign "<sign>" is at the top of Amara's screen
      When Amara swipes down from the top and taps "Do Not Disturb" in the control panel
      Then the sign "<sign>" is at the top of Amara's screen

      @NOTIF-28
      Examples:
        | mode                      | phone                  | sign           |
        | saving power on an iPhone | an iPhone with Face ID | yellow battery |

      @NOTIF-31
      Examples:
        | mode                        | phone                                      | sign           |
        | the bars while saving power | an Android phone with a fingerprint sensor | orange bars    |
        | the icon while saving power | an Android phone with a fingerprint sensor | battery with + |

  Rule: The icon of the network is shown while there is a network

    @NOTIF-35
    Scenario Outline: Without a network the icon of <network> disappears
      Given Amara uses IB Key
      When Amara's phone is connected by <network>
      Then the sign "<network>" is at the top of Amara's screen
      When Amara's phone has no internet access
      Then the sign "<network>" is not at the top of Amara's screen

      Examples:
        | network |
        | Wi-Fi   |
        | LTE     |
