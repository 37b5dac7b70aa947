Feature: Enabling notifications on an iPhone
  "How do I enable the Notifications for the IBKR Mobile app", section Apple iOS, steps 1 and 2.

  @NOTIF-EN-05 @NOTIF-EN-IOS-01 @NOTIF-EN-02
  Scenario: Step 1: from the home screen to the settings of the app
    # NOTIF-EN-05
    Given Amara uses IB Key on an iPhone with Face ID
    # NOTIF-EN-IOS-01
    When Amara opens "Settings → Notifications → IBKR" from the home screen
    # NOTIF-EN-IOS-01
    Then "Allow Notifications" is on the screen of Amara's phone
    # NOTIF-EN-02
    When Amara logs in to TWS
    Then a banner announces the notification on Amara's phone

  @NOTIF-EN-IOS-02 @NOTIF-EN-IOS-03 @NOTIF-EN-IOS-04 @NOTIF-EN-IOS-05 @NOTIF-EN-IOS-06
  Scenario: Step 2: the recommended settings
    Given Amara uses IB Key on an iPhone with Face ID
    When Amara opens "Settings → Notifications → IBKR" from the home screen
    # NOTIF-EN-IOS-02
    Then Amara's phone shows "Allow Notifications" as "On"
    # NOTIF-EN-IOS-03
    And Amara's phone shows these switches on: "Lock Screen, Notification Center, Banners"
    # NOTIF-EN-IOS-05
    And Amara's phone shows "Badges" as "On"
    # NOTIF-EN-IOS-04
    When Amara taps "Banner Style → Persistent"
    # NOTIF-EN-IOS-04
    Then Amara's phone shows "Persistent" as "On"
    # NOTIF-EN-IOS-06
    When Amara taps "Back → Show Previews → Always"
    # NOTIF-EN-IOS-06
    Then Amara's phone shows "Always" as "On"
