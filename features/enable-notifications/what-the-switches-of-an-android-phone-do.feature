Feature: What the notification switches of an Android phone do
  The switch for all decides; the others only say how a notification shows itself.

  Background:
    Given Amara uses IB Key on an Android phone without a fingerprint sensor

  Rule: Notifications have to be on for the app as a whole

    @NOTIF-EN-AND-02
    Scenario: Off, although every other switch is on
      When Amara opens "Settings → Apps & notifications → IBKR Mobile → App notifications → Notifications" from the home screen
      Then Amara's phone shows "Notifications" as "Off"
      When Amara logs in to TWS
      Then no notification is listed on Amara's phone

    @NOTIF-EN-AND-02
    Scenario: On
      When Amara logs in to TWS
      Then the notification is listed on Amara's phone

  Rule: The other switches leave the drawer alone

    @NOTIF-EN-AND-03
    Scenario: Without Allow interruptions there is no banner
      When Amara opens "Settings → Apps & notifications → IBKR Mobile → App notifications → Allow interruptions" from the home screen
      And Amara logs in to TWS
      Then no banner announces the notification on Amara's phone
      And the notification is listed on Amara's phone

    @NOTIF-EN-AND-03
    Scenario: Without On the lock screen a locked phone only lists it
      When Amara opens "Settings → Apps & notifications → IBKR Mobile → App notifications → On the lock screen" from the home screen
      And Amara's phone is locked
      And Amara logs in to TWS
      Then the notification is not on the lock screen of Amara's phone
      And the notification is listed on Amara's phone

    @NOTIF-EN-AND-03
    Scenario: With On the lock screen a locked phone shows it there
      When Amara's phone is locked
      And Amara logs in to TWS
      Then the notification is on the lock screen of Amara's phone

    @NOTIF-EN-AND-03
    Scenario: With Allow notification dots the icon has one
      When Amara logs in to TWS
      Then the icon of IBKR Mobile on Amara's phone has the badge "1"

    @NOTIF-EN-AND-03
    Scenario: Without Allow notification dots the icon stays plain
      When Amara opens "Settings → Apps & notifications → IBKR Mobile → App notifications → Allow notification dots → Back → Back → Back → Back" from the home screen
      And Amara logs in to TWS
      Then the icon of IBKR Mobile on Amara's phone has no badge
      And the notification is listed on Amara's phone

  Rule: Override Do Not Disturb is a matter of taste

    @NOTIF-EN-AND-04
    Scenario: Overridden
      Given Amara opens "Settings → Apps & notifications → IBKR Mobile → App notifications → Override Do Not Disturb" from the home screen
      And Amara swipes down from the top and taps "Do Not Disturb" in the control panel
      When Amara logs in to TWS
      Then a banner announces the notification on Amara's phone

    @NOTIF-EN-AND-04
    Scenario: Not overridden
      Given Amara swipes down from the top and taps "Do Not Disturb" in the control panel
      When Amara logs in to TWS
      Then no banner announces the notification on Amara's phone
      And the notification is listed on Amara's phone
