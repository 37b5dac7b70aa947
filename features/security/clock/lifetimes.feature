Feature: How long things last by a clock that was set back
  An hour that the clock shows once more is not an hour longer to guess, to wait, or to use what somebody left open.

  Background:
    Given the clock of the server can be set back

  Rule: Nothing lasts longer

    @SEC-TIME-02
    Scenario Outline: The question on the phone, when <time>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And the clock of the server is set back by an hour
      When <time>
      And a copy of Amara's app with the keys approves the login
      Then Amara <outcome>

      Examples:
        | time            | outcome          |
        | a second passes | is logged in     |
        | 10 minutes pass | is not logged in |

    @SEC-TIME-02
    Scenario Outline: The security code, when <time>
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      And the clock of the server is set back by an hour
      When <time>
      And Amara enters the security code from the SMS
      Then Amara <outcome>

      Examples:
        | time            | outcome         |
        | a second passes | is logged in    |
        | 10 minutes pass | gets no further |

    @SEC-TIME-02
    Scenario Outline: The session that nobody uses, when <time>
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      And the clock of the server is set back by an hour
      When <time>
      Then <outcome> behind the login opens to Amara's session

      Examples:
        | time            | outcome |
        | a second passes | what is |
        | an hour passes  | nothing |
