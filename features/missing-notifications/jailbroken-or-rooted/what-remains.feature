Feature: What still works after jailbreaking or rooting
  The phone is refused, not the person: the login stays open, other devices work as before, and no check is skipped.

  Rule: A refused approval changes nothing

    Background:
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in
      And Amara's phone is jailbroken or rooted
      And a modified copy of Amara's app approves the login with the attestation of the phone

    @NOTIF-37
    Scenario: An unmodified phone can still approve the same login
      Given Amara's phone is no longer jailbroken or rooted
      # NOTIF-37
      When Amara approves the login with the fingerprint
      Then Amara is logged in

    @NOTIF-37
    Scenario: Another device can still open a login
      Given Amara receives a physical security device as well
      When Amara logs in to the platform with the physical security device
      Then Amara is logged in

    @NOTIF-37
    Scenario: The password alone still opens nothing
      Then the password alone does not open the platform for Amara

  Rule: Only authentication is refused

    @NOTIF-37
    Scenario: A rooted phone can trade if IB Key is on another phone
      Given Bruno trades on an Android phone without a fingerprint sensor
      And Bruno's phone is jailbroken or rooted
      And Bruno uses IB Key on an iPhone with Touch ID
      And Bruno logs in on the trading device as far as the Challenge code
      When Bruno answers the challenge with a response that is "right"
      Then Bruno is logged in

    @NOTIF-37
    Scenario: An unmodified phone cannot trade if IB Key is on a jailbroken phone
      Given Bruno trades on an Android phone without a fingerprint sensor
      And Bruno uses IB Key on an iPhone with Touch ID
      And Bruno logs in on the trading device as far as the Challenge code
      When Bruno's phone is jailbroken or rooted
      And Bruno opens IBKR Mobile on the authentication device
      And Bruno taps "Services → Authenticate"
      Then IBKR Mobile does not ask Bruno for "Challenge"
      And Bruno is not logged in
