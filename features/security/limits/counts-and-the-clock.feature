Feature: Counts do not begin anew with the hour
  A limit counts what has happened, however slowly, and whatever the clock shows meanwhile.

  Background:
    Given the server publishes its limits

  Rule: Slow guesses are counted like fast ones

    @SEC-LIMIT-04
    Scenario Outline: Wrong answers more than an hour apart, <often> the server allows
      Given Amara uses IB Key
      And Amara is wrong in logins that are more than an hour apart, <often> the server allows
      When Amara tries to log in to the platform by challenge and response
      Then <outcome>

      Examples:
        | often          | outcome                              |
        | once less than | Amara is logged in                   |
        | as often as    | the second factor of Amara is locked |

  Rule: A full hour does not begin the count of text messages anew

    @SEC-CAP-01
    Scenario Outline: Confirm Codes over a full hour, <often> the server sends them in a row
      Given it is 3 minutes before a full hour
      And Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for Confirm Codes every two minutes, <often> the server sends them in a row
      When Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      Then <outcome>

      Examples:
        | often          | outcome                         |
        | once less than | the answer of Amara is accepted |
        | as often as    | Amara is refused                |

    @SEC-CAP-02
    Scenario Outline: Logins by SMS over midnight, <often> the server allows in a day
      Given it is 3 minutes before midnight
      And Amara uses SMS authentication
      And Amara logs in to the platform by SMS every two minutes, <often> the server allows in a day
      When Amara tries to log in to the platform by SMS
      Then Amara <outcome>

      Examples:
        | often          | outcome      |
        | once less than | is logged in |
        | as often as    | is refused   |

  Rule: A full hour does not begin the count of notifications anew

    @SEC-CAP-03
    Scenario Outline: Unanswered logins over a full hour, <often> the server sends notifications in a row
      Given the pause of notifications lasts longer than 3 minutes
      And it is a minute before a full hour
      And Amara uses IB Key
      And Amara leaves logins to the platform unanswered, <often> the server sends notifications in a row
      And a minute passes
      When Amara logs in
      Then <outcome>

      Examples:
        | often          | outcome                                          |
        | once less than | Amara's login is still waiting for the approval  |
        | as often as    | a Challenge code of six digits is shown to Amara |
