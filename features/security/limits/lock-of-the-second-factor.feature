Feature: Locks
  Too many wrong answers lock the second factor: for this person, for a while, and for nobody else.

  Background:
    Given the server tells its numbers
    And Amara uses IB Key on an Android phone without a fingerprint sensor

  Rule: Wrong answers are counted over all logins

    @SEC-LIMIT-04
    Scenario: Wrong as often as the server allows
      Given Amara is wrong in login after login, as often as the server allows
      When Amara tries to log in to TWS by challenge and response
      Then the second factor of Amara is locked

    @SEC-LIMIT-04
    Scenario: Wrong as often in a login that has begun
      Given Amara logs in to TWS
      And Amara is wrong with challenge after challenge, as often as the server allows
      When Amara asks for a Challenge code instead
      Then the second factor of Amara is locked

    @SEC-LIMIT-04
    Scenario: Wrong once less
      Given Amara is wrong in login after login, once less than the server allows
      When Amara logs in to TWS by challenge and response
      Then Amara is logged in

    @SEC-LIMIT-04
    Scenario Outline: Wrong <often> the server allows, and a new phone
      Given Amara buys an iPhone with Face ID
      And Amara goes as far as the second question for the password
      And Amara is wrong in login after login, <often> the server allows
      When Amara gives the right password the second time
      Then <sms> sent to Amara

      Examples:
        | often          | sms                                |
        | once less than | an SMS with an Activation Token is |
        | as often as    | no Activation Token is             |

  Rule: Whoever is locked out is told for how long

    @SEC-LIMIT-18
    Scenario: Locked just now
      Given Amara is wrong in login after login, as often as the server allows
      When Amara tries to log in to TWS by challenge and response
      Then Amara is told how long the lock lasts

  Rule: A new challenge makes nothing forgotten

    @SEC-LIMIT-05
    Scenario: A new challenge for each wrong response
      Given Amara logs in to TWS
      And Amara is wrong with challenge after challenge, as often as the server allows
      When Amara tries to log in to TWS by challenge and response
      Then Amara is refused

    @SEC-LIMIT-05
    Scenario: A new challenge for each wrong response but one
      Given Amara logs in to TWS
      And Amara is wrong with challenge after challenge, once less than the server allows
      When Amara tries to log in to TWS by challenge and response
      Then Amara is logged in
