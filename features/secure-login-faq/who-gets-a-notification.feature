Feature: Who gets a notification
  A notification goes to the one phone on which IB Key is active, and only for accepted credentials.

  Rule: Every trading platform asks for the second factor

    @PUSH-01
    Scenario Outline: The password alone opens nothing
      Given Amara uses IB Key on an iPhone with Face ID
      When Amara logs in to <platform>
      Then Amara is not logged in

      Examples:
        | platform      |
        | TWS           |
        | Client Portal |
        | WebTrader     |
        | IBKR Mobile   |

    @PUSH-01
    Scenario Outline: The approval opens every platform
      Given Amara uses IB Key on an iPhone with Face ID
      When Amara logs in to <platform>
      And Amara approves the login with Face ID
      Then Amara is logged in

      Examples:
        | platform      |
        | TWS           |
        | Client Portal |
        | WebTrader     |
        | IBKR Mobile   |

  Rule: Accepted credentials bring one notification, and it arrives

    @PUSH-AND-02
    Scenario: An Android phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara logs in to TWS
      Then one notification is sent to Amara's phone
      And the notification is listed on Amara's phone

    @PUSH-TID-01
    Scenario: An iPhone with Touch ID
      Given Amara uses IB Key on an iPhone with Touch ID
      When Amara logs in to TWS
      Then one notification is sent to Amara's phone
      And the notification is listed on Amara's phone

    @PUSH-FID-01
    Scenario: An iPhone with Face ID
      Given Amara uses IB Key on an iPhone with Face ID
      When Amara logs in to TWS
      Then one notification is sent to Amara's phone
      And the notification is listed on Amara's phone

    @PUSH-AND-02
    Scenario: An Android phone, and one more an hour later
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And an hour passes
      When Amara logs in to TWS again
      Then two notifications are sent to Amara's phone

    @PUSH-TID-01
    Scenario: An iPhone with Touch ID, and one more an hour later
      Given Amara uses IB Key on an iPhone with Touch ID
      And Amara logs in to TWS
      And an hour passes
      When Amara logs in to TWS again
      Then two notifications are sent to Amara's phone
