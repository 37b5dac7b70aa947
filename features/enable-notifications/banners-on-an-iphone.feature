Feature: Banners on an iPhone
  The owner chooses how long a banner stays. The notification is listed in any case.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID

  Rule: A persistent banner stays until it is dismissed, a temporary one does not

    @NOTIF-EN-IOS-04
    Scenario: A persistent banner is still there after a minute
      Given Amara opens "Settings → Notifications → IBKR → Banner Style → Persistent" from the home screen
      And Amara logs in
      When a minute passes
      Then the banner is still on Amara's screen

    @NOTIF-EN-IOS-04
    Scenario: A temporary banner is gone after a minute
      Given Amara opens "Settings → Notifications → IBKR → Banner Style → Temporary" from the home screen
      And Amara logs in
      When a minute passes
      Then the banner has gone from Amara's screen
      And the notification is listed on Amara's phone

    @NOTIF-EN-IOS-04
    Scenario: A persistent banner about an order stays for an hour
      Given Amara opens "Settings → Notifications → IBKR → Banner Style → Persistent" from the home screen
      And a notification about an order is sent to Amara's phone
      When an hour passes
      Then the banner is still on Amara's screen

    @NOTIF-EN-IOS-04
    Scenario: A persistent banner goes when it is swiped away
      Given Amara opens "Settings → Notifications → IBKR → Banner Style → Persistent" from the home screen
      And Amara logs in
      When Amara swipes the notification away
      Then the notification on Amara's phone is not there

    @NOTIF-EN-IOS-04
    Scenario: A banner changed back to Temporary goes by itself
      Given Amara opens "Settings → Notifications → IBKR → Banner Style → Persistent" from the home screen
      And Amara taps "Temporary"
      And Amara logs in
      When a minute passes
      Then the banner has gone from Amara's screen
