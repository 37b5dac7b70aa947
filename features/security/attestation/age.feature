Feature: Age of an attestation
  A phone can be modified at any moment: what its vendor confirmed earlier says nothing about it now.

  Rule: An attestation is valid for five minutes at most

    Background:
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      And a modified copy of Amara's app obtains an attestation in advance

    @SEC-CLAIM-04
    Scenario: A phone jailbroken after its attestation is not activated five minutes later
      Given 5 minutes pass
      And Amara's new phone is jailbroken or rooted
      When a modified copy of Amara's app activates IB Key with the earlier attestation
      Then IB Key is active on Amara's old phone alone

    @SEC-CLAIM-04
    Scenario: A new attestation after five minutes is accepted
      Given the Activation Token lasts longer than 5 minutes
      And 5 minutes pass
      When a modified copy of Amara's app activates IB Key with the attestation of the phone
      Then IB Key is not active on Amara's old phone

    @SEC-CLAIM-04
    Scenario: An attestation that was issued just now is accepted
      When a modified copy of Amara's app activates IB Key with the earlier attestation
      Then IB Key is not active on Amara's old phone

  Rule: The same limit applies to an Android phone

    Background:
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara buys an Android phone with a fingerprint sensor
      And Amara begins the migration
      And a modified copy of Amara's app obtains an attestation in advance

    @SEC-CLAIM-04
    Scenario: An Android phone rooted after its attestation is not activated five minutes later
      Given 5 minutes pass
      And Amara's new phone is jailbroken or rooted
      When a modified copy of Amara's app activates IB Key with the earlier attestation
      Then IB Key is active on Amara's old phone alone

    @SEC-CLAIM-04
    Scenario: An attestation of an Android phone that was issued just now is accepted
      When a modified copy of Amara's app activates IB Key with the earlier attestation
      Then IB Key is not active on Amara's old phone

  Rule: The same limit applies to an approval

    Background:
      Given Amara uses IB Key
      And Amara logs in

    @SEC-CLAIM-04
    Scenario: An attestation that is five minutes old approves nothing
      When a modified copy of Amara's app approves the login with an attestation issued five minutes ago
      Then Amara's login is still waiting for the approval

  Rule: An attestation may not be dated in the future, where its age limit would begin later

    Background:
      Given Amara uses IB Key on an Android phone with a fingerprint sensor

    @SEC-CLAIM-05
    Scenario: An attestation that is dated an hour ahead approves nothing
      Given Amara logs in
      When a modified copy of Amara's app approves the login with an attestation dated an hour ahead
      Then Amara's login is still waiting for the approval

    @SEC-CLAIM-05
    Scenario: An attestation that is dated an hour ahead activates nothing
      Given Amara buys an iPhone with Face ID
      And Amara begins the migration
      When a modified copy of Amara's app activates IB Key with an attestation dated an hour ahead
      Then IB Key is active on Amara's old phone alone
