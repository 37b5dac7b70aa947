Feature: Lifetimes while the clock of the server is set back
  An hour that the clock shows twice does not add an hour to any lifetime.

  Background:
    Given the clock of the server can be set back

  Rule: Setting the clock back extends no lifetime

    @SEC-TIME-02
    Scenario Outline: An approval request keeps its lifetime, when <time>
      Given Amara uses IB Key
      And Amara logs in
      And the clock of the server is set back by an hour
      When <time>
      And a copy of Amara's app with the keys approves the login
      Then Amara <outcome>

      Examples:
        | time            | outcome          |
        | a second passes | is logged in     |
        | more than 10 minutes pass | is not logged in |

    @SEC-TIME-02
    Scenario Outline: A security code keeps its lifetime, when <time>
      Given Amara uses SMS authentication
      And Amara logs in
      And the clock of the server is set back by an hour
      When <time>
      And Amara enters the security code from the SMS
      Then Amara <outcome>

      Examples:
        | time            | outcome         |
        | a second passes | is logged in    |
        | more than 10 minutes pass | gets no further |

    @SEC-TIME-02
    Scenario Outline: An unused session keeps its lifetime, when it <edge>
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      And the clock of the server is set back by an hour
      When the unused session <edge>
      Then Amara's session is <outcome>

      Examples:
        | edge            | outcome      |
        | is about to end | accepted     |
        | has just ended  | not accepted |
