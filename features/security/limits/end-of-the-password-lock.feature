Feature: How long the password is locked
  The lock ends by itself, and whoever waits knows when.

  Background:
    Given the server tells its numbers
    And Amara uses IB Key on an Android phone without a fingerprint sensor

  Rule: The lock of the password ends by itself

    @SEC-LIMIT-16
    Scenario: Just before its end
      Given somebody gives wrong passwords for Amara, as often as the server allows
      And the lock of the password is about to end
      When Amara logs in to TWS
      Then Amara is refused

    @SEC-LIMIT-16
    Scenario: At its end
      Given somebody gives wrong passwords for Amara, as often as the server allows
      And the lock of the password has just ended
      When Amara logs in to TWS
      Then the answer of Amara is accepted

    @SEC-LIMIT-16
    Scenario: At its end, whoever has tried in between
      Given somebody gives wrong passwords for Amara, as often as the server allows
      And the lock of the password is about to end
      And Amara logs in to TWS
      And Amara is refused
      And a second passes
      When Amara logs in to TWS again
      Then the answer of Amara is accepted

  Rule: The lock of the password comes again

    @SEC-LIMIT-09
    Scenario: Wrong as often as before, when the lock has ended
      Given somebody gives wrong passwords for Amara, as often as the server allows
      And the lock of the password has just ended
      And somebody gives wrong passwords for Amara, as often as the server allows
      When Amara logs in to TWS
      Then Amara is refused

  Rule: Nobody gains more by waiting than the lock would cost

    @SEC-LIMIT-09
    Scenario Outline: Wrong <often> the server allows, and wrong once more nearly as long as a lock later
      Given somebody gives wrong passwords for Amara, <often> the server allows
      And the lock of the password is about to end
      And somebody gives 1 wrong password for Amara
      When Amara logs in to TWS
      Then <outcome>

      Examples:
        | often           | outcome                         |
        | twice less than | the answer of Amara is accepted |
        | once less than  | Amara is refused                |

  Rule: Whoever is locked out is told for how long

    @SEC-LIMIT-18
    Scenario: Locked just now
      Given somebody gives wrong passwords for Amara, as often as the server allows
      When Amara logs in to TWS
      Then Amara is told how long the lock of the password lasts
