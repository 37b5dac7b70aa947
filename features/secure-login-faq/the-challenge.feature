Feature: The challenge on the login screen
  Who may ask for a Challenge code, and what it looks like.

  Rule: The link belongs to a login that waits for its approval

    @CR-IOS-02
    Scenario: The link is shown while an iPhone is asked
      Given Amara uses IB Key on an iPhone with Touch ID
      When Amara logs in to Client Portal
      Then "Click here if you do not receive the notification" is offered to Amara

    @CR-AND-03
    Scenario: The link is not shown before the password
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara opens the TWS login screen
      Then "Click here if you do not receive the notification" is not offered to Amara

  Rule: The link is there for IB Key that was chosen in the drop-down

    @CR-AND-03
    Scenario: The link is shown after the choice of IB Key
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara logs in to Client Portal
      When Amara chooses IB Key in the drop-down
      Then "Click here if you do not receive the notification" is offered to Amara

  Rule: A challenge is there whatever becomes of the notification

    Background:
      Given the server publishes its limits

    @CR-AND-02
    Scenario: The approval request on an Android phone has just ended
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And a login lasts longer than an approval request
      And Amara logs in
      And the approval request has just ended
      When Amara asks for a Challenge code instead
      Then a Challenge code of six digits is shown to Amara

    @CR-IOS-02
    Scenario: The approval request on an iPhone has just ended
      Given Bruno uses IB Key on an iPhone with Face ID
      And a login lasts longer than an approval request
      And Bruno logs in
      And the approval request has just ended
      When Bruno asks for a Challenge code instead
      Then a Challenge code of six digits is shown to Bruno

    @CR-AND-02
    Scenario: A newer notification has come on an Android phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in
      And Amara begins a second login
      And Amara goes back to the earlier window
      When Amara asks for a Challenge code instead
      Then a Challenge code of six digits is shown to Amara

    @CR-IOS-02
    Scenario: A newer notification has come on an iPhone
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno logs in
      And Bruno begins a second login
      And Bruno goes back to the earlier window
      When Bruno asks for a Challenge code instead
      Then a Challenge code of six digits is shown to Bruno

  Rule: A Challenge code has six digits

    @CR-AND-04
    Scenario: Leading zeros of a challenge are kept
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in
      When Amara asks for 120 Challenge codes, one after another
      Then every Challenge code of Amara has six digits, with its leading zeros

  Rule: A Challenge code is shown only in the window that gave the password

    @CR-AND-04
    Scenario: Without the password no Challenge code is shown
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in
      When somebody who has not given the password asks for the Challenge code of Amara
      Then Amara is refused

    @CR-AND-04
    Scenario: After the password the Challenge code is shown
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in
      When Amara asks for a Challenge code instead
      Then a Challenge code of six digits is shown to Amara

    @CR-AND-04
    Scenario: A window that is looked at again shows the Challenge code of its own login
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Bruno uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Bruno logs in
      And Bruno asks for a Challenge code instead
      And Amara requests the login again
      When Amara answers the newest challenge
      Then Amara is logged in

  Rule: A response requires a challenge

    @CR-IOS-03
    Scenario: Without a challenge there is no field for a response
      Given Amara uses IB Key on an iPhone with Touch ID
      When Amara logs in
      Then no box for the response is shown to Amara

    @CR-IOS-03
    Scenario: The second challenge of a login has its field for the response, too
      Given Amara uses IB Key on an iPhone with Touch ID
      And Amara logs in
      And Amara asks for a Challenge code instead
      When Amara asks for a Challenge code instead
      Then a box for the response is shown to Amara

    @CR-IOS-03
    Scenario: A response without a challenge is refused
      Given Amara uses IB Key on an iPhone with Touch ID
      And Amara logs in
      When Amara sends an answer although no Challenge code was asked for
      Then Amara is refused
