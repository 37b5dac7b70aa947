Feature: What does not reset the count of notifications
  Only an approval is an answer to notifications. Whatever else a person does, an attacker with the password sends no more.

  Background:
    Given the server publishes its limits
    And the pause of notifications lasts longer than 3 minutes
    And Amara uses IB Key on an Android phone without a fingerprint sensor

  Rule: Only an approval resets the count of notifications

    @SEC-CAP-03
    Scenario Outline: A declined login after unanswered ones, <often> the server sends notifications in a row
      Given Amara leaves logins to the platform unanswered, <often> the server sends notifications in a row
      And Amara logs in
      And Amara declines the login
      When Amara logs in again
      Then <outcome>

      Examples:
        | often           | outcome                                          |
        | twice less than | Amara's login is still waiting for the approval  |
        | once less than  | a Challenge code of six digits is shown to Amara |

    @SEC-CAP-03
    Scenario Outline: A login by response after unanswered ones, <often> the server sends notifications in a row
      Given Amara leaves logins to the platform unanswered, <often> the server sends notifications in a row
      And a minute passes
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      When Amara logs in again
      Then <outcome>

      Examples:
        | often           | outcome                                          |
        | twice less than | Amara's login is still waiting for the approval  |
        | once less than  | a Challenge code of six digits is shown to Amara |
        | as often as     | a Challenge code of six digits is shown to Amara |

    @SEC-CAP-03
    Scenario: A migration after unanswered logins does not reset the count
      Given Amara leaves logins to the platform unanswered, as often as the server sends notifications in a row
      And Amara buys an iPhone with Face ID
      And Amara migrates IB Key
      When Amara logs in again
      Then a Challenge code of six digits is shown to Amara

    @SEC-CAP-03
    Scenario: A migration without unanswered logins leaves notifications on
      Given Amara buys an iPhone with Face ID
      And Amara migrates IB Key
      When Amara logs in again
      Then Amara's login is still waiting for the approval

    @SEC-CAP-03
    Scenario Outline: The switch moved off and on after unanswered logins, <often> the server sends notifications in a row
      Given Amara leaves logins to the platform unanswered, <often> the server sends notifications in a row
      And Amara logs in to Client Portal by challenge and response
      And Amara switches Seamless Authentication off
      And Amara switches Seamless Authentication on again
      When Amara logs in again
      Then <outcome>

      Examples:
        | often           | outcome                                          |
        | twice less than | Amara's login is still waiting for the approval  |
        | once less than  | a Challenge code of six digits is shown to Amara |
        | as often as     | a Challenge code of six digits is shown to Amara |

  Rule: The drop-down is no way around the limit

    @SEC-CAP-03
    Scenario Outline: IB Key chosen in logins, <often> the server sends notifications in a row
      Given Amara receives a physical security device as well
      And Amara chooses IB Key in logins to the platform and leaves them unanswered, <often> the server sends notifications in a row
      When Amara logs in
      And Amara chooses IB Key in the drop-down
      Then <outcome>

      Examples:
        | often          | outcome                                          |
        | once less than | Amara's login is still waiting for the approval  |
        | as often as    | a Challenge code of six digits is shown to Amara |
