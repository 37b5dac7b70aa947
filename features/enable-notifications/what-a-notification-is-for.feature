Feature: What a notification is for
  Some notifications only inform. The one about a login asks to be tapped, so that the person can authenticate.

  Rule: A tap opens the app at the login that the notification announces

    @NOTIF-EN-04
    Scenario Outline: A tap opens the login to <platform>
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in to <platform>
      When Amara taps the notification
      Then IBKR Mobile shows Amara the login to "<platform>"
      And IB Key asks Amara for Face ID

      Examples:
        | platform      |
        | TWS           |
        | Client Portal |
        | WebTrader     |
        | IBKR Mobile   |

    @NOTIF-EN-04
    Scenario: A tap on the older notification opens its login, not the order
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in to TWS
      And a notification about an order is sent to Amara's phone
      When Amara taps the older notification
      Then IBKR Mobile shows Amara the login to "TWS"

    @NOTIF-EN-04
    Scenario: A second tap opens the login again
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in to TWS
      And Amara taps the notification
      And Amara dismisses the prompt
      When Amara taps the notification
      Then IBKR Mobile shows Amara the login to "TWS"
      And IB Key asks Amara for Face ID

    @NOTIF-EN-04
    Scenario: The tap alone approves nothing
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in to TWS
      When Amara taps the notification
      Then Amara's login is still waiting for the approval

  Rule: A notification for information asks for no security element

    @NOTIF-EN-03
    Scenario: A notification about an order asks for nothing on an iPhone
      Given Amara uses IB Key on an iPhone with Face ID
      And a notification about an order is sent to Amara's phone
      When Amara taps the notification
      Then IB Key asks Amara for nothing

    @NOTIF-EN-03
    Scenario: A notification about an order asks for nothing on an Android phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And a notification about an order is sent to Amara's phone
      When Amara taps the notification
      Then IB Key asks Amara for nothing

    @NOTIF-EN-03
    Scenario: A notification about an order leaves a waiting login as it is
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in
      And a notification about an order is sent to Amara's phone
      When Amara taps the notification
      Then IB Key asks Amara for nothing
      And Amara's login is still waiting for the approval

  Rule: A notification comes whether the app is open or not

    @NOTIF-EN-02
    Scenario: A closed app still announces the login
      Given Amara uses IB Key on an iPhone with Face ID
      When Amara logs in
      Then a banner announces the notification on Amara's phone
