Feature: End of a session that is used
  A session ends some time after the login, on every platform.

  Rule: A session has an end, even if nobody logs out

    @SEC-SESSION-05
    Scenario Outline: A session in <platform> is open until its end
      Given the server publishes its limits
      And Amara uses a second factor
      And Amara logs in to <platform> with the second factor
      And Amara is logged in
      When Amara uses the session until it is about to end
      Then Amara's session is accepted

      Examples:
        | platform      |
        | Client Portal |
        | TWS           |
        | WebTrader     |
        | IBKR Mobile   |

    @SEC-SESSION-05
    Scenario Outline: A session in <platform> ends although it is used
      Given the server publishes its limits
      And Amara uses a second factor
      And Amara logs in to <platform> with the second factor
      And Amara is logged in
      When Amara uses the session until it has just ended
      Then Amara's session is not accepted

      Examples:
        | platform      |
        | Client Portal |
        | TWS           |
        | WebTrader     |
        | IBKR Mobile   |

    @SEC-SESSION-05
    Scenario Outline: A session whose person <does something> ends in time
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      And Amara uses the session until it is about to end
      And Amara <does something>
      When a second passes
      Then Amara's session is not accepted

      Examples:
        | does something                       |
        | changes the mobile number            |
        | switches Seamless Authentication off |

    Scenario Outline: A session is checked when <time>
      Given Amara uses a second factor
      And Amara logs in to Client Portal with the second factor
      And Amara is logged in
      When <time>
      Then Amara's session is <outcome>

      @SEC-SESSION-05
      Examples:
        | time         | outcome      |
        | 90 days pass | not accepted |

      @SEC-SESSION-06
      Examples:
        | time            | outcome  |
        | a second passes | accepted |

  Rule: A session ends after a day at most, as is recommended

    @SEC-SESSION-07
    Scenario Outline: A session is used for <time>
      Given Amara uses a second factor
      And Amara logs in to Client Portal with the second factor
      And Amara is logged in
      When Amara uses the session for <time>
      Then Amara's session is <outcome>

      Examples:
        | time            | outcome      |
        | a second        | accepted     |
        | more than a day | not accepted |
