Feature: Limit of notifications in a row
  An attacker with the password cannot send notifications until the person approves one to be left in peace.

  Rule: After a few unanswered notifications none is sent for a while

    @SEC-CAP-03
    Scenario Outline: Another login after unanswered ones, <often> the server sends notifications in a row
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara leaves logins to TWS unanswered, <often> the server sends notifications in a row
      When Amara logs in to TWS
      Then <outcome>

      Examples:
        | often          | outcome                                          |
        | once less than | Amara's login is still waiting for the approval  |
        | as often as    | a Challenge code of six digits is shown to Amara |

    @SEC-CAP-03
    Scenario Outline: Unanswered logins to <platform> reach the limit
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara leaves logins to <platform> unanswered, as often as the server sends notifications in a row
      When Amara logs in to <platform>
      Then a Challenge code of six digits is shown to Amara

      Examples:
        | platform      |
        | Client Portal |
        | WebTrader     |
        | IBKR Mobile   |

    @SEC-CAP-03
    Scenario: Another platform does not avoid the limit
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara leaves logins to TWS unanswered, as often as the server sends notifications in a row
      When Amara logs in to Client Portal
      Then a Challenge code of six digits is shown to Amara

    @SEC-CAP-03
    Scenario: Another phone does not avoid the limit
      Given the server publishes its limits
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara leaves logins to TWS unanswered, as often as the server sends notifications in a row
      And Amara moves IB Key to an iPhone with Face ID
      When Amara logs in to TWS
      Then a Challenge code of six digits is shown to Amara

    @SEC-CAP-03
    Scenario: After the pause a notification is sent again
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara leaves logins to TWS unanswered, as often as the server sends notifications in a row
      When the pause of notifications has just ended
      And Amara logs in to TWS
      Then Amara's login is still waiting for the approval

    @SEC-CAP-03
    Scenario: An answer resets the count of notifications
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara leaves logins to TWS unanswered, once less than the server sends notifications in a row
      And Amara logs in to TWS
      And a copy of Amara's app with the keys approves the login
      When Amara logs in to TWS again
      Then Amara's login is still waiting for the approval

    @SEC-CAP-03
    Scenario: After an answer as many notifications in a row are sent as before
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara leaves logins to TWS unanswered, once less than the server sends notifications in a row
      And Amara logs in to TWS
      And a copy of Amara's app with the keys approves the login
      And Amara leaves logins to TWS unanswered, once less than the server sends notifications in a row
      When Amara logs in to TWS
      Then Amara's login is still waiting for the approval

    @SEC-CAP-03
    Scenario: No server sends more than a hundred notifications in a row
      Given Amara uses IB Key
      When Amara begins 101 logins to TWS
      Then 100 notifications at most have been sent to Amara

  Rule: Challenge and response remains available

    @SEC-CAP-04
    Scenario: At the limit the person logs in by challenge and response
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara leaves logins to the platform unanswered, as often as the server sends notifications in a row
      When Amara tries to log in to the platform by challenge and response
      Then Amara is logged in
