Feature: Who gets a notification
  A notification goes to the one phone on which IB Key is active, and only for accepted credentials.

  Rule: Every trading platform requires the second factor

    @PUSH-01
    Scenario Outline: The password alone does not open <platform>
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
    Scenario Outline: Right after a login to <first> the password alone does not open <second>
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in to <first>
      And Amara approves the login with Face ID
      And Amara is logged in
      When Amara logs in to <second>
      Then Amara is not logged in

      Examples:
        | first         | second        |
        | TWS           | WebTrader     |
        | WebTrader     | Client Portal |
        | Client Portal | IBKR Mobile   |
        | IBKR Mobile   | TWS           |

    @PUSH-01
    Scenario Outline: The approval opens <platform>
      Given Amara uses IB Key on an iPhone with Face ID
      When Amara logs in to <platform>
      And Amara approves the login with Face ID
      Then Amara is logged in

      Examples:
        | platform      |
        | Client Portal |
        | WebTrader     |
        | IBKR Mobile   |

      @NOTIF-EN-04
      Examples:
        | platform |
        | TWS      |

  Rule: Accepted credentials send one notification, and it arrives

    @PUSH-AND-02
    Scenario: An Android phone receives one notification
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara logs in
      Then one notification is sent to Amara's phone
      And the notification is listed on Amara's phone

    @PUSH-TID-01
    Scenario: An iPhone with Touch ID receives one notification
      Given Amara uses IB Key on an iPhone with Touch ID
      When Amara logs in
      Then one notification is sent to Amara's phone
      And the notification is listed on Amara's phone

    @PUSH-FID-01
    Scenario: An iPhone with Face ID receives one notification
      Given Amara uses IB Key on an iPhone with Face ID
      When Amara logs in
      Then one notification is sent to Amara's phone
      And the notification is listed on Amara's phone

    @PUSH-AND-02
    Scenario: An Android phone receives a notification while its app is logged in
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to IBKR Mobile
      And Amara approves the login with the fingerprint
      And Amara is logged in
      When Amara logs in to TWS
      Then two notifications are sent to Amara's phone

    @PUSH-AND-02
    Scenario: An Android phone receives another notification for another login
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in
      And an hour passes
      When Amara logs in again
      Then two notifications are sent to Amara's phone

    @PUSH-TID-01
    Scenario: An iPhone with Touch ID receives another notification for another login
      Given Amara uses IB Key on an iPhone with Touch ID
      And Amara logs in
      And an hour passes
      When Amara logs in again
      Then two notifications are sent to Amara's phone
