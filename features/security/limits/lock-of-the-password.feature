Feature: Lock of the password
  Too many wrong passwords lock the password, and nothing but the password.

  Background:
    Given the server publishes its limits

  Rule: Wrong passwords do not lock the second factor

    Background:
      Given Amara uses IB Key

    @SEC-LIMIT-08
    Scenario: Wrong passwords do not stop a login that has begun
      Given Amara logs in
      And Amara asks for a Challenge code instead
      And somebody gives wrong passwords for Amara, as often as the server allows
      When Amara answers the newest challenge
      Then Amara is logged in

    @SEC-LIMIT-08
    Scenario: A wrong password in the app and one wrong answer less lock nothing
      Given Amara is wrong in login after login, once less than the server allows
      And Amara's password is guessed in the app 1 time
      When Amara tries to log in to the platform by challenge and response
      Then Amara is logged in

    @SEC-LIMIT-08
    Scenario: A wrong password in the settings and one wrong answer less lock nothing
      Given Amara logs in to Client Portal by challenge and response
      And Amara is wrong in login after login, once less than the server allows
      And Amara goes back to Client Portal
      And Amara opts out with a wrong password, 1 time
      When Amara tries to log in to the platform by challenge and response
      Then Amara is logged in

    @SEC-LIMIT-08
    Scenario: Without wrong passwords the login succeeds
      Given Amara logs in
      And Amara asks for a Challenge code instead
      When Amara answers the newest challenge
      Then Amara is logged in

  Rule: Wrong passwords are counted

    Background:
      Given Amara uses a second factor

    @SEC-LIMIT-09
    Scenario: As many wrong passwords as the server allows lock the password
      Given somebody gives wrong passwords for Amara, as often as the server allows
      When Amara logs in
      Then Amara is refused

    @SEC-LIMIT-09
    Scenario: One wrong password less locks nothing
      Given somebody gives wrong passwords for Amara, once less than the server allows
      When Amara logs in to the platform with the second factor
      Then Amara is logged in

    @SEC-LIMIT-09
    Scenario Outline: Wrong passwords right after the right one, <often> the server allows
      Given Amara logs in
      And somebody gives wrong passwords for Amara, <often> the server allows
      When Amara logs in again
      Then <outcome>

      Examples:
        | often          | outcome                         |
        | once less than | the answer of Amara is accepted |
        | as often as    | Amara is refused                |

  Rule: The right password resets the count

    Background:
      Given Amara uses a second factor

    @SEC-LIMIT-13
    Scenario: One wrong password after the right one locks nothing
      Given somebody gives wrong passwords for Amara, once less than the server allows
      And Amara logs in to the platform with the second factor
      And somebody gives 1 wrong password for Amara
      When Amara logs in
      Then the answer of Amara is accepted

    @SEC-LIMIT-13
    Scenario: After the right one as many wrong passwords are allowed as before
      Given somebody gives wrong passwords for Amara, once less than the server allows
      And Amara logs in to the platform with the second factor
      And somebody gives wrong passwords for Amara, once less than the server allows
      When Amara logs in
      Then the answer of Amara is accepted

  Rule: All spellings of a user name share one count

    Background:
      Given Amara uses a second factor

    @SEC-LIMIT-15
    Scenario Outline: Wrong passwords in capitals and small letters, <often> the server allows
      Given the server takes the user name of Amara in capitals as well
      And somebody gives wrong passwords for Amara in capitals and small letters by turns, <often> the server allows
      When Amara logs in
      Then <outcome>

      Examples:
        | often          | outcome                         |
        | once less than | the answer of Amara is accepted |
        | as often as    | Amara is refused                |

    @SEC-LIMIT-15
    Scenario Outline: Wrong passwords in full-width and plain letters, <often> the server allows
      Given the server takes the user name of Amara in full-width letters as well
      And somebody gives wrong passwords for Amara in full-width and plain letters by turns, <often> the server allows
      When Amara logs in
      Then <outcome>

      Examples:
        | often          | outcome                         |
        | once less than | the answer of Amara is accepted |
        | as often as    | Amara is refused                |

    @SEC-LIMIT-15
    Scenario Outline: Wrong passwords in the app, in capitals and small letters, <often> the server allows
      Given the server takes the user name of Amara in capitals as well
      And somebody gives wrong passwords for Amara in the app, in capitals and small letters by turns, <often> the server allows
      When Amara logs in
      Then <outcome>

      Examples:
        | often          | outcome                         |
        | once less than | the answer of Amara is accepted |
        | as often as    | Amara is refused                |
