Feature: Attestation of a new phone
  Activate requires an attestation as every approval does: of this phone, for this app, and on this occasion.

  Background:
    Given Amara uses IB Key on an Android phone with a fingerprint sensor
    And Amara buys an iPhone with Face ID
    And Amara begins the migration

  Rule: Only an attestation signed by the vendor counts

    @SEC-CLAIM-01
    Scenario Outline: A jailbroken phone <claim> is not activated
      Given Amara's new phone is jailbroken or rooted
      When a modified copy of Amara's app activates IB Key <claim>
      Then IB Key is active on Amara's old phone alone

      Examples:
        | claim                        |
        | without any attestation      |
        | with a forged attestation    |
        | with an unsigned attestation |

    @SEC-CLAIM-01 @SEC-CLAIM-03 @NOTIF-37
    Scenario: An unmodified phone with its attestation is activated
      When a modified copy of Amara's app activates IB Key with the attestation of the phone
      Then IB Key is not active on Amara's old phone

  Rule: An attestation is valid for one occasion

    @SEC-CLAIM-02
    Scenario: The attestation of the previous activation is refused
      Given a modified copy of Amara's app obtains an attestation in advance
      And Amara proves the activation
      And Amara uninstalls IBKR Mobile and installs it again
      And Amara begins the reactivation
      And Amara's new phone is jailbroken or rooted
      When a modified copy of Amara's app activates IB Key with the earlier attestation
      Then Amara is refused

    @SEC-CLAIM-02
    Scenario: The attestation of this activation is accepted
      Given Amara proves the activation
      And Amara uninstalls IBKR Mobile and installs it again
      And 2 minutes pass
      And Amara begins the reactivation
      When a modified copy of Amara's app activates IB Key with the attestation of the phone
      Then the answer of Amara is accepted

  Rule: An attestation is valid for one phone and one app

    @SEC-CLAIM-03
    Scenario Outline: The attestation of <source> is refused
      Given Amara's new phone is jailbroken or rooted
      When a modified copy of Amara's app activates IB Key with the attestation of <source>
      Then IB Key is active on Amara's old phone alone

      Examples:
        | source        |
        | another phone |
        | another app   |
