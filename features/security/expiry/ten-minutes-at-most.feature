Feature: Logins expire after ten minutes at most
  Whatever lifetime a server has chosen, and whether or not it publishes it: after ten minutes no login can be completed.

  Rule: Neither an approval nor a response completes a login after ten minutes

    Background:
      Given Amara uses IB Key
      And Amara logs in

    @SEC-EXPIRY-01
    Scenario Outline: An approval request answered when <time>
      When <time>
      And a copy of Amara's app with the keys approves the login
      Then Amara <outcome>

      Examples:
        | time            | outcome          |
        | a second passes | is logged in     |
        | more than 10 minutes pass | is not logged in |

    @SEC-EXPIRY-02
    Scenario Outline: An approved login collected when <time>
      Given a copy of Amara's app with the keys approves the login
      When <time>
      Then Amara <outcome>

      Examples:
        | time            | outcome          |
        | a second passes | is logged in     |
        | more than 10 minutes pass | is not logged in |

    @SEC-EXPIRY-03
    Scenario Outline: A login continued when <time>
      When <time>
      And Amara asks for a Challenge code instead
      Then <outcome>

      Examples:
        | time            | outcome                         |
        | a second passes | the answer of Amara is accepted |
        | more than 10 minutes pass | Amara gets no further           |

    @SEC-EXPIRY-04
    Scenario Outline: A challenge answered when <time>
      Given Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When <time>
      And Amara gives the noted response
      Then Amara <outcome>

      Examples:
        | time            | outcome         |
        | a second passes | is logged in    |
        | more than 10 minutes pass | gets no further |
