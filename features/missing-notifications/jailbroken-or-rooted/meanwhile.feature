Feature: A phone that is jailbroken or rooted meanwhile
  "I am not receiving IBKR Mobile notifications": the state of the phone counts when the app answers, not when the app
  was opened.

  Rule: A phone that was jailbroken or rooted meanwhile shows no Response String

    @NOTIF-37
    Scenario: An iPhone jailbroken while it asks shows no response
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno types the challenge "012345" into IBKR Mobile
      And Bruno's phone is jailbroken or rooted
      When Bruno gives Touch ID
      Then Bruno's phone shows no Response String

    @NOTIF-37
    Scenario: An Android phone rooted while the challenge is typed shows no response
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara opens IBKR Mobile on the authentication device
      And Amara taps "Services → Authenticate"
      And Amara's phone is jailbroken or rooted
      When Amara enters the PIN and the Challenge code and taps "Generate Response"
      Then Amara's phone shows no Response String

    @NOTIF-37
    Scenario: An Android phone rooted after one response gives no other
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara types the challenge "012345" into IBKR Mobile
      And Amara's phone is jailbroken or rooted
      When Amara opens IBKR Mobile on the authentication device
      And Amara taps "Services → Authenticate"
      Then IBKR Mobile does not ask Amara for "Challenge"
