Feature: What the notification switches of an iPhone do
  Each recommended setting has an effect of its own; only Allow Notifications decides whether anything comes at all.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID

  Rule: Without Allow Notifications nothing is shown

    @NOTIF-EN-IOS-02
    Scenario: Switched off
      When Amara opens "Settings → Notifications → IBKR → Allow Notifications" from the home screen
      And Amara logs in to TWS
      Then no notification is listed on Amara's phone

    @NOTIF-EN-IOS-02
    Scenario: Switched off and on again
      When Amara opens "Settings → Notifications → IBKR → Allow Notifications" from the home screen
      And Amara taps "Allow Notifications"
      And Amara logs in to TWS
      Then the notification is listed on Amara's phone

  Rule: Each place can be chosen by itself

    @NOTIF-EN-IOS-03
    Scenario: Without Banners it is listed, and does not announce itself
      When Amara opens "Settings → Notifications → IBKR → Banners" from the home screen
      And Amara logs in to TWS
      Then no banner announces the notification on Amara's phone
      And the notification is listed on Amara's phone

    @NOTIF-EN-IOS-03
    Scenario: Without Banners a locked phone shows it on the lock screen
      When Amara opens "Settings → Notifications → IBKR → Banners" from the home screen
      And Amara's phone is locked
      And Amara logs in to TWS
      Then the notification is on the lock screen of Amara's phone

    @NOTIF-EN-IOS-03
    Scenario: Without Lock Screen a locked phone only lists it
      When Amara opens "Settings → Notifications → IBKR → Lock Screen" from the home screen
      And Amara's phone is locked
      And Amara logs in to TWS
      Then the notification is not on the lock screen of Amara's phone
      And the notification is listed on Amara's phone

    @NOTIF-EN-IOS-03
    Scenario: Without Lock Screen an unlocked phone announces it
      When Amara opens "Settings → Notifications → IBKR → Lock Screen" from the home screen
      And Amara logs in to TWS
      Then the notification on Amara's phone is announced and listed

    @NOTIF-EN-IOS-03
    Scenario: With Lock Screen a locked phone shows it there
      When Amara's phone is locked
      And Amara logs in to TWS
      Then the notification is on the lock screen of Amara's phone

    @NOTIF-EN-IOS-03
    Scenario: Without Notification Center it announces itself, and is not listed
      When Amara opens "Settings → Notifications → IBKR → Notification Center" from the home screen
      And Amara logs in to TWS
      Then the notification on Amara's phone is only announced

    @NOTIF-EN-IOS-03
    Scenario: Without Notification Center a locked phone shows it on the lock screen
      When Amara opens "Settings → Notifications → IBKR → Notification Center" from the home screen
      And Amara's phone is locked
      And Amara logs in to TWS
      Then the notification is on the lock screen of Amara's phone
