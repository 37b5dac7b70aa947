Feature: What a notification is for
  Some notifications inform; the one about a login is an invitation to tap it and prove who you are.

  Rule: A tap opens the app at the login that the notification is about

    @NOTIF-EN-04
    Scenario Outline: A login to <platform>
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
    Scenario: A login, under a notification about an order
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in to TWS
      And a notification about an order is sent to Amara's phone
      When Amara taps the older notification
      Then IBKR Mobile shows Amara the login to "TWS"

    @NOTIF-EN-04
    Scenario: The tap alone approves nothing
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in to TWS
      When Amara taps the notification
      Then Amara's login is still waiting for the approval

    @NOTIF-EN-04
    Scenario: The tap and the security element approve
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in to TWS
      When Amara approves the login with Face ID
      Then Amara is logged in

  Rule: A notification for information asks for nothing

    @NOTIF-EN-03
    Scenario: About an order
      Given Amara uses IB Key on an iPhone with Face ID
      And a notification about an order is sent to Amara's phone
      When Amara taps the notification
      Then IB Key asks Amara for nothing

    @NOTIF-EN-03
    Scenario: About an order, on an Android phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And a notification about an order is sent to Amara's phone
      When Amara taps the notification
      Then IB Key asks Amara for nothing

    @NOTIF-EN-03
    Scenario: About an order, while a login waits
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in to TWS
      And a notification about an order is sent to Amara's phone
      When Amara taps the notification
      Then IB Key asks Amara for nothing
      And Amara's login is still waiting for the approval

  Rule: A notification is pushed by the server, and comes whether the app is open or not

    @NOTIF-EN-01
    Scenario: The server sends it
      Given Amara uses IB Key on an iPhone with Face ID
      When Amara logs in to TWS
      Then one notification is sent to Amara's phone

    @NOTIF-EN-02
    Scenario: The app is closed
      Given Amara uses IB Key on an iPhone with Face ID
      When Amara logs in to TWS
      Then a banner announces the notification on Amara's phone
