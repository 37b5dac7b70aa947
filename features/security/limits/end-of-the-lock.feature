Feature: End of the lock of the second factor
  The lock of the second factor ends by itself, and it affects one person only.

  Background:
    Given the server publishes its limits
    And Amara uses IB Key

  Rule: The lock ends by itself

    @SEC-LIMIT-06
    Scenario: Just before its end the lock still holds
      Given Amara is wrong in login after login, as often as the server allows
      And the lock is about to end
      When Amara tries to log in to the platform by challenge and response
      Then Amara is refused

    @SEC-LIMIT-06
    Scenario: At its end the lock is gone
      Given Amara is wrong in login after login, as often as the server allows
      And the lock has just ended
      When Amara tries to log in to the platform by challenge and response
      Then Amara is logged in

    @SEC-LIMIT-06
    Scenario: An attempt during the lock does not extend it
      Given Amara is wrong in login after login, as often as the server allows
      And the lock is about to end
      And Amara tries to log in to the platform by challenge and response
      And Amara is refused
      And a second passes
      When Amara tries to log in to the platform by challenge and response
      Then Amara is logged in

  Rule: The lock affects one person only

    @SEC-LIMIT-07
    Scenario: Another person can log in during the lock
      Given Bruno uses IB Key
      And Amara is wrong in login after login, as often as the server allows
      When Bruno tries to log in to the platform by challenge and response
      Then Bruno is logged in

    @SEC-LIMIT-07
    Scenario: The person who was wrong cannot log in during the lock
      Given Bruno uses IB Key
      And Amara is wrong in login after login, as often as the server allows
      When Amara tries to log in to the platform by challenge and response
      Then Amara is refused
