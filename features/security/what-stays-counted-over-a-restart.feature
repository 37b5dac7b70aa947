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
      When Amara logs in to TWS
      Then <outcome>

      Examples:
        | often           | outcome                              |
        | twice less than | the answer of Amara is accepted      |
        | once less than  | the second factor of Amara is locked |

    @SEC-RESTART-01
    Scenario Outline: Wrong responses, <often> one challenge allows
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara is wrong <often> one challenge allows
      And the server starts again
      And Amara is wrong 1 time with the response
      When Amara gives the noted response
      Then Amara <outcome>

      Examples:
        | often           | outcome      |
        | twice less than | is logged in |
        | once less than  | is refused   |

    @SEC-RESTART-01
    Scenario Outline: Wrong codes, <often> one security code allows
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      And Amara is wrong <often> one security code allows
      And the server starts again
      And Amara is wrong 1 time with the security code
      When Amara enters the security code from the SMS
      Then Amara <outcome>

      Examples:
        | often           | outcome      |
        | twice less than | is logged in |
        | once less than  | is refused   |
        | as often as     | is refused   |

  Rule: Wrong passwords stay counted

    @SEC-RESTART-01
    Scenario Outline: Wrong passwords, <often> the server allows
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And somebody gives wrong passwords for Amara, <often> the server allows
      And the server starts again
      And somebody gives 1 wrong password for Amara
      When Amara logs in to TWS
      Then <outcome>

      Examples:
        | often           | outcome                         |
        | twice less than | the answer of Amara is accepted |
        | once less than  | Amara is refused                |
        | as often as     | Amara is refused                |
