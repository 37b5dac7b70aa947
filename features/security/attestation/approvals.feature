Feature: Attestation of a phone that approves
  The vendor of the operating system signs what it knows about a phone. No other signature counts, nor does what the
  vendor confirmed about another phone, on another occasion, or some time ago.

  Rule: Only an attestation signed by the vendor counts

    @SEC-CLAIM-01
    Scenario Outline: A rooted phone <claim> approves nothing
      Given Amara uses IB Key
      And Amara logs in
      And Amara's phone is jailbroken or rooted
      When a modified copy of Amara's app approves the login <claim>
      Then Amara's login is still waiting for the approval

      Examples:
        | claim                        |
        | without any attestation      |
        | with a forged attestation    |
        | with an unsigned attestation |

    @SEC-CLAIM-01 @SEC-CLAIM-03 @SEC-CLAIM-04 @NOTIF-37
    Scenario: An unmodified phone with its attestation approves the login
      Given Amara uses IB Key
      And Amara logs in
      When a modified copy of Amara's app approves the login with the attestation of the phone
      Then Amara is logged in

  Rule: An attestation is valid for one occasion

    @SEC-CLAIM-02
    Scenario: The attestation of the previous login approves nothing
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in
      And an approval by a copy of Amara's app is recorded
      And Amara is logged in
      And Amara's phone is jailbroken or rooted
      And Amara logs in again
      When a modified copy of Amara's app approves the login with the earlier attestation
      Then Amara's login is still waiting for the approval

    @SEC-CLAIM-02
    Scenario: A new attestation approves a new login
      Given Amara uses IB Key
      And Amara logs in
      And Amara approves the login
      And Amara is logged in
      And Amara logs in again
      When Amara approves the login
      Then Amara is logged in

  Rule: An attestation is valid for one phone and one app

    @SEC-CLAIM-03
    Scenario Outline: The attestation of <source> approves nothing
      Given Amara uses IB Key
      And Amara logs in
      And Amara's phone is jailbroken or rooted
      When a modified copy of Amara's app approves the login with the attestation of <source>
      Then Amara's login is still waiting for the approval

      Examples:
        | source        |
        | another phone |
        | another app   |
