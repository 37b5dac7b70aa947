Feature: A jailbroken or rooted phone with a modified app
  "I am not receiving IBKR Mobile notifications": a jailbroken or rooted phone cannot be used for authentication. A
  modified app may skip the check on the phone, but not that of the server.

  Rule: A modified app on a jailbroken or rooted phone approves no login

    @NOTIF-37
    Scenario Outline: The server refuses an approval by <phone> that is jailbroken or rooted
      Given Amara uses IB Key on <phone>
      And Amara logs in
      And Amara's phone is jailbroken or rooted
      When a modified copy of Amara's app approves the login with the attestation of the phone
      Then Amara's login is still waiting for the approval

      Examples:
        | phone                                      |
        | an iPhone with Face ID                     |
        | an Android phone with a fingerprint sensor |

    @NOTIF-37
    Scenario: The server accepts an approval by an unmodified iPhone
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in
      When a modified copy of Amara's app approves the login with the attestation of the phone
      Then Amara is logged in

  Rule: A modified app does not activate IB Key on a jailbroken or rooted phone

    Background:
      Given Amara uses IB Key on an Android phone with a fingerprint sensor

    @NOTIF-37
    Scenario Outline: The server refuses to activate <phone> that is jailbroken or rooted
      Given Amara buys <phone>
      And Amara begins the migration
      And Amara's new phone is jailbroken or rooted
      When a modified copy of Amara's app activates IB Key with the attestation of the phone
      Then IB Key is active on Amara's old phone alone

      Examples:
        | phone                                      |
        | an iPhone with Face ID                     |
        | an Android phone with a fingerprint sensor |

    @NOTIF-37
    Scenario: The server activates an unmodified Android phone
      Given Amara buys an Android phone with a fingerprint sensor
      And Amara begins the migration
      When a modified copy of Amara's app activates IB Key with the attestation of the phone
      Then IB Key is not active on Amara's old phone
