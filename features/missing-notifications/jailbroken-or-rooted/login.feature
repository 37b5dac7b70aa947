Feature: Logging in with a jailbroken or rooted phone
  "I am not receiving IBKR Mobile notifications": a jailbroken or rooted phone cannot be used for authentication, even
  where IB Key was active before.

  Rule: A jailbroken or rooted phone approves no login

    Background:
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in

    @NOTIF-37
    Scenario: A rooted Android phone does not ask for the security element
      Given Amara's phone is jailbroken or rooted
      When Amara taps the notification
      Then IB Key asks Amara for nothing
      And Amara's login is still waiting for the approval

    @NOTIF-37
    Scenario: A jailbroken iPhone does not ask for the security element
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno logs in
      And Bruno's phone is jailbroken or rooted
      When Bruno taps the notification
      Then IB Key asks Bruno for nothing
      And Bruno's login is still waiting for the approval

    @NOTIF-37
    Scenario: An Android phone rooted while it asks approves nothing
      Given Amara taps the notification
      And Amara's phone is jailbroken or rooted
      When Amara gives the fingerprint
      Then Amara's login is still waiting for the approval

    @NOTIF-37
    Scenario: An unmodified Android phone approves the login
      When Amara approves the login with the fingerprint
      Then Amara is logged in

  Rule: A jailbroken or rooted phone answers no challenge

    @NOTIF-37
    Scenario Outline: The app does not ask for a challenge on <phone>
      Given Bruno uses IB Key on <phone>
      And Bruno's phone is jailbroken or rooted
      When Bruno opens IBKR Mobile on the authentication device
      And Bruno taps "Services → Authenticate"
      Then IBKR Mobile does not ask Bruno for "Challenge"

      Examples:
        | phone                                         |
        | an Android phone without a fingerprint sensor |

      @XDEV-IOS-03
      Examples:
        | phone                   |
        | an iPhone with Touch ID |

    @NOTIF-37
    Scenario: An unmodified Android phone answers a challenge
      Given Bruno uses IB Key on an Android phone without a fingerprint sensor
      When Bruno types the challenge "012345" into IBKR Mobile
      Then Bruno's phone shows a Response String of eight digits
