Feature: The authentication device
  It answers without internet and without a login to the app, but never without its security element.

  Rule: The app opens and answers offline

    @XDEV-IOS-03
    Scenario: An iPhone with Touch ID in airplane mode
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno's phone is in airplane mode
      When Bruno types the challenge "012345" into IBKR Mobile
      Then IB Key asks Bruno for Touch ID
      When Bruno gives Touch ID
      Then Bruno's phone shows a Response String of eight digits

    @XDEV-AND-03
    Scenario: An Android phone without a fingerprint sensor in airplane mode
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara's phone is in airplane mode
      When Amara types the challenge "012345" into IBKR Mobile
      Then Amara's phone shows a Response String of eight digits

  Rule: A jailbroken or rooted phone answers nothing

    @XDEV-IOS-03
    Scenario: An iPhone with Touch ID that is jailbroken
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno's phone is jailbroken or rooted
      When Bruno opens IBKR Mobile on the authentication device
      And Bruno taps "Services → Authenticate"
      Then IBKR Mobile does not ask Bruno for "Challenge"

    @XDEV-AND-03
    Scenario: An Android phone without a fingerprint sensor that is rooted
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara's phone is jailbroken or rooted
      When Amara opens IBKR Mobile on the authentication device
      And Amara taps "Services → Authenticate"
      Then IBKR Mobile does not ask Amara for "Challenge"

  Rule: There is a way to Authenticate without a login to the app, and one with it

    @XDEV-IOS-04a
    Scenario: Not logged in on an iPhone
      Given Bruno uses IB Key on an iPhone with Touch ID
      When Bruno opens IBKR Mobile on the authentication device
      And Bruno taps "Services → Authenticate"
      Then IBKR Mobile asks Bruno for "Challenge"

    @XDEV-IOS-04b
    Scenario: Logged in on an iPhone
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno is logged in to IBKR Mobile on the authentication device
      When Bruno opens IBKR Mobile on the authentication device
      And Bruno taps "More → Authenticate"
      Then IBKR Mobile asks Bruno for "Challenge"

    @XDEV-AND-04a
    Scenario: Not logged in on an Android phone
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara opens IBKR Mobile on the authentication device
      And Amara taps "Services → Authenticate"
      Then IBKR Mobile asks Amara for "Challenge"

    @XDEV-AND-04b
    Scenario: Logged in on an Android phone
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara is logged in to IBKR Mobile on the authentication device
      When Amara opens IBKR Mobile on the authentication device
      And Amara taps "Menu → Authenticate"
      Then IBKR Mobile asks Amara for "Challenge"
