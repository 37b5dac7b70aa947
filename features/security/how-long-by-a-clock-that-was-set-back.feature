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
        | time            | outcome      |
        | a second passes | is logged in |
        | 10 minutes pass | is refused   |

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

  Rule: Nobody waits longer

    @SEC-TIME-02
    Scenario Outline: For the next SMS, when <time>
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And the clock of the server is set back by an hour
      When <time>
      And Amara asks for a Confirm Code
      Then <outcome>

      Examples:
        | time                 | outcome                         |
        | 119.999 seconds pass | the server asks Amara to wait   |
        | 2 minutes pass       | two SMS have been sent to Amara |

    @SEC-TIME-02
    Scenario Outline: For the end of the lock, when it <edge>
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara is wrong in login after login, as often as the server allows
      And the clock of the server is set back by an hour
      When the lock <edge>
      And Amara logs in to TWS
      Then <outcome>

      Examples:
        | edge            | outcome                         |
        | is about to end | Amara is refused                |
        | has just ended  | the answer of Amara is accepted |

    @SEC-TIME-02
    Scenario Outline: For what is done without anybody asking, when <time>
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      And the clock of the server is set back by an hour
      When <time>
      Then Amara is <outcome> in SMS authentication

      Examples:
        | time            | outcome      |
        | a second passes | not enrolled |
        | a minute passes | enrolled     |
