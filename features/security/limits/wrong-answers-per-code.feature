Feature: How often somebody may be wrong with one code
  A handful of tries, and the right answer does not help any more.

  Rule: One challenge

    @SEC-LIMIT-01
    Scenario Outline: Wrong <often> one challenge allows
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara is wrong <often> one challenge allows
      When Amara gives the noted response
      Then Amara <outcome>

      Examples:
        | often          | outcome         |
        | once less than | is logged in    |
        | as often as    | gets no further |

  Rule: One security code

    @SEC-LIMIT-02
    Scenario Outline: Wrong <often> one security code allows
      Given the server tells its numbers
      And Amara uses SMS authentication
      And Amara logs in to TWS
      And Amara is wrong <often> one security code allows
      When Amara enters the security code from the SMS
      Then Amara <outcome>

      Examples:
        | often          | outcome         |
        | once less than | is logged in    |
        | as often as    | gets no further |

  Rule: One Confirm Code

    @SEC-LIMIT-03
    Scenario: Wrong as often as one Confirm Code allows
      Given no code allows more wrong answers than the second factor
      And Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara is wrong as often as one Confirm Code allows
      When Amara enters the Confirm Code
      Then Amara is refused
      And the settings of Amara await no Confirm Code

    @SEC-LIMIT-03
    Scenario: Wrong once less
      Given the server tells its numbers
      And Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara is wrong once less than one Confirm Code allows
      When Amara enters the Confirm Code
      Then the mobile number of Amara is verified
