Feature: Wrong answers per code
  After a few wrong answers even the right one is refused.

  Rule: The number of wrong responses to one challenge is limited

    @SEC-LIMIT-01
    Scenario Outline: The right response after wrong ones, <often> one challenge allows
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara is wrong <often> one challenge allows
      When Amara gives the noted response
      Then Amara <outcome>

      Examples:
        | often          | outcome         |
        | once less than | is logged in    |
        | as often as    | gets no further |

  Rule: The number of wrong entries of one security code is limited

    @SEC-LIMIT-02
    Scenario Outline: The right security code after wrong ones, <often> one security code allows
      Given the server publishes its limits
      And Amara uses SMS authentication
      And Amara logs in
      And Amara is wrong <often> one security code allows
      When Amara enters the security code from the SMS
      Then Amara <outcome>

      Examples:
        | often          | outcome         |
        | once less than | is logged in    |
        | as often as    | gets no further |

  Rule: The number of wrong entries of one Confirm Code is limited

    @SEC-LIMIT-03
    Scenario: The right Confirm Code is refused after as many wrong ones as it allows
      Given no code allows more wrong answers than the second factor
      And Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara is wrong as often as one Confirm Code allows
      When Amara enters the Confirm Code
      Then Amara is refused

    @SEC-LIMIT-03
    Scenario Outline: The right Confirm Code of a number verified before, after wrong ones <often> it allows
      Given no code allows more wrong answers than the second factor
      And Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara changes the mobile number
      And Amara changes the mobile number back
      And Amara asks for a Confirm Code
      And Amara is wrong <often> one Confirm Code allows
      When Amara enters the Confirm Code
      Then the mobile number of Amara <is or is not> verified

      Examples:
        | often          | is or is not |
        | once less than | is           |
        | as often as    | is not       |

    @SEC-LIMIT-03
    Scenario: The last wrong Confirm Code counts in another session too
      Given no code allows more wrong answers than the second factor
      And Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara is wrong once less than one Confirm Code allows
      And Amara is logged in to Client Portal
      And Amara is wrong 1 time with the Confirm Code
      When Amara enters the Confirm Code
      Then the mobile number of Amara is not verified

    @SEC-LIMIT-03
    Scenario: Before it the right one is accepted in another session
      Given no code allows more wrong answers than the second factor
      And Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara is wrong once less than one Confirm Code allows
      And Amara is logged in to Client Portal
      When Amara enters the Confirm Code
      Then the mobile number of Amara is verified

    @SEC-LIMIT-03
    Scenario: The right Confirm Code is accepted after one wrong code less
      Given the server publishes its limits
      And Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara is wrong once less than one Confirm Code allows
      When Amara enters the Confirm Code
      Then the mobile number of Amara is verified
