Feature: Logging in with a jailbroken or rooted phone
  "I am not receiving IBKR Mobile notifications": a jailbroken or rooted phone cannot be used for authentication, even
  where IB Key was active on it before.

  Rule: It approves no login

    Background:
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS

    @NOTIF-37
    Scenario: The app does not ask
      Given Amara's phone is jailbroken or rooted
      When Amara taps the notification
      Then IB Key asks Amara for nothing
      And Amara's login is still waiting for the approval

    @NOTIF-37
    Scenario: The app of an iPhone does not ask either
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno logs in to TWS
      And Bruno's phone is jailbroken or rooted
      When Bruno taps the notification
      Then IB Key asks Bruno for nothing
      And Bruno's login is still waiting for the approval

    @NOTIF-37
    Scenario: Rooted while the app asks
      Given Amara taps the notification
      And Amara's phone is jailbroken or rooted
      When Amara gives the fingerprint
      Then Amara's login is still waiting for the approval

    @NOTIF-37
    Scenario: On a phone as it was made
      When Amara approves the login with the fingerprint
      Then Amara is logged in

  Rule: It answers no challenge

    @NOTIF-37
    Scenario Outline: <phone>
      Given Bruno uses IB Key on <phone>
      And Bruno's phone is jailbroken or rooted
      When Bruno opens IBKR Mobile on the authentication device
      And Bruno taps "Services → Authenticate"
      Then IBKR Mobile does not ask Bruno for "Challenge"

      Examples:
        | phone                                         |
        | an iPhone with Touch ID                       |
        | an Android phone without a fingerprint sensor |

    @NOTIF-37
    Scenario: An Android phone as it was made
      Given Bruno uses IB Key on an Android phone without a fingerprint sensor
      When Bruno types the challenge "012345" into IBKR Mobile
      Then Bruno's phone shows a Response String of eight digits
