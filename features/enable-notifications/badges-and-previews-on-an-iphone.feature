Feature: Badges and previews on an iPhone
  How a notification shows itself once it has arrived; none of this decides whether it arrives.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID

  Rule: A badge counts, and nothing else

    @NOTIF-EN-IOS-05
    Scenario: Badges on
      When Amara logs in to TWS
      Then the icon of IBKR Mobile on Amara's phone has the badge "1"

    @NOTIF-EN-IOS-05
    Scenario: Badges on, and two notifications
      Given a notification about an order is sent to Amara's phone
      When Amara logs in to TWS
      Then the icon of IBKR Mobile on Amara's phone has the badge "2"

    @NOTIF-EN-IOS-05
    Scenario: Badges off
      Given Amara opens "Settings → Notifications → IBKR → Badges → Back → Back → Back" from the home screen
      When Amara logs in to TWS
      Then the icon of IBKR Mobile on Amara's phone has no badge
      And a banner announces the notification on Amara's phone

  Rule: Show Previews decides about the text, and the text gives nothing away

    @NOTIF-EN-IOS-06
    Scenario Outline: <choice>, on a locked phone
      Given Amara opens "Settings → Notifications → IBKR → Show Previews → <choice>" from the home screen
      And Amara's phone is locked
      When Amara logs in to TWS
      Then the notification on Amara's phone <effect> its text

      Examples:
        | choice        | effect |
        | Always        | shows  |
        | When Unlocked | hides  |
        | Never         | hides  |

    @NOTIF-EN-IOS-06
    Scenario Outline: <choice>, on an unlocked phone
      Given Amara opens "Settings → Notifications → IBKR → Show Previews → <choice>" from the home screen
      And Amara's phone is unlocked
      When Amara logs in to TWS
      Then the notification on Amara's phone <effect> its text

      Examples:
        | choice        | effect |
        | Always        | shows  |
        | When Unlocked | shows  |
        | Never         | hides  |

    @NOTIF-EN-IOS-06
    Scenario: The text holds no code
      When Amara logs in to TWS
      Then the text of Amara's notification holds no code
