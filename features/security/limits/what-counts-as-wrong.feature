Feature: What counts as a wrong answer
  Wrong answers in a row lock the second factor, whichever way they came. A success begins a new row.

  Background:
    Given the server tells its numbers

  Rule: After a success the count begins again

    @SEC-LIMIT-10
    Scenario: Wrong, right, and wrong again
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara is wrong in login after login, once less than the server allows
      And Amara logs in to TWS by challenge and response
      And Amara logs in to TWS again
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara is wrong 1 time with the response
      When Amara gives the noted response
      Then Amara is logged in

  Rule: All ways of being wrong share one count

    @SEC-LIMIT-11
    Scenario: A Confirm Code, and as many responses as it takes
      Given Amara uses IB Key, but has not verified the mobile number
      And Amara logs in to Client Portal by challenge and response
      And Amara asks for a Confirm Code
      And Amara is wrong 1 time with the Confirm Code
      And Amara is wrong in login after login, once less than the server allows
      When Amara tries to log in to TWS by challenge and response
      Then Amara is refused

    @SEC-LIMIT-11
    Scenario: A Confirm Code, and one response less
      Given Amara uses IB Key, but has not verified the mobile number
      And Amara logs in to Client Portal by challenge and response
      And Amara asks for a Confirm Code
      And Amara is wrong 1 time with the Confirm Code
      And Amara is wrong in login after login, twice less than the server allows
      When Amara logs in to TWS by challenge and response
      Then Amara is logged in

  Rule: Whoever declines has not been wrong

    @SEC-LIMIT-12
    Scenario: Declined, and wrong as often as one may be
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara declines the login
      And Amara is wrong in login after login, once less than the server allows
      When Amara logs in to TWS
      Then the answer of Amara is accepted
