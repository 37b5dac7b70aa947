Feature: Too many notifications
  Somebody who has the password cannot ask until the phone is answered for peace and quiet.

  Rule: A handful of notifications in a row, and then none for a while

    @SEC-CAP-03
    Scenario Outline: Unanswered logins, <often> the server sends notifications in a row
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara leaves logins to TWS unanswered, <often> the server sends notifications in a row
      When Amara logs in to TWS
      Then <outcome>

      Examples:
        | often          | outcome                                          |
        | once less than | Amara's login is still waiting for the approval  |
        | as often as    | a Challenge code of six digits is shown to Amara |

    @SEC-CAP-03
    Scenario Outline: Unanswered logins to <platform>, as often as the server sends notifications in a row
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara leaves logins to <platform> unanswered, as often as the server sends notifications in a row
      When Amara logs in to <platform>
      Then a Challenge code of six digits is shown to Amara

      Examples:
        | platform      |
        | Client Portal |
        | WebTrader     |
        | IBKR Mobile   |

    @SEC-CAP-03
    Scenario: Another platform does not help
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara leaves logins to TWS unanswered, as often as the server sends notifications in a row
      When Amara logs in to Client Portal
      Then a Challenge code of six digits is shown to Amara

    @SEC-CAP-03
    Scenario: After the pause
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara leaves logins to TWS unanswered, as often as the server sends notifications in a row
      When the pause of notifications has just ended
      And Amara logs in to TWS
      Then Amara's login is still waiting for the approval

    @SEC-CAP-03
    Scenario: Answered in between
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara leaves logins to TWS unanswered, once less than the server sends notifications in a row
      And Amara logs in to TWS
      And a copy of Amara's app with the keys approves the login
      When Amara logs in to TWS again
      Then Amara's login is still waiting for the approval

    @SEC-CAP-03
    Scenario: More logins than anybody may send notifications for
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara begins 101 logins to TWS
      Then 100 notifications at most have been sent to Amara

  Rule: The way without notifications stays open

    @SEC-CAP-04
    Scenario: A response instead
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara leaves logins to TWS unanswered, as often as the server sends notifications in a row
      When Amara logs in to TWS by challenge and response
      Then Amara is logged in
