Feature: Jailbroken or rooted meanwhile
  "I am not receiving IBKR Mobile notifications": what the phone was when the app was opened does not count, but what it
  is when the app answers.

  Rule: No Response String on a phone that was jailbroken or rooted meanwhile

    @NOTIF-37
    Scenario: Jailbroken while the app asks
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno types the challenge "012345" into IBKR Mobile
      And Bruno's phone is jailbroken or rooted
      When Bruno gives Touch ID
      Then Bruno's phone shows no Response String

    @NOTIF-37
    Scenario: An iPhone as it was made
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno types the challenge "012345" into IBKR Mobile
      When Bruno gives Touch ID
      Then Bruno's phone shows a Response String of eight digits

    @NOTIF-37
    Scenario: Rooted while the challenge is typed
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara opens IBKR Mobile on the authentication device
      And Amara taps "Services → Authenticate"
      And Amara's phone is jailbroken or rooted
      When Amara enters the PIN and the Challenge code and taps "Generate Response"
      Then Amara's phone shows no Response String

    @NOTIF-37
    Scenario: Rooted after one response, before the next
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara types the challenge "012345" into IBKR Mobile
      And Amara's phone is jailbroken or rooted
      When Amara opens IBKR Mobile on the authentication device
      And Amara taps "Services → Authenticate"
      Then IBKR Mobile does not ask Amara for "Challenge"
