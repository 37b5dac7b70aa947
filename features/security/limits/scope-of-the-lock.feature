Feature: What the lock of the second factor covers
  While the second factor is locked, logins that had already begun do not succeed either. Whether IB Key can be activated
  anew and a number confirmed meanwhile is up to the server (AMB-37).

  Background:
    Given the server publishes its limits

  Rule: The lock covers a login that waits

    @SEC-LIMIT-04
    Scenario Outline: A login that waits, and wrong responses <often> the server allows
      Given Amara uses IB Key
      And Amara logs in to Client Portal
      And Amara logs in
      And Amara goes back to Client Portal
      And Amara is wrong with challenge after challenge, <often> the server allows
      When a copy of Amara's app with the keys approves the login
      And Amara goes back to the platform
      Then Amara <outcome>

      Examples:
        | often          | outcome          |
        | once less than | is logged in     |
        | as often as    | is not logged in |

  Rule: The second factor is locked again after more wrong answers

    @SEC-LIMIT-04
    Scenario: The same number of wrong answers locks the second factor again
      Given Amara uses IB Key
      And Amara is wrong in login after login, as often as the server allows
      And the lock has just ended
      And Amara is wrong in login after login, as often as the server allows
      When Amara tries to log in to the platform by challenge and response
      Then the second factor of Amara is locked

  Rule: What is tried during the lock does not lift it

    @SEC-LIMIT-04
    Scenario: A wrong Activation Token does not lift the lock
      Given Amara uses IB Key
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      And Amara is wrong in login after login, as often as the server allows
      And Amara enters a wrong Activation Token
      And Amara is refused
      And Amara takes the old phone
      When Amara tries to log in to the platform by challenge and response
      Then the second factor of Amara is locked
