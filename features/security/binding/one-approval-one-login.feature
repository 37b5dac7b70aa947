Feature: One approval for one login
  A person sees one login on the phone, and approves that one. Others that wait go on waiting.

  Rule: An approval completes the login that it was asked about, and no other

    Background:
      Given Amara uses IB Key

    @SEC-BIND-09
    Scenario: An earlier login to the same platform goes on waiting
      Given Amara logs in
      And Amara logs in again
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in
      And Amara's earlier login does not move ahead

    @SEC-BIND-09
    Scenario: An earlier login that shows a challenge goes on waiting
      Given Amara logs in
      And Amara asks for a Challenge code instead
      And Amara begins a second login
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in
      And Amara's earlier login does not move ahead

    @SEC-BIND-09
    Scenario: An earlier login whose drop-down is open goes on waiting
      Given Amara receives a physical security device as well
      And Amara logs in
      And Amara begins a second login
      And Amara chooses IB Key in the drop-down
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in
      And Amara's earlier login does not move ahead

    @SEC-BIND-09
    Scenario: An earlier login by another device goes on waiting
      Given Amara receives a physical security device as well
      And Amara logs in
      And Amara chooses the physical security device in the drop-down
      And Amara begins a second login
      And Amara chooses IB Key in the drop-down
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in
      And Amara's earlier login does not move ahead
