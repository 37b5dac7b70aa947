Feature: What the notification switches of an Android phone do
  The main switch decides whether notifications arrive. The others decide how they appear.

  Background:
    Given Amara uses IB Key on an Android phone without a fingerprint sensor

  Rule: Notifications have to be on for the app as a whole

    @NOTIF-EN-AND-02
    Scenario: With the main switch off nothing is listed
      When Amara opens "Settings → Apps & notifications → IBKR Mobile → App notifications → Notifications" from the home screen
      Then Amara's phone shows "Notifications" as "Off"
      When Amara logs in
      Then no notification is listed on Amara's phone

    @NOTIF-EN-AND-02
    Scenario: With the main switch on again the next notification is listed
      Given Amara opens "Settings → Apps & notifications → IBKR Mobile → App notifications → Notifications" from the home screen
      And Amara logs in
      And Amara opens "Settings → Apps & notifications → IBKR Mobile → App notifications → Notifications" from the home screen
      When Amara logs in again
      Then the notification is listed on Amara's phone

    @NOTIF-EN-AND-02
    Scenario: With the main switch on the notification is listed
      When Amara logs in
      Then the notification is listed on Amara's phone

  Rule: The other switches do not change what is listed

    @NOTIF-EN-AND-03
    Scenario: Without Allow interruptions there is no banner
      When Amara opens "Settings → Apps & notifications → IBKR Mobile → App notifications → Allow interruptions" from the home screen
      And Amara logs in
      Then no banner announces the notification on Amara's phone
      And the notification is listed on Amara's phone

    @NOTIF-EN-AND-03
    Scenario: Without On the lock screen a locked phone only lists the notification
      When Amara opens "Settings → Apps & notifications → IBKR Mobile → App notifications → On the lock screen" from the home screen
      And Amara's phone is locked
      And Amara logs in
      Then the notification is not on the lock screen of Amara's phone
      And the notification is listed on Amara's phone

    @NOTIF-EN-AND-03
    Scenario: With On the lock screen a locked phone shows the notification
      When Amara's phone is locked
      And Amara logs in
      Then the notification is on the lock screen of Amara's phone

    @NOTIF-EN-AND-03
    Scenario: With Allow notification dots the icon has a dot
      When Amara logs in
      Then the icon of IBKR Mobile on Amara's phone has the badge "1"

    @NOTIF-EN-AND-03
    Scenario: Without Allow notification dots the icon has no dot
      When Amara opens "Settings → Apps & notifications → IBKR Mobile → App notifications → Allow notification dots → Back → Back → Back → Back" from the home screen
      And Amara logs in
      Then the icon of IBKR Mobile on Amara's phone has no badge
      And the notification is listed on Amara's phone

  Rule: Override Do Not Disturb decides whether a banner appears in that mode

    @NOTIF-EN-AND-04
    Scenario: With Override Do Not Disturb the banner appears
      Given Amara opens "Settings → Apps & notifications → IBKR Mobile → App notifications → Override Do Not Disturb" from the home screen
      And Amara swipes down from the top and taps "Do Not Disturb" in the control panel
      When Amara logs in
      Then a banner announces the notification on Amara's phone

    @NOTIF-EN-AND-04
    Scenario: Without Override Do Not Disturb there is no banner
      Given Amara swipes down from the top and taps "Do Not Disturb" in the control panel
      When Amara logs in
      Then no banner announces the notification on Amara's phone
      And the notification is listed on Amara's phone
