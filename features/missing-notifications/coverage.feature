Feature: Connection and coverage
  "I am not receiving IBKR Mobile notifications", step 7: a poor connection delays, loses or repeats notifications.

  Rule: A poor connection makes no difference to who is logged in

    @NOTIF-35
    Scenario: Late, but in time
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And notifications to Amara's phone take 20 seconds
      And Amara logs in to TWS
      When 20 seconds pass
      And Amara approves the login with the fingerprint
      Then Amara is logged in

    @NOTIF-35
    Scenario: Lost
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And notifications to Amara's phone get lost
      When Amara logs in to TWS
      Then the notification on Amara's phone is not there
      When Amara logs in to TWS by challenge and response
      Then Amara is logged in

    @NOTIF-35
    Scenario: Delivered twice, listed once
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And notifications to Amara's phone arrive twice
      When Amara logs in to TWS
      Then exactly one notification is listed on Amara's phone

    @NOTIF-35
    Scenario: Delivered twice, approved once
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And notifications to Amara's phone arrive twice
      And Amara logs in to TWS
      When Amara approves the login with the fingerprint
      Then Amara is logged in
      And the notification can no longer be approved on Amara's phone

  Rule: A quick test tells whether there is a network

    @NOTIF-36
    Scenario: Online
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara visits "ibkr.com" with the browser
      Then Amara's browser shows "ibkr.com"

    @NOTIF-36
    Scenario Outline: A phone that <condition>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara's phone <condition>
      When Amara visits "ibkr.com" with the browser
      Then Amara's browser does not show "ibkr.com"

      Examples:
        | condition              |
        | has no internet access |
        | is in airplane mode    |

  Rule: In China the network is not the only obstacle

    @NOTIF-06
    Scenario: Online in China, and still no notification on Android
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara's phone is online in China
      When Amara logs in to TWS
      Then the notification on Amara's phone is not there
