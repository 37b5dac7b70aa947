Feature: Badges and previews on an iPhone
  These settings decide how a notification appears once it has arrived, not whether it arrives.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID

  Rule: The badge only counts notifications

    @NOTIF-EN-IOS-05
    Scenario: The badge counts one notification
      When Amara logs in
      Then the icon of IBKR Mobile on Amara's phone has the badge "1"

    @NOTIF-EN-IOS-05
    Scenario: The badge counts two notifications
      Given a notification about an order is sent to Amara's phone
      When Amara logs in
      Then the icon of IBKR Mobile on Amara's phone has the badge "2"

    @NOTIF-EN-IOS-05
    Scenario: Without Badges the icon shows no number
      Given Amara opens "Settings → Notifications → IBKR → Badges → Back → Back → Back" from the home screen
      When Amara logs in
      Then the icon of IBKR Mobile on Amara's phone has no badge
      And a banner announces the notification on Amara's phone

  Rule: Show Previews decides whether the text is shown, and the text holds no secret

    @NOTIF-EN-IOS-06
    Scenario Outline: <choice> decides about the text on a locked phone
      Given Amara opens "Settings → Notifications → IBKR → Show Previews → <choice>" from the home screen
      And Amara's phone is locked
      When Amara logs in
      Then the notification on Amara's phone <effect> its text

      Examples:
        | choice        | effect |
        | Always        | shows  |
        | When Unlocked | hides  |
        | Never         | hides  |

    @NOTIF-EN-IOS-06
    Scenario Outline: <choice> decides about the text on an unlocked phone
      Given Amara opens "Settings → Notifications → IBKR → Show Previews → <choice>" from the home screen
      And Amara's phone is unlocked
      When Amara logs in
      Then the notification on Amara's phone <effect> its text

      Examples:
        | choice        | effect |
        | Always        | shows  |
        | When Unlocked | shows  |
        | Never         | hides  |

    @NOTIF-EN-IOS-06
    Scenario: The text holds no code
      When Amara logs in
      Then the text of Amara's notification holds no code
