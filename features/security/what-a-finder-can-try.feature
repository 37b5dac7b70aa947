Feature: What a finder can try
  Whoever holds somebody else's phone may guess a PIN a few times, and then not even the right one helps.

  Rule: After ten wrong PINs at most IB Key is out of use

    @SEC-PIN-01
    Scenario: Ten wrong PINs
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When somebody tries 10 wrong PINs on Amara's phone
      Then Amara's phone answers no challenge any more

    @SEC-PIN-01
    Scenario: Two wrong PINs
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When somebody tries 2 wrong PINs on Amara's phone
      Then Amara's phone answers a challenge

    @SEC-PIN-01
    Scenario: Ten wrong PINs, and a login that waits
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      When somebody tries 10 wrong PINs on Amara's phone
      Then the notification can no longer be approved on Amara's phone
      And Amara is not logged in

  Rule: Neither a restart nor time makes wrong PINs forgotten

    @SEC-PIN-02
    Scenario: Ten wrong PINs with a restart after each
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When somebody tries 10 wrong PINs on Amara's phone, and restarts it after each
      Then Amara's phone answers no challenge any more

    @SEC-PIN-02
    Scenario: Two wrong PINs with a restart after each
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When somebody tries 2 wrong PINs on Amara's phone, and restarts it after each
      Then Amara's phone answers a challenge

    @SEC-PIN-02
    Scenario: Ten wrong PINs, and a clock that is set ahead
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And somebody tries 10 wrong PINs on Amara's phone
      When Amara's phone has a clock that is a day ahead
      Then Amara's phone answers no challenge any more

    @SEC-PIN-02
    Scenario: Two wrong PINs, and a clock that is set ahead
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And somebody tries 2 wrong PINs on Amara's phone
      When Amara's phone has a clock that is a day ahead
      Then Amara's phone answers a challenge

    @SEC-PIN-02
    Scenario: Ten wrong PINs, months ago
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And somebody tries 10 wrong PINs on Amara's phone
      When 90 days pass
      Then Amara's phone answers no challenge any more
