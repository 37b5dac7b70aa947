Feature: What stays tried over a restart
  A code that was tried before the server started again has not all its tries once more.

  Background:
    Given the server tells its numbers

  Rule: Wrong responses to one challenge stay counted

    Background:
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara is wrong once less than one challenge allows
      And the server starts again

    @SEC-RESTART-01
    Scenario: Wrong once more
      Given Amara is wrong 1 time with the response
      When Amara gives the noted response
      Then Amara gets no further

    @SEC-RESTART-01
    Scenario: Right at last
      When Amara gives the noted response
      Then Amara is logged in

  Rule: Wrong entries of one security code stay counted

    @SEC-RESTART-01
    Scenario: Wrong once more with the code
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      And Amara is wrong once less than one security code allows
      And the server starts again
      And Amara is wrong 1 time with the security code
      When Amara enters the security code from the SMS
      Then Amara gets no further

    @SEC-RESTART-01
    Scenario Outline: Wrong <often> one security code allows
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      And Amara is wrong <often> one security code allows
      And the server starts again
      When Amara enters the security code from the SMS
      Then Amara <outcome>

      Examples:
        | often          | outcome         |
        | once less than | is logged in    |
        | as often as    | gets no further |
