Feature: How old an integrity claim may be
  A phone can be broken into at any moment: what its vendor said of it before says nothing of it now.

  Rule: After five minutes at the latest a claim is worth nothing

    Background:
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      And a modified copy of Amara's app has the phone vouched for in advance

    @SEC-CLAIM-04
    Scenario: Jailbroken after the claim, and five minutes have passed
      Given 5 minutes pass
      And Amara's new phone is jailbroken or rooted
      When a modified copy of Amara's app activates IB Key with the integrity claim of before
      Then IB Key is active on Amara's old phone alone

    @SEC-CLAIM-04
    Scenario: A new claim after five minutes
      Given the Activation Token lasts longer than 5 minutes
      And 5 minutes pass
      When a modified copy of Amara's app activates IB Key with the integrity claim of the phone
      Then IB Key is not active on Amara's old phone

    @SEC-CLAIM-04
    Scenario: The claim of before, at once
      When a modified copy of Amara's app activates IB Key with the integrity claim of before
      Then IB Key is not active on Amara's old phone

  Rule: Also where a login is approved

    Background:
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS

    @SEC-CLAIM-04
    Scenario: A claim that is five minutes old
      When a modified copy of Amara's app approves the login with an integrity claim of five minutes ago
      Then Amara's login is still waiting for the approval

    @SEC-CLAIM-04
    Scenario: A claim of now
      When a modified copy of Amara's app approves the login with the integrity claim of the phone
      Then Amara is logged in
