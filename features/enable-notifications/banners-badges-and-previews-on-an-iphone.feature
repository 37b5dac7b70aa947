Feature: Banners, badges and previews on an iPhone
  How a notification shows itself once it has arrived; none of this decides whether it arrives.

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

  Rule: A badge counts, and nothing else

    @NOTIF-EN-IOS-05
    Scenario: Badges on
      When Amara logs in to TWS
      Then the icon of IBKR Mobile on Amara's phone has the badge "1"

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
        | When Unlocked | shows  |
        | Never         | hides  |

    @NOTIF-EN-IOS-06
    Scenario: The text holds no code
      When Amara logs in to TWS
      Then the text of Amara's notification holds no code
