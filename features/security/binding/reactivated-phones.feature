Feature: What ends with a reactivation
  A reactivation gives the same phone new keys. Whatever the old ones were asked for opens nothing any more.

  Rule: A reactivated phone opens nothing that waited before

    Background:
      Given Amara uses IB Key
      And Amara logs in

    @SEC-BIND-15
    Scenario: The response from before is refused
      Given Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And IB Key is activated again on Amara's phone
      When Amara gives the noted response
      Then Amara gets no further

    @SEC-BIND-15
    Scenario: The approval request from before is not approved with the new keys
      Given IB Key is activated again on Amara's phone
      When a copy of Amara's app with the keys approves the login
      Then Amara is not logged in

    @SEC-BIND-15
    Scenario: The approval request of a login after it is approved
      Given IB Key is activated again on Amara's phone
      And Amara logs in again
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in

  Rule: The keys from before give no responses any more

    Background:
      Given Amara uses IB Key
      And the keys of Amara's phone are copied

    @MIG-02
    Scenario: A copy of the keys from before answers no challenge
      Given IB Key is activated again on Amara's phone
      And Amara logs in
      And Amara asks for a Challenge code instead
      When Amara's challenge is answered with the copied keys
      Then Amara gets no further

    @MIG-02
    Scenario: A copy of the keys that are active answers a challenge
      Given Amara logs in
      And Amara asks for a Challenge code instead
      When Amara's challenge is answered with the copied keys
      Then Amara is logged in
