Feature: Focus on an iPhone
  "I am not receiving IBKR Mobile notifications", step 4, section Apple iOS.

  @NOTIF-21 @NOTIF-23
  Scenario: Step 4: adding IBKR Mobile to a Focus
    Given Amara uses IB Key on an iPhone with Face ID
    # NOTIF-23
    When Amara opens "Settings → Focus → Personal → Allowed Notifications → Apps" from the home screen
    # NOTIF-23
    Then Amara's phone shows "IBKR Mobile" as "Off"
    # NOTIF-23
    When Amara taps "IBKR Mobile"
    # NOTIF-21
    And Amara swipes down from the top and taps "Personal" in the control panel
    # NOTIF-21
    And Amara logs in to TWS
    # NOTIF-21
    Then a banner announces the notification on Amara's phone

  Rule: A Focus announces the apps that were added to it, and no others

    @NOTIF-23
    Scenario Outline: <mode>, added
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara opens "Settings → Focus → <mode> → Allowed Notifications → Apps → IBKR Mobile" from the home screen
      And Amara swipes down from the top and taps "<mode>" in the control panel
      When Amara logs in to TWS
      Then the notification on Amara's phone is announced and listed

      Examples:
        | mode           |
        | Do Not Disturb |
        | Personal       |
        | Sleep          |
        | Work           |

    @NOTIF-23
    Scenario Outline: <mode>, not added
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara swipes down from the top and taps "<mode>" in the control panel
      When Amara logs in to TWS
      Then the notification on Amara's phone is only listed

      Examples:
        | mode           |
        | Do Not Disturb |
        | Personal       |
        | Sleep          |
        | Work           |

    @NOTIF-23
    Scenario: Work, added and taken off again
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara opens "Settings → Focus → Work → Allowed Notifications → Apps → IBKR Mobile" from the home screen
      And Amara taps "IBKR Mobile"
      And Amara swipes down from the top and taps "Work" in the control panel
      When Amara logs in to TWS
      Then the notification on Amara's phone is only listed

  Rule: Each Focus has a list of its own

    @NOTIF-24
    Scenario Outline: <mode> is on, and IBKR Mobile was added to <other>
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara opens "Settings → Focus → <other> → Allowed Notifications → Apps → IBKR Mobile" from the home screen
      And Amara swipes down from the top and taps "<mode>" in the control panel
      When Amara logs in to TWS
      Then the notification on Amara's phone is only listed

      Examples:
        | mode           | other    |
        | Do Not Disturb | Personal |
        | Personal       | Work     |
        | Sleep          | Work     |
        | Work           | Sleep    |
