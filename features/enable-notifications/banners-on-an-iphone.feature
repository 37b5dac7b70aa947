Feature: Banners on an iPhone
  How long a banner stays, which is its owner's choice; the notification is listed in any case.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID

  Rule: A persistent banner waits for its owner, a temporary one does not

    @NOTIF-EN-IOS-04
    Scenario: Persistent
      Given Amara opens "Settings → Notifications → IBKR → Banner Style → Persistent" from the home screen
      And Amara logs in to TWS
      When a minute passes
      Then the banner is still on Amara's screen

    @NOTIF-EN-IOS-04
    Scenario: Temporary
      Given Amara opens "Settings → Notifications → IBKR → Banner Style → Temporary" from the home screen
      And Amara logs in to TWS
      When a minute passes
      Then the banner has gone from Amara's screen
      And the notification is listed on Amara's phone

    @NOTIF-EN-IOS-04
    Scenario: Persistent, for an hour
      Given Amara opens "Settings → Notifications → IBKR → Banner Style → Persistent" from the home screen
      And a notification about an order is sent to Amara's phone
      When an hour passes
      Then the banner is still on Amara's screen

    @NOTIF-EN-IOS-04
    Scenario: Persistent, until it is swiped away
      Given Amara opens "Settings → Notifications → IBKR → Banner Style → Persistent" from the home screen
      And Amara logs in to TWS
      When Amara swipes the notification away
      Then the notification on Amara's phone is not there

    @NOTIF-EN-IOS-04
    Scenario: Persistent, and Temporary after all
      Given Amara opens "Settings → Notifications → IBKR → Banner Style → Persistent" from the home screen
      And Amara taps "Temporary"
      And Amara logs in to TWS
      When a minute passes
      Then the banner has gone from Amara's screen
