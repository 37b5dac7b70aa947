Feature: End of a session that is not used
  A session that is not used ends earlier, on every platform. Using it keeps it open.

  Rule: A session that is not used ends

    @SEC-SESSION-06
    Scenario Outline: An unused session in <platform> is open until its end
      Given the server publishes its limits
      And Amara uses a second factor
      And Amara logs in to <platform> with the second factor
      And Amara is logged in
      When the unused session is about to end
      Then Amara's session is accepted

      Examples:
        | platform      |
        | Client Portal |
        | TWS           |
        | WebTrader     |
        | IBKR Mobile   |

    @SEC-SESSION-06
    Scenario Outline: An unused session in <platform> ends in time
      Given the server publishes its limits
      And Amara uses a second factor
      And Amara logs in to <platform> with the second factor
      And Amara is logged in
      When the unused session has just ended
      Then Amara's session is not accepted

      Examples:
        | platform      |
        | Client Portal |
        | TWS           |
        | WebTrader     |
        | IBKR Mobile   |

    @SEC-SESSION-06
    Scenario Outline: A session used in between in <platform> stays open
      Given a session lasts twice as long as an unused one
      And Amara uses a second factor
      And Amara logs in to <platform> with the second factor
      And Amara is logged in
      When the unused session is about to end
      And Amara uses the session
      And the unused session is about to end
      Then Amara's session is accepted

      Examples:
        | platform      |
        | Client Portal |
        | TWS           |
        | WebTrader     |
        | IBKR Mobile   |

    @SEC-SESSION-06
    Scenario Outline: A session whose person <does something> in between stays open
      Given a session lasts twice as long as an unused one
      And Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      When the unused session is about to end
      And Amara <does something>
      And the unused session is about to end
      Then Amara's session is accepted

      Examples:
        | does something                          |
        | changes the mobile number               |
        | asks for a Confirm Code                 |
        | switches Seamless Authentication off    |
        | opts out of the Secure Login System     |

    @SEC-SESSION-06
    Scenario: A session in which pages are only looked at stays open
      Given a session lasts twice as long as an unused one
      And Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      When the unused session is about to end
      And Amara clicks "User menu → Settings"
      And the unused session is about to end
      Then Amara's session is accepted

    @SEC-SESSION-06
    Scenario: A session used in between stays open beside another one
      Given a session lasts twice as long as an unused one
      And Amara uses a second factor
      And Amara logs in to TWS with the second factor
      And Amara logs in to Client Portal with the second factor
      And Amara is logged in
      When the unused session is about to end
      And Amara uses the session
      And the unused session is about to end
      Then Amara's session is accepted

  Rule: An unused session ends after an hour at most, as is recommended

    @SEC-SESSION-08
    Scenario: An unused session ends after an hour at most
      Given Amara uses a second factor
      And Amara logs in to Client Portal with the second factor
      And Amara is logged in
      When more than an hour passes
      Then Amara's session is not accepted
