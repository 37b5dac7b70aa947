Feature: What stays counted over a restart
  Whoever can make a server start again has not one try more by it.

  Background:
    Given the server tells its numbers

  Rule: Wrong answers stay counted

    @SEC-RESTART-01
    Scenario Outline: Wrong in login after login, <often> the server allows
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara is wrong in login after login, <often> the server allows
      And the server starts again
      And Amara is wrong in one more login
      When Amara tries to log in to TWS by challenge and response
      Then <outcome>

      Examples:
        | often           | outcome                              |
        | twice less than | Amara is logged in                   |
        | once less than  | the second factor of Amara is locked |

  Rule: Wrong passwords stay counted

    @SEC-RESTART-01
    Scenario Outline: Wrong passwords, <often> the server allows
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And somebody gives wrong passwords for Amara, <often> the server allows
      And the server starts again
      And somebody gives 1 wrong password for Amara
      When Amara tries to log in to TWS by challenge and response
      Then <outcome>

      Examples:
        | often           | outcome            |
        | twice less than | Amara is logged in |
        | once less than  | Amara is refused   |
        | as often as     | Amara is refused   |
