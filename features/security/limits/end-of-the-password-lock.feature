Feature: End of the lock of the password
  The lock ends by itself, and the person is told when.

  Background:
    Given the server publishes its limits
    And Amara uses a second factor

  Rule: The lock of the password ends by itself

    @SEC-LIMIT-16
    Scenario: Just before its end the lock still holds
      Given somebody gives wrong passwords for Amara, as often as the server allows
      And the lock of the password is about to end
      When Amara logs in
      Then Amara is refused

    @SEC-LIMIT-16
    Scenario: At its end the lock is gone
      Given somebody gives wrong passwords for Amara, as often as the server allows
      And the lock of the password has just ended
      When Amara logs in
      Then the answer of Amara is accepted

    @SEC-LIMIT-16
    Scenario: An attempt during the lock does not extend it
      Given somebody gives wrong passwords for Amara, as often as the server allows
      And the lock of the password is about to end
      And Amara logs in
      And Amara is refused
      And a second passes
      When Amara logs in again
      Then the answer of Amara is accepted

  Rule: The password is locked again after more wrong passwords

    @SEC-LIMIT-09
    Scenario: The same number of wrong passwords locks the password again
      Given somebody gives wrong passwords for Amara, as often as the server allows
      And the lock of the password has just ended
      And somebody gives wrong passwords for Amara, as often as the server allows
      When Amara logs in
      Then Amara is refused

  Rule: Waiting gives no more attempts than the lock would

    @SEC-LIMIT-09
    Scenario Outline: One more wrong password after being wrong <often> the server allows, almost a lock later
      Given somebody gives wrong passwords for Amara, <often> the server allows
      And the lock of the password is about to end
      And somebody gives 1 wrong password for Amara
      When Amara logs in
      Then <outcome>

      Examples:
        | often           | outcome                         |
        | twice less than | the answer of Amara is accepted |
        | once less than  | Amara is refused                |

  Rule: A locked person is told how long the lock lasts

    @SEC-LIMIT-18
    Scenario: The length of the lock is told just after it began
      Given somebody gives wrong passwords for Amara, as often as the server allows
      When Amara logs in
      Then Amara is told how long the lock of the password lasts
