Feature: A clock that is set back
  People set the clocks of servers, and so does the network: what is over by then stays over.

  Background:
    Given the clock of the server can be set back

  Rule: What could not be answered any more cannot be answered again

    @SEC-TIME-01
    Scenario Outline: The question on the phone, when <time> before
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And <time>
      When the clock of the server is set back by 10 minutes
      And a copy of Amara's app with the keys approves the login
      Then Amara <outcome>

      Examples:
        | time            | outcome          |
        | a second passes | is logged in     |
        | 10 minutes pass | is not logged in |

    @SEC-TIME-01
    Scenario Outline: The challenge, when <time> before
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And <time>
      When the clock of the server is set back by 10 minutes
      And Amara gives the noted response
      Then Amara <outcome>

      Examples:
        | time            | outcome         |
        | a second passes | is logged in    |
        | 10 minutes pass | gets no further |

    @SEC-TIME-01
    Scenario Outline: The challenge, when <time> before, and the server starts again
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Bruno uses IB Key on an iPhone with Face ID
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And <time>
      And Bruno logs in to TWS
      When the clock of the server is set back by 10 minutes
      And the server starts again
      And Amara gives the noted response
      Then Amara <outcome>

      Examples:
        | time            | outcome         |
        | a second passes | is logged in    |
        | 10 minutes pass | gets no further |

    @SEC-TIME-01
    Scenario Outline: The security code, when <time> before
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      And <time>
      When the clock of the server is set back by 10 minutes
      And Amara enters the security code from the SMS
      Then Amara <outcome>

      Examples:
        | time            | outcome         |
        | a second passes | is logged in    |
        | 10 minutes pass | gets no further |
