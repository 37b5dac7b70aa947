Feature: What time a request says it is
  Whoever sends a request can date it as they like. The server goes by its own clock.

  Rule: A request that is dated back is as late as it is

    @SEC-EXPIRY-03
    Scenario Outline: A login is asked for a challenge when <time>, and says that no time has passed
      Given Amara uses IB Key
      And Amara logs in
      And from now on every request says that it is still this instant
      When <time>
      And Amara asks for a Challenge code instead
      Then <outcome>

      Examples:
        | time                      | outcome                         |
        | a second passes           | the answer of Amara is accepted |
        | more than 10 minutes pass | Amara gets no further           |

    @SEC-EXPIRY-01
    Scenario Outline: A login is approved when <time>, and says that no time has passed
      Given Amara uses IB Key
      And Amara logs in
      And from now on every request says that it is still this instant
      When <time>
      And a copy of Amara's app with the keys approves the login
      Then Amara <outcome>

      Examples:
        | time                      | outcome          |
        | a second passes           | is logged in     |
        | more than 10 minutes pass | is not logged in |

    @SEC-EXPIRY-06
    Scenario Outline: A Confirm Code is entered when <time>, and says that no time has passed
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara notes the code down
      And from now on every request says that it is still this instant
      When <time>
      And Amara is logged in to Client Portal
      And Amara enters the noted code as Confirm Code
      Then the mobile number of Amara <is or is not> verified

      Examples:
        | time                      | is or is not |
        | a second passes           | is           |
        | more than 10 minutes pass | is not       |

    @SEC-SESSION-05
    Scenario: A session ends after 90 days, whatever its requests say
      Given Amara uses a second factor
      And Amara logs in to Client Portal with the second factor
      And Amara is logged in
      And from now on every request says that it is still this instant
      When 90 days pass
      Then Amara's session is not accepted

  Rule: A request that is dated ahead is as early as it is

    @SMS-06
    Scenario: The pause between two SMS is not over because a request says so
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And from now on every request says that it is an hour later
      When Amara asks for a Confirm Code
      Then the server asks Amara to wait
      And one SMS is sent to Amara

    @SEC-LIMIT-09
    Scenario Outline: The lock of the password is not over because a request says so, after wrong ones <often>
      Given Amara uses a second factor
      And somebody gives <often> for Amara
      And from now on every request says that it is a day later
      When Amara logs in
      Then <outcome>

      Examples:
        | often               | outcome                         |
        | 1 wrong password    | the answer of Amara is accepted |
        | 101 wrong passwords | Amara is refused                |
