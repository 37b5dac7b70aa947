Feature: The authentication device
  The app answers without internet and without being logged in, but never without the security element.

  Rule: The app works offline

    @XDEV-IOS-03
    Scenario: An iPhone in airplane mode gives a response
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno's phone is in airplane mode
      When Bruno types the challenge "012345" into IBKR Mobile
      Then IB Key asks Bruno for Touch ID
      When Bruno gives Touch ID
      Then Bruno's phone shows a Response String of eight digits

    @XDEV-AND-03
    Scenario: An Android phone in airplane mode gives a response
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara's phone is in airplane mode
      When Amara types the challenge "012345" into IBKR Mobile
      Then Amara's phone shows a Response String of eight digits

  Rule: A jailbroken or rooted phone gives no response

    @XDEV-AND-03
    Scenario: A rooted Android phone does not ask for a challenge
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara's phone is jailbroken or rooted
      When Amara opens IBKR Mobile on the authentication device
      And Amara taps "Services → Authenticate"
      Then IBKR Mobile does not ask Amara for "Challenge"

  Rule: Authenticate can be reached with and without being logged in to the app

    @XDEV-IOS-04a
    Scenario: An iPhone offers Authenticate without a login
      Given Bruno uses IB Key on an iPhone with Touch ID
      When Bruno opens IBKR Mobile on the authentication device
      And Bruno taps "Services → Authenticate"
      Then IBKR Mobile asks Bruno for "Challenge"

    @XDEV-IOS-04b
    Scenario: An iPhone offers Authenticate after the login
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno is logged in to IBKR Mobile on the authentication device
      When Bruno opens IBKR Mobile on the authentication device
      And Bruno taps "More → Authenticate"
      Then IBKR Mobile asks Bruno for "Challenge"

    @XDEV-IOS-04b
    Scenario: An iPhone offers Authenticate after logging out and in again
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno is logged in to IBKR Mobile on the authentication device
      And Bruno opens IBKR Mobile on the authentication device
      And Bruno taps "More → Log Out"
      And Bruno is logged in to IBKR Mobile on the authentication device
      When Bruno opens IBKR Mobile on the authentication device
      # XDEV-IOS-04b
      And Bruno taps "More → Authenticate"
      Then IBKR Mobile asks Bruno for "Challenge"

    @XDEV-AND-04a
    Scenario: An Android phone offers Authenticate without a login
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara opens IBKR Mobile on the authentication device
      And Amara taps "Services → Authenticate"
      Then IBKR Mobile asks Amara for "Challenge"

    @XDEV-AND-04b
    Scenario: An Android phone offers Authenticate after the login
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara is logged in to IBKR Mobile on the authentication device
      When Amara opens IBKR Mobile on the authentication device
      And Amara taps "Menu → Authenticate"
      Then IBKR Mobile asks Amara for "Challenge"

    @XDEV-IOS-04a
    Scenario: An iPhone offers Authenticate after a refused login, too
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno opens IBKR Mobile and logs in with a wrong password
      # XDEV-IOS-04a
      When Bruno taps "Services → Authenticate"
      Then IBKR Mobile asks Bruno for "Challenge"

    @XDEV-AND-04a
    Scenario: An Android phone offers Authenticate after a refused login, too
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara opens IBKR Mobile and logs in with a wrong password
      # XDEV-AND-04a
      When Amara taps "Services → Authenticate"
      Then IBKR Mobile asks Amara for "Challenge"
