Feature: Prerequisites of a notification
  "I am not receiving IBKR Mobile notifications", the prerequisites: an activated app on a phone that is online.

  Rule: The app is installed and activated

    @NOTIF-04 @NOTIF-EN-01
    Scenario: An activated phone gets the notification
      Given Amara uses IB Key on an iPhone with Face ID
      When Amara logs in
      Then one notification is sent to Amara's phone

    @NOTIF-04
    Scenario: A phone that is not activated gets no notification
      Given Bruno has an iPhone with Face ID on which IB Key is not activated
      When Bruno logs in
      Then no notification is sent to Bruno's phone

  Rule: The phone is online by any kind of network

    @NOTIF-05
    Scenario Outline: The notification arrives over <network>
      Given Amara uses IB Key
      And Bruno uses IB Key
      And Amara's phone is connected by <network>
      And Bruno's phone is connected by <network>
      When Amara logs in
      And Bruno logs in
      Then the notification is listed on Amara's phone
      And the notification is listed on Bruno's phone

      Examples:
        | network |
        | Wi-Fi   |
        | EDGE    |
        | 3G      |
        | 4G      |
        | LTE     |
        | 5G      |

    @NOTIF-05
    Scenario: Without a network no notification arrives
      Given Amara uses IB Key
      And Amara's phone has no internet access
      When Amara logs in
      Then no notification is listed on Amara's phone

  Rule: The notification asks the person to authenticate in the app

    @NOTIF-03
    Scenario: A tap opens the app at the login
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to WebTrader
      When Amara taps the notification
      Then IBKR Mobile shows Amara the login to "WebTrader"

    @NOTIF-03
    Scenario: A tap without the security element completes nothing
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to WebTrader
      When Amara taps the notification
      Then Amara's login is still waiting for the approval

    @NOTIF-02
    Scenario: A notification for information completes nothing either
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to WebTrader
      And a notification about an order is sent to Amara's phone
      When Amara taps the notification
      Then Amara's login is still waiting for the approval

    @NOTIF-01
    Scenario: The notification is sent by the server
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara logs in to WebTrader
      Then one notification is sent to Amara's phone
