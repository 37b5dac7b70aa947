Feature: A phone whose clock is wrong
  Whoever holds a phone can set its clock to any time, so that nothing may be decided by it.

  Rule: A question stands as long as the server says, and no longer

    @SEC-TIME-03
    Scenario Outline: In time, on a phone that <clock>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara's phone <clock>
      And Amara logs in to TWS
      When Amara taps the notification
      Then IB Key asks Amara for the fingerprint
      When Amara gives the fingerprint
      Then Amara's login moves ahead by itself

      Examples:
        | clock                                |
        | has a clock that is 10 minutes ahead |
        | has a clock that is 10 minutes behind |

    @SEC-TIME-03
    Scenario Outline: Too late, on a phone that <clock>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara's phone <clock>
      And Amara logs in to TWS
      When 10 minutes pass
      Then the notification can no longer be approved on Amara's phone

      Examples:
        | clock                                |
        | has a clock that is 10 minutes ahead |
        | has a clock that is 10 minutes behind |

    @SEC-TIME-03
    Scenario: Already answered, on a phone whose clock is behind
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara's phone has a clock that is 10 minutes behind
      And Amara logs in to TWS
      When Amara asks for a Challenge code instead
      And Amara answers the newest challenge
      Then the notification can no longer be approved on Amara's phone
