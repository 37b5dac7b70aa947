Feature: What makes nothing forgotten
  Only a right answer begins a new row of wrong ones: whatever else happens in between, they stay counted.

  Background:
    Given the server tells its numbers
    And Amara uses IB Key on an Android phone without a fingerprint sensor

  Rule: What is no right answer makes no wrong one forgotten

    @SEC-LIMIT-04
    Scenario Outline: Wrong <often> the server allows, declined, and wrong once more
      Given Amara logs in to TWS
      And Amara is wrong with challenge after challenge, <often> the server allows
      And Amara declines the login
      And Amara is wrong in one more login
      When Amara tries to log in to TWS by challenge and response
      Then <outcome>

      Examples:
        | often           | outcome                              |
        | twice less than | Amara is logged in                   |
        | once less than  | the second factor of Amara is locked |

    @SEC-LIMIT-04
    Scenario: A security code is sent in between
      Given Amara uses SMS authentication as well
      And Amara is wrong in login after login, once less than the server allows
      And Amara asks for a security code in a new login
      And Amara is wrong in one more login
      When Amara tries to log in to TWS by challenge and response
      Then the second factor of Amara is locked

    @SEC-LIMIT-04
    Scenario: A migration begins in between
      Given Amara buys an iPhone with Face ID
      And Amara is wrong in login after login, once less than the server allows
      And Amara begins the migration
      And Amara is wrong in one more login
      And Amara takes the old phone
      When Amara tries to log in to TWS by challenge and response
      Then the second factor of Amara is locked

    @SEC-LIMIT-04
    Scenario Outline: Whoever has been logged in for long <does something> in between
      Given Amara logs in to Client Portal by challenge and response
      And Amara is wrong in login after login, once less than the server allows
      And Amara goes back to Client Portal
      And Amara <does something>
      And Amara is wrong in one more login
      When Amara tries to log in to TWS by challenge and response
      Then the second factor of Amara is locked

      Examples:
        | does something                       |
        | asks for a Confirm Code              |
        | changes the mobile number            |
        | switches Seamless Authentication off |
        | logs out                             |

  Rule: Nobody gains more by waiting than the lock would cost

    @SEC-LIMIT-04
    Scenario Outline: Wrong <often> the server allows, and wrong once more nearly as long as a lock later
      Given Amara is wrong in login after login, <often> the server allows
      And the lock is about to end
      And Amara is wrong in one more login
      When Amara tries to log in to TWS by challenge and response
      Then <outcome>

      Examples:
        | often           | outcome                              |
        | twice less than | Amara is logged in                   |
        | once less than  | the second factor of Amara is locked |
