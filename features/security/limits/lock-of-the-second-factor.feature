Feature: Lock of the second factor
  Too many wrong answers lock the second factor, for this person and for a limited time.

  Background:
    Given the server publishes its limits
    And Amara uses IB Key

  Rule: Wrong answers are counted over all logins

    @SEC-LIMIT-04
    Scenario: As many wrong answers as the server allows lock the second factor
      Given Amara is wrong in login after login, as often as the server allows
      When Amara tries to log in to the platform by challenge and response
      Then the second factor of Amara is locked

    @SEC-LIMIT-04
    Scenario: The lock stops a login that has already begun
      Given Amara logs in
      And Amara is wrong with challenge after challenge, as often as the server allows
      When Amara asks for a Challenge code instead
      Then the second factor of Amara is locked

    @SEC-LIMIT-04
    Scenario: One wrong answer less locks nothing
      Given Amara is wrong in login after login, once less than the server allows
      When Amara logs in to the platform by challenge and response
      Then Amara is logged in

  Rule: A locked person is told how long the lock lasts

    @SEC-LIMIT-18
    Scenario: The length of the lock is told just after it began
      Given Amara is wrong in login after login, as often as the server allows
      When Amara tries to log in to the platform by challenge and response
      Then Amara is told how long the lock lasts

  Rule: A new challenge does not reset the count

    @SEC-LIMIT-05
    Scenario: Wrong responses to new challenges lock the second factor
      Given Amara logs in
      And Amara is wrong with challenge after challenge, as often as the server allows
      When Amara tries to log in to the platform by challenge and response
      Then Amara is refused

    @SEC-LIMIT-05
    Scenario: One wrong response less locks nothing
      Given Amara logs in
      And Amara is wrong with challenge after challenge, once less than the server allows
      When Amara tries to log in to the platform by challenge and response
      Then Amara is logged in
