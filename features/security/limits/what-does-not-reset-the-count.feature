Feature: What does not reset the count of wrong answers
  Only a login with the right second factor resets the count of wrong answers. Nothing else in between does.

  Background:
    Given the server publishes its limits
    And Amara uses IB Key on an Android phone without a fingerprint sensor

  Rule: Only a login with the right second factor resets the count

    @SEC-LIMIT-04
    Scenario Outline: A declined login after wrong answers, <often> the server allows, and one more
      Given Amara logs in
      And Amara is wrong with challenge after challenge, <often> the server allows
      And Amara logs in to Client Portal
      And Amara declines the login
      And Amara is wrong in one more login
      When Amara tries to log in to the platform by challenge and response
      Then <outcome>

      Examples:
        | often           | outcome                              |
        | twice less than | Amara is logged in                   |
        | once less than  | the second factor of Amara is locked |

    @SEC-LIMIT-04
    Scenario: Sending a security code does not reset the count
      Given Amara uses SMS authentication as well
      And Amara is wrong in login after login, once less than the server allows
      And Amara asks for a security code in a new login
      And Amara is wrong in one more login
      When Amara tries to log in to the platform by challenge and response
      Then the second factor of Amara is locked

    @SEC-LIMIT-04
    Scenario: Beginning a migration does not reset the count
      Given Amara buys an iPhone with Face ID
      And Amara is wrong in login after login, once less than the server allows
      And Amara begins the migration
      And Amara is wrong in one more login
      And Amara takes the old phone
      When Amara tries to log in to the platform by challenge and response
      Then the second factor of Amara is locked

    @SEC-LIMIT-04
    Scenario Outline: A logged-in person who <does something> does not reset the count
      Given Amara logs in to Client Portal by challenge and response
      And Amara is wrong in login after login, once less than the server allows
      And Amara goes back to Client Portal
      And Amara <does something>
      And Amara is wrong in one more login
      When Amara tries to log in to the platform by challenge and response
      Then the second factor of Amara is locked

      Examples:
        | does something                       |
        | asks for a Confirm Code              |
        | changes the mobile number            |
        | switches Seamless Authentication off |
        | logs out                             |

    @SEC-LIMIT-04
    Scenario: A right Confirm Code does not reset the count
      Given Amara logs in to Client Portal by challenge and response
      And Amara is wrong in login after login, once less than the server allows
      And Amara goes back to Client Portal
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      And Amara is wrong in one more login
      When Amara tries to log in to the platform by challenge and response
      Then the second factor of Amara is locked

  Rule: Waiting gives no more attempts than the lock would

    @SEC-LIMIT-04
    Scenario Outline: One more wrong answer after being wrong <often> the server allows, almost a lock later
      Given Amara is wrong in login after login, <often> the server allows
      And the lock is about to end
      And Amara is wrong in one more login
      When Amara tries to log in to the platform by challenge and response
      Then <outcome>

      Examples:
        | often           | outcome                              |
        | twice less than | Amara is logged in                   |
        | once less than  | the second factor of Amara is locked |
