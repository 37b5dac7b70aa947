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

  Rule: A Focus announces only the apps that were added to it

    @NOTIF-23
    Scenario Outline: The Focus <mode> announces an app that was added
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara opens "Settings → Focus → <mode> → Allowed Notifications → Apps → IBKR Mobile" from the home screen
      And Amara swipes down from the top and taps "<mode>" in the control panel
      When Amara logs in
      Then the notification on Amara's phone is announced and listed

      Examples:
        | mode           |
        | Do Not Disturb |
        | Personal       |
        | Sleep          |
        | Work           |

    @NOTIF-23
    Scenario Outline: The Focus <mode> only lists an app that was not added
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara swipes down from the top and taps "<mode>" in the control panel
      When Amara logs in
      Then the notification on Amara's phone is only listed

      Examples:
        | mode           |
        | Do Not Disturb |
        | Personal       |
        | Sleep          |
        | Work           |

    @NOTIF-23
    Scenario: The Focus Work only lists an app that was removed again
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara opens "Settings → Focus → Work → Allowed Notifications → Apps → IBKR Mobile" from the home screen
      And Amara taps "IBKR Mobile"
      And Amara swipes down from the top and taps "Work" in the control panel
      When Amara logs in
      Then the notification on Amara's phone is only listed

  Rule: Each Focus has a list of its own

    @NOTIF-24
    Scenario Outline: The Focus <mode> ignores an app that was added to <other>
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara opens "Settings → Focus → <other> → Allowed Notifications → Apps → IBKR Mobile" from the home screen
      And Amara swipes down from the top and taps "<mode>" in the control panel
      When Amara logs in
      Then the notification on Amara's phone is only listed

      Examples:
        | mode           | other    |
        | Do Not Disturb | Personal |
        | Personal       | Work     |
        | Sleep          | Work     |
        | Work           | Sleep    |
