Feature: A phone with a wrong clock
  The holder of a phone can set its clock to any time, so nothing may depend on it.

  Rule: An approval request is valid as long as the server says

    @SEC-TIME-03
    Scenario Outline: A phone that <clock> approves in time
      Given Amara uses IB Key
      And Amara's phone <clock>
      And Amara logs in
      When Amara tries to approve the login
      Then Amara's login moves ahead by itself

      Examples:
        | clock                                 |
        | has a clock that is 10 minutes ahead  |
        | has a clock that is a day ahead       |
        | has a clock that is 90 days ahead     |
        | has a clock that is 10 minutes behind |
        | has a clock that is a day behind      |
        | has a clock that is 90 days behind    |

    @SEC-TIME-03
    Scenario Outline: A phone that <clock> approves nothing after ten minutes
      Given Amara uses IB Key
      And Amara's phone <clock>
      And Amara logs in
      When more than 10 minutes pass
      Then the notification can no longer be approved on Amara's phone

      Examples:
        | clock                                 |
        | has a clock that is 10 minutes ahead  |
        | has a clock that is 10 minutes behind |
        | has a clock that is a day ahead       |
        | has a clock that is a day behind      |
        | has a clock that is 90 days ahead     |
        | has a clock that is 90 days behind    |

    @SEC-TIME-03
    Scenario: A phone whose clock is behind cannot approve a login that is already answered
      Given Amara uses IB Key
      And Amara's phone has a clock that is 10 minutes behind
      And Amara logs in
      When Amara asks for a Challenge code instead
      And Amara answers the newest challenge
      Then the notification can no longer be approved on Amara's phone
