Feature: Wrong PINs are not forgotten
  Nothing but the right PIN, or a reactivation, gives a finder of the phone all tries once more.

  Rule: Neither a restart nor time makes wrong PINs forgotten

    @SEC-PIN-02
    Scenario: Ten wrong PINs with a restart after each
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When somebody tries 10 wrong PINs for a challenge on Amara's phone, and restarts it after each
      Then Amara's phone answers no challenge any more

    @SEC-PIN-02
    Scenario: Two wrong PINs with a restart after each
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When somebody tries 2 wrong PINs for a challenge on Amara's phone, and restarts it after each
      Then Amara's phone answers a challenge

    @SEC-PIN-02
    Scenario: Ten wrong PINs, and a clock that is set ahead
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And somebody tries 10 wrong PINs for a challenge on Amara's phone
      When Amara's phone has a clock that is a day ahead
      Then Amara's phone answers no challenge any more

    @SEC-PIN-02
    Scenario: Two wrong PINs, and a clock that is set ahead
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And somebody tries 2 wrong PINs for a challenge on Amara's phone
      When Amara's phone has a clock that is a day ahead
      Then Amara's phone answers a challenge

    @SEC-PIN-02
    Scenario: Ten wrong PINs, months ago
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And somebody tries 10 wrong PINs for a challenge on Amara's phone
      When 90 days pass
      Then Amara's phone answers no challenge any more

    @SEC-PIN-02
    Scenario Outline: <times> wrong PINs, and the app is logged out
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
