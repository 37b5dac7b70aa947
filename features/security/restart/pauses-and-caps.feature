Feature: Pauses and limits of messages after a restart
  A restart sends no more messages than there would have been without it.

  Rule: The pause between two text messages holds over a restart

    @SEC-RESTART-01 @SMS-06
    Scenario Outline: A restart within the two minutes, when <time>
      Given Amara uses SMS authentication
      And Amara logs in
      And the server starts again
      When <time>
      And Amara logs in to Client Portal
      Then <outcome>

      Examples:
        | time                 | outcome                         |
        | 119.999 seconds pass | one SMS is sent to Amara        |
        | 2 minutes pass       | two SMS have been sent to Amara |

  Rule: The limits of messages hold over a restart

    @SEC-RESTART-01 @SEC-CAP-01
    Scenario Outline: Another Confirm Code after a restart, after the server has sent them <often> it does in a row
      Given the server publishes its limits
      And Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for Confirm Codes every two minutes, <often> the server sends them in a row
      And the server starts again
      When Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      Then <outcome>

      Examples:
        | often          | outcome                         |
        | once less than | the answer of Amara is accepted |
        | as often as    | Amara is refused                |

    @SEC-RESTART-01 @SEC-CAP-03
    Scenario Outline: Another login after a restart, after unanswered ones, <often> the server sends notifications in a row
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara leaves logins to the platform unanswered, <often> the server sends notifications in a row
      And the server starts again
      When Amara logs in
      Then <outcome>

      Examples:
        | often          | outcome                                          |
        | once less than | Amara's login is still waiting for the approval  |
        | as often as    | a Challenge code of six digits is shown to Amara |
