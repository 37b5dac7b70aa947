Feature: Waiting times while the clock of the server is set back
  An hour that the clock shows twice does not add an hour to any waiting time.

  Background:
    Given the clock of the server can be set back

  Rule: Setting the clock back extends no waiting time

    @SEC-TIME-02
    Scenario Outline: The pause between two SMS keeps its length, when <time>
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
    Scenario Outline: The lock keeps its length, when it <edge>
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara is wrong in login after login, as often as the server allows
      And the clock of the server is set back by an hour
      When the lock <edge>
      And Amara tries to log in to the platform by challenge and response
      Then <outcome>

      Examples:
        | edge            | outcome                         |
        | is about to end | Amara is refused                |
        | has just ended  | the answer of Amara is accepted |

    @SEC-TIME-02
    Scenario: Automatic enrolment is not delayed
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      And the clock of the server is set back by an hour
      When a minute passes
      Then Amara is enrolled in SMS authentication
