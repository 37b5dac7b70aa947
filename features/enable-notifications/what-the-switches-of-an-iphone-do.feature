Feature: What the notification switches of an iPhone do
  Each recommended setting has an effect of its own. Only Allow Notifications decides whether anything arrives.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID

  Rule: Without Allow Notifications no notification appears

    @NOTIF-EN-IOS-02
    Scenario: Switched off, nothing is listed
      When Amara opens "Settings → Notifications → IBKR → Allow Notifications" from the home screen
      And Amara logs in
      Then no notification is listed on Amara's phone

    @NOTIF-EN-IOS-02
    Scenario: Switched off and on again, the notification is listed
      Given Amara opens "Settings → Notifications → IBKR → Allow Notifications" from the home screen
      And Amara logs in
      And Amara opens "Settings → Notifications → IBKR → Allow Notifications" from the home screen
      When Amara logs in again
      Then the notification is listed on Amara's phone

  Rule: Banners, Lock Screen and Notification Center work independently

    @NOTIF-EN-IOS-03
    Scenario: Without Banners the notification is only listed
      When Amara opens "Settings → Notifications → IBKR → Banners" from the home screen
      And Amara logs in
      Then no banner announces the notification on Amara's phone
      And the notification is listed on Amara's phone

    @NOTIF-EN-IOS-03
    Scenario: Without Banners a locked phone shows it on the lock screen
      When Amara opens "Settings → Notifications → IBKR → Banners" from the home screen
      And Amara's phone is locked
      And Amara logs in
      Then the notification is on the lock screen of Amara's phone

    @NOTIF-EN-IOS-03 @NOTIF-13
    Scenario: Without Lock Screen a locked phone only lists the notification
      When Amara opens "Settings → Notifications → IBKR → Lock Screen" from the home screen
      And Amara's phone is locked
      And Amara logs in
      Then the notification is not on the lock screen of Amara's phone
      And the notification is listed on Amara's phone

    @NOTIF-EN-IOS-03
    Scenario: Without Lock Screen a locked phone shows no persistent banner
      When Amara opens "Settings → Notifications → IBKR → Lock Screen" from the home screen
      And Amara taps "Banner Style → Persistent"
      And Amara's phone is locked
      And Amara logs in
      Then the notification is not on the lock screen of Amara's phone
      And the notification is listed on Amara's phone

    @NOTIF-EN-IOS-03
    Scenario: Without Lock Screen an unlocked phone announces the notification
      When Amara opens "Settings → Notifications → IBKR → Lock Screen" from the home screen
      And Amara logs in
      Then the notification on Amara's phone is announced and listed

    @NOTIF-EN-IOS-03
    Scenario: With Lock Screen a locked phone shows the notification
      When Amara's phone is locked
      And Amara logs in
      Then the notification is on the lock screen of Amara's phone

    @NOTIF-EN-IOS-03
    Scenario: Without Notification Center the notification is only announced
      When Amara opens "Settings → Notifications → IBKR → Notification Center" from the home screen
      And Amara logs in
      Then the notification on Amara's phone is only announced

    @NOTIF-EN-IOS-03
    Scenario: Without Notification Center a locked phone shows it on the lock screen
      When Amara opens "Settings → Notifications → IBKR → Notification Center" from the home screen
      And Amara's phone is locked
      And Amara logs in
      Then the notification is on the lock screen of Amara's phone
