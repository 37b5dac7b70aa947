Feature: Passwords at every entry point
  Wrong passwords count wherever a password is requested, and their lock holds there.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID

  Rule: Wrong passwords are counted at every entry point

    @SEC-LIMIT-09
    Scenario Outline: The right password after wrong ones in the app, <often>
      Given Amara's password is guessed in the app <often>
      When Amara logs in
      Then <outcome>

      Examples:
        | often     | outcome                         |
        | 1 time    | the answer of Amara is accepted |
        | 101 times | Amara is refused                |

    @SEC-LIMIT-09
    Scenario Outline: The right password after wrong ones during a migration, <often>
      Given Amara buys an Android phone with a fingerprint sensor
      And Amara goes as far as the second password prompt
      And Amara gives a wrong password the second time, <often>
      When Amara logs in
      Then <outcome>

      Examples:
        | often     | outcome                         |
        | 1 time    | the answer of Amara is accepted |
        | 101 times | Amara is refused                |

    @SEC-LIMIT-09
    Scenario Outline: The right password after wrong ones in the settings, <often>
      Given Amara is logged in to Client Portal with IB Key
      And Amara opts out with a wrong password, <often>
      When Amara logs in
      Then <outcome>

      Examples:
        | often     | outcome                         |
        | 1 time    | the answer of Amara is accepted |
        | 101 times | Amara is refused                |

  Rule: The right password resets the count at every entry point

    Background:
      Given the server publishes its limits

    @SEC-LIMIT-13
    Scenario: One wrong password after the right one in the app
      Given Amara buys an Android phone with a fingerprint sensor
      And somebody gives wrong passwords for Amara, once less than the server allows
      And Amara opens IBKR Mobile, enters username and password and taps "Log In"
      And somebody gives 1 wrong password for Amara
      When Amara logs in
      Then the answer of Amara is accepted

    @SEC-LIMIT-13
    Scenario: One wrong password after the right one during a migration
      Given Amara buys an Android phone with a fingerprint sensor
      And Amara goes as far as the second password prompt
      And somebody gives wrong passwords for Amara, once less than the server allows
      And Amara gives the right password the second time
      And somebody gives 1 wrong password for Amara
      When Amara logs in
      Then the answer of Amara is accepted

    @SEC-LIMIT-13
    Scenario: One wrong password after the right one in the settings
      Given Amara is logged in to Client Portal with IB Key
      And somebody gives wrong passwords for Amara, once less than the server allows
      And Amara opts out of the Secure Login System
      And somebody gives 1 wrong password for Amara
      When Amara logs in
      Then the answer of Amara is accepted

  Rule: A locked person is told at every entry point how long the lock lasts

    Background:
      Given the server publishes its limits

    @SEC-LIMIT-18
    Scenario: The length of the lock is told during a migration
      Given Amara buys an Android phone with a fingerprint sensor
      And Amara goes as far as the second password prompt
      And somebody gives wrong passwords for Amara, as often as the server allows
      When a modified copy of Amara's app asks for the migration
      Then Amara is told how long the lock of the password lasts

    @SEC-LIMIT-18
    Scenario: The length of the lock is told in the settings
      Given Amara is logged in to Client Portal with IB Key
      And somebody gives wrong passwords for Amara, as often as the server allows
      When Amara opts out of the Secure Login System
      Then Amara is told how long the lock of the password lasts

  Rule: The lock holds at every entry point

    @SEC-LIMIT-09
    Scenario Outline: The login to the app after <wrong ones>
      Given Amara buys an Android phone with a fingerprint sensor
      And somebody gives <wrong ones> for Amara
      When Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile <offers> Amara "Migrate IB Key"

      Examples:
        | wrong ones          | offers         |
        | 1 wrong password    | offers         |
        | 101 wrong passwords | does not offer |

    @SEC-LIMIT-09
    Scenario Outline: The password during a migration after <wrong ones>
      Given Amara buys an Android phone with a fingerprint sensor
      And Amara goes as far as the second password prompt
      And somebody gives <wrong ones> for Amara
      When Amara gives the right password the second time
      Then <SMS> sent to Amara

      Examples:
        | wrong ones          | SMS        |
        | 1 wrong password    | one SMS is |
        | 101 wrong passwords | no SMS is  |

    @SEC-LIMIT-09
    Scenario Outline: The password in the settings after <wrong ones>
      Given Amara is logged in to Client Portal with IB Key
      And somebody gives <wrong ones> for Amara
      When Amara opts out of the Secure Login System
      Then <outcome>

      Examples:
        | wrong ones          | outcome                         |
        | 1 wrong password    | the answer of Amara is accepted |
        | 101 wrong passwords | Amara is refused                |
