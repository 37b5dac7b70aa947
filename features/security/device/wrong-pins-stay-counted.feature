Feature: Wrong PINs stay counted
  Only the right PIN or a reactivation resets the count of wrong PINs.

  Rule: Neither a restart of the phone nor time resets the count of wrong PINs

    @SEC-PIN-02
    Scenario: Ten wrong PINs lock IB Key despite a restart after each
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When somebody tries 10 wrong PINs for a challenge on Amara's phone, and restarts it after each
      Then Amara's phone answers no challenge any more

    @SEC-PIN-02
    Scenario: Two wrong PINs do not lock IB Key
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When somebody tries 2 wrong PINs for a challenge on Amara's phone, and restarts it after each
      Then Amara's phone answers a challenge

    @SEC-PIN-02
    Scenario: Ten wrong PINs lock IB Key although the clock is set ahead
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And somebody tries 10 wrong PINs for a challenge on Amara's phone
      When Amara's phone has a clock that is a day ahead
      Then Amara's phone answers no challenge any more

    @SEC-PIN-02
    Scenario: Two wrong PINs do not lock IB Key when the clock is set ahead
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And somebody tries 2 wrong PINs for a challenge on Amara's phone
      When Amara's phone has a clock that is a day ahead
      Then Amara's phone answers a challenge

    @SEC-PIN-02
    Scenario: Ten wrong PINs still lock IB Key after 90 days
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And somebody tries 10 wrong PINs for a challenge on Amara's phone
      When 90 days pass
      Then Amara's phone answers no challenge any more

    @SEC-PIN-02
    Scenario Outline: Logging out of the app keeps the count of <times> wrong PINs
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara is logged in to IBKR Mobile on the authentication device
      And somebody tries <times> wrong PINs for a challenge on Amara's phone
      When Amara opens IBKR Mobile on the authentication device
      And Amara taps "Menu → Log Out"
      Then Amara's phone <outcome>

      Examples:
        | times | outcome                       |
        | 10    | answers no challenge any more |
        | 2     | answers a challenge           |
