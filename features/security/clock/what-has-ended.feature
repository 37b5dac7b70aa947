Feature: A server clock that is set back
  People and networks set the clocks of servers. What has expired stays expired.

  Background:
    Given the clock of the server can be set back

  Rule: Setting the clock back does not revive an expired answer

    @SEC-TIME-01
    Scenario Outline: An approval after <time> and a clock set back
      Given Amara uses IB Key
      And Amara logs in
      And <time>
      When the clock of the server is set back by 10 minutes
      And a copy of Amara's app with the keys approves the login
      Then Amara <outcome>

      Examples:
        | time            | outcome          |
        | a second passes | is logged in     |
        | more than 10 minutes pass | is not logged in |

    @SEC-TIME-01
    Scenario Outline: A response after <time> and a clock set back
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And <time>
      When the clock of the server is set back by 10 minutes
      And Amara gives the noted response
      Then Amara <outcome>

      Examples:
        | time            | outcome         |
        | a second passes | is logged in    |
        | more than 10 minutes pass | gets no further |

    @SEC-TIME-01
    Scenario Outline: A response after <time>, a clock set back and a restart
      Given Amara uses IB Key
      And Bruno uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And <time>
      And Bruno logs in
      When the clock of the server is set back by 10 minutes
      And the server starts again
      And Amara gives the noted response
      Then Amara <outcome>

      Examples:
        | time            | outcome         |
        | a second passes | is logged in    |
        | more than 10 minutes pass | gets no further |

    @SEC-TIME-01
    Scenario Outline: A security code after <time> and a clock set back
      Given Amara uses SMS authentication
      And Amara logs in
      And <time>
      When the clock of the server is set back by 10 minutes
      And Amara enters the security code from the SMS
      Then Amara <outcome>

      Examples:
        | time            | outcome         |
        | a second passes | is logged in    |
        | more than 10 minutes pass | gets no further |

    @SEC-TIME-01
    Scenario Outline: A Confirm Code after <time> and a clock set back
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara notes the code down
      And Amara uses the session for <time>
      When the clock of the server is set back by 10 minutes
      And Amara is logged in to Client Portal
      And Amara enters the noted code as Confirm Code
      Then the mobile number of Amara <is or is not> verified

      Examples:
        | time                 | is or is not |
        | a second             | is           |
        | more than 10 minutes | is not       |

  Rule: Setting the clock back revives neither a session nor a lock

    @SEC-TIME-01
    Scenario Outline: A session that <edge> and a clock set back
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      And the unused session <edge>
      When the clock of the server is set back by a day
      Then Amara's session is <outcome>

      Examples:
        | edge            | outcome      |
        | is about to end | accepted     |
        | has just ended  | not accepted |

    @SEC-TIME-01
    Scenario Outline: A lock that <edge> and a clock set back
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara is wrong in login after login, as often as the server allows
      And the lock <edge>
      When the clock of the server is set back by 10 minutes
      And Amara tries to log in to the platform by challenge and response
      Then <outcome>

      Examples:
        | edge            | outcome                         |
        | is about to end | Amara is refused                |
        | has just ended  | the answer of Amara is accepted |
