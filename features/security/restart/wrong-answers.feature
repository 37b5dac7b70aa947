Feature: Wrong answers counted across a restart
  A restart gives no additional attempt.

  Background:
    Given the server publishes its limits

  Rule: Wrong answers stay counted after a restart

    @SEC-RESTART-01
    Scenario Outline: One more wrong answer after wrong logins, <often> the server allows
      Given Amara uses IB Key
      And Amara is wrong in login after login, <often> the server allows
      And the server starts again
      And Amara is wrong in one more login
      When Amara tries to log in to the platform by challenge and response
      Then <outcome>

      Examples:
        | often           | outcome                              |
        | twice less than | Amara is logged in                   |
        | once less than  | the second factor of Amara is locked |

  Rule: Wrong passwords stay counted after a restart

    @SEC-RESTART-01
    Scenario Outline: One more wrong password after wrong ones, <often> the server allows
      Given Amara uses IB Key
      And somebody gives wrong passwords for Amara, <often> the server allows
      And the server starts again
      And somebody gives 1 wrong password for Amara
      When Amara tries to log in to the platform by challenge and response
      Then <outcome>

      Examples:
        | often           | outcome            |
        | twice less than | Amara is logged in |
        | once less than  | Amara is refused   |
        | as often as     | Amara is refused   |

    @SEC-RESTART-01
    Scenario: The lock of the second factor holds after a restart
      Given Amara uses IB Key
      And Amara logs in
      And Amara is wrong with challenge after challenge, as often as the server allows
      And the server starts again
      When Amara asks for a Challenge code instead
      Then the second factor of Amara is locked

  Rule: Wrong responses to one challenge stay counted after a restart

    Background:
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara is wrong once less than one challenge allows
      And the server starts again

    @SEC-RESTART-01
    Scenario: The last wrong response after a restart ends the challenge
      Given Amara is wrong 1 time with the response
      When Amara gives the noted response
      Then Amara gets no further

    @SEC-RESTART-01
    Scenario: The right response after a restart is accepted
      When Amara gives the noted response
      Then Amara is logged in

  Rule: Wrong entries of one security code stay counted after a restart

    @SEC-RESTART-01
    Scenario: The last wrong code after a restart ends the security code
      Given Amara uses SMS authentication
      And Amara logs in
      And Amara is wrong once less than one security code allows
      And the server starts again
      And Amara is wrong 1 time with the security code
      When Amara enters the security code from the SMS
      Then Amara gets no further

    @SEC-RESTART-01
    Scenario Outline: The right code after wrong ones, <often> one security code allows
      Given Amara uses SMS authentication
      And Amara logs in
      And Amara is wrong <often> one security code allows
      And the server starts again
      When Amara enters the security code from the SMS
      Then Amara <outcome>

      Examples:
        | often          | outcome         |
        | once less than | is logged in    |
        | as often as    | gets no further |
