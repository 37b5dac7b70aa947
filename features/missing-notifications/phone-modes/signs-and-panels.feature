Feature: Status icons and control panels
  "I am not receiving IBKR Mobile notifications", steps 3 and 6: how to see that a mode is on, and where to end it.

  Rule: Each mode has its icon

    Scenario Outline: The icon shows <mode>
      Given Amara uses IB Key on <phone>
      When Amara swipes down from the top and taps "<switch>" in the control panel
      Then the sign "<sign>" is at the top of Amara's screen
      When Amara swipes down from the top and taps "<switch>" in the control panel
      Then the sign "<sign>" is not at the top of Amara's screen

      @NOTIF-18
      Examples:
        | mode                        | phone                                      | switch         | sign      |
        | Do Not Disturb on an iPhone | an iPhone with Face ID                     | Do Not Disturb | half-moon |
        | Do Not Disturb on Android   | an Android phone with a fingerprint sensor | Do Not Disturb | stop-sign |

      @NOTIF-28
      Examples:
        | mode                      | phone                  | switch  | sign           |
        | saving power on an iPhone | an iPhone with Face ID | Battery | yellow battery |

      @NOTIF-31
      Examples:
        | mode                        | phone                                      | switch  | sign           |
        | the bars while saving power | an Android phone with a fingerprint sensor | Battery | orange bars    |
        | the icon while saving power | an Android phone with a fingerprint sensor | Battery | battery with + |

  Rule: Both panels open by swiping down from the top

    @NOTIF-29
    Scenario: Control Center has the battery icon
      Given Amara uses IB Key on an iPhone with Face ID
      When Amara swipes down from the top for "Control Center"
      Then "Battery" is on the screen of Amara's phone

    @NOTIF-32
    Scenario: Quick Settings has the battery icon
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara swipes down from the top for "Quick Settings"
      Then "Battery" is on the screen of Amara's phone

    @NOTIF-19
    Scenario: Quick Settings ends Do Not Disturb
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara swipes down from the top and taps "Do Not Disturb" in the control panel
      And Amara swipes down from the top and taps "Do Not Disturb" in the control panel
      When Amara logs in
      Then the notification on Amara's phone is announced and listed

  Rule: The settings end a mode as well

    Scenario Outline: The setting <label> ends power saving
      Given Amara uses IB Key on <phone>
      And Amara swipes down from the top and taps "Battery" in the control panel
      And Amara logs in
      When Amara opens "Settings → Battery → <label>" from the home screen
      Then the notification on Amara's phone is announced and listed

      @NOTIF-30
      Examples:
        | label          | phone                  |
        | Low Power Mode | an iPhone with Face ID |

      @NOTIF-33
      Examples:
        | label         | phone                                      |
        | Battery saver | an Android phone with a fingerprint sensor |

      @NOTIF-34
      Examples:
        | label             | phone                              |
        | Power saving mode | an Android phone of another vendor |

    @NOTIF-20
    Scenario: Another vendor has another label for Do Not Disturb
      Given Amara uses IB Key on an Android phone of another vendor
      And Amara swipes down from the top and taps "Do not disturb" in the control panel
      When Amara logs in
      Then the notification on Amara's phone is only listed
