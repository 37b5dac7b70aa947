Feature: A phone that was unmodified before
  "I am not receiving IBKR Mobile notifications": a jailbroken or rooted phone cannot be used for authentication, whatever it
  was before.

  Rule: A phone that has approved before approves nothing once it is jailbroken or rooted

    @NOTIF-37
    Scenario Outline: <phone> that has approved a login before
      Given Amara uses IB Key on <phone>
      And Amara logs in
      And a modified copy of Amara's app approves the login with the attestation of the phone
      And Amara is logged in
      And Amara's phone is jailbroken or rooted
      And Amara logs in again
      When a modified copy of Amara's app approves the login with the attestation of the phone
      Then Amara's login is still waiting for the approval

      Examples:
        | phone                                      |
        | an iPhone with Face ID                     |
        | an Android phone with a fingerprint sensor |

  Rule: A phone that had IB Key before is not activated again once it is jailbroken

    Background:
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara uninstalls IBKR Mobile and installs it again
      And Amara begins the reactivation

    @NOTIF-37
    Scenario: A modified app does not activate the jailbroken phone again
      Given Amara's phone is jailbroken or rooted
      When a modified copy of Amara's app activates IB Key with the attestation of the phone
      Then Amara is refused

    @NOTIF-37
    Scenario: A modified app activates the unmodified phone again
      When a modified copy of Amara's app activates IB Key with the attestation of the phone
      Then the answer of Amara is accepted
