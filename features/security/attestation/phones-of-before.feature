Feature: Attestations of the phone before
  What the vendor says of the phone that had IB Key before says nothing of the one that has it now.

  Rule: Only the phone that approves is attested

    Background:
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara moves IB Key to an Android phone with a fingerprint sensor
      And Amara logs in

    @SEC-CLAIM-03
    Scenario: The attestation of the old phone is refused
      When a modified copy of Amara's app approves the login with the attestation of Amara's old phone
      Then Amara's login is still waiting for the approval

    @SEC-CLAIM-03
    Scenario: The attestation of the new phone is accepted
      When a modified copy of Amara's app approves the login with the attestation of Amara's new phone
      Then Amara is logged in
