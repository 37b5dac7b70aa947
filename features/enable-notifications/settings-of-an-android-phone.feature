Feature: Enabling notifications on an Android phone
  "How do I enable the Notifications for the IBKR Mobile app", section Android, steps 1 and 2.

  @NOTIF-EN-AND-01 @NOTIF-EN-AND-02
  Scenario: Steps 1 and 2: the settings of the app and the main switch
    Given Amara uses IB Key on an Android phone with a fingerprint sensor
    # NOTIF-EN-AND-01
    When Amara opens "Settings → Apps & notifications → IBKR Mobile → App notifications" from the home screen
    # NOTIF-EN-AND-02
    Then Amara's phone shows "Notifications" as "On"

  @NOTIF-EN-AND-03 @NOTIF-EN-AND-04
  Scenario: Step 2: the other switches
    Given Amara uses IB Key on an Android phone with a fingerprint sensor
    When Amara opens "Settings → Apps & notifications → IBKR Mobile → App notifications" from the home screen
    # NOTIF-EN-AND-03
    Then Amara's phone shows these switches on: "Allow notification dots, Allow interruptions, On the lock screen"
    # NOTIF-EN-AND-04
    And Amara's phone shows "Override Do Not Disturb" as "Off"

  Rule: Phones of other vendors have other labels

    @NOTIF-EN-AND-06
    Scenario: "Sound & notification" leads to the main switch
      Given Amara uses IB Key on an Android phone of another vendor
      When Amara opens "Settings → Sound & notification → IBKR Mobile → App notifications" from the home screen
      Then Amara's phone shows "Notifications" as "On"

    @NOTIF-EN-AND-05
    Scenario: The main switch does the same under another label
      Given Amara uses IB Key on an Android phone of another vendor
      When Amara opens "Settings → Sound & notification → IBKR Mobile → App notifications → Notifications" from the home screen
      And Amara logs in
      Then no notification is listed on Amara's phone

  Rule: Apps & notifications leads to the switches of IBKR Mobile

    @NOTIF-EN-AND-01
    Scenario: "App notifications" is on the page of the app
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara opens "Settings → Apps & notifications → IBKR Mobile" from the home screen
      Then "App notifications" is on the screen of Amara's phone
