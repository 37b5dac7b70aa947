Feature: What counts as a wrong answer at a login
  Consecutive wrong answers of any kind lock the second factor. A success resets the count.

  Background:
    Given the server publishes its limits

  Rule: A success resets the count of wrong answers

    @SEC-LIMIT-10
    Scenario: One wrong answer after a success locks nothing
      Given Amara uses IB Key
      And Amara is wrong in login after login, once less than the server allows
      And Amara logs in to the platform by challenge and response
      And Amara logs in again
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara is wrong 1 time with the response
      When Amara gives the noted response
      Then Amara is logged in

    @SEC-LIMIT-10
    Scenario: After a success as many wrong answers are allowed as before
      Given Amara uses IB Key
      And Amara is wrong in login after login, once less than the server allows
      And Amara logs in to the platform by challenge and response
      And Amara is wrong in login after login, once less than the server allows
      When Amara tries to log in to the platform by challenge and response
      Then Amara is logged in

    @SEC-LIMIT-10
    Scenario: One wrong answer after a login by SMS locks nothing
      Given Amara uses IB Key
      And Amara uses SMS authentication as well
      And Amara is wrong in login after login, once less than the server allows
      And Amara asks for a security code in a new login
      And Amara enters the security code from the SMS
      And Amara is wrong in one more login
      When Amara tries to log in to the platform by challenge and response
      Then Amara is logged in

    @SEC-LIMIT-10
    Scenario: One wrong answer after an approval locks nothing
      Given Amara uses IB Key
      And Amara logs in
      And Amara is wrong with challenge after challenge, once less than the server allows
      And Amara logs in again
      And a copy of Amara's app with the keys approves the login
      And Amara is logged in
      And Amara is wrong in one more login
      When Amara tries to log in to the platform by challenge and response
      Then Amara is logged in

    @SEC-LIMIT-10
    Scenario: One wrong answer after a login with a physical security device locks nothing
      Given Amara uses IB Key
      And Amara receives a physical security device as well
      And Amara is wrong in login after login, once less than the server allows
      And Amara logs in to the platform with the physical security device
      And Amara is wrong in one more login
      When Amara tries to log in to the platform by challenge and response
      Then Amara is logged in

  Rule: Wrong answers of every kind share one count

    @SEC-LIMIT-11
    Scenario: A wrong Confirm Code and wrong responses together lock the second factor
      Given Amara uses IB Key, but has not verified the mobile number
      And Amara logs in to Client Portal by challenge and response
      And Amara asks for a Confirm Code
      And Amara is wrong 1 time with the Confirm Code
      And Amara is wrong in login after login, once less than the server allows
      When Amara tries to log in to the platform by challenge and response
      Then Amara is refused

    @SEC-LIMIT-11
    Scenario: A wrong Confirm Code and one response less lock nothing
      Given Amara uses IB Key, but has not verified the mobile number
      And Amara logs in to Client Portal by challenge and response
      And Amara asks for a Confirm Code
      And Amara is wrong 1 time with the Confirm Code
      And Amara is wrong in login after login, twice less than the server allows
      When Amara logs in to the platform by challenge and response
      Then Amara is logged in

  Rule: A declined login is no wrong answer

    @SEC-LIMIT-12
    Scenario: A declined login and one wrong answer less lock nothing
      Given Amara uses IB Key
      And Amara logs in
      And Amara declines the login
      And Amara is wrong in login after login, once less than the server allows
      When Amara logs in
      Then the answer of Amara is accepted

    @SEC-LIMIT-12
    Scenario: Two declined logins and one wrong answer less lock nothing
      Given Amara uses IB Key
      And Amara logs in
      And Amara declines the login
      And Amara logs in
      And Amara declines the login
      And Amara is wrong in login after login, once less than the server allows
      When Amara logs in
      Then the answer of Amara is accepted
