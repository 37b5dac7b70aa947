Feature: Single use of an approval
  An approval request is answered once, and the answer opens one session.

  Rule: An approval request is answered once

    @SEC-SINGLE-04
    Scenario: A second approval is refused
      Given Amara uses IB Key
      And Amara logs in
      When a copy of Amara's app with the keys approves the login
      And a copy of Amara's app with the keys approves the login
      Then only the first of 2 approvals for Amara has been accepted

    @SEC-SINGLE-04
    Scenario: An approval after a refusal is refused
      Given Amara uses IB Key
      And Amara logs in
      And Amara declines the login
      When a copy of Amara's app with the keys approves the login
      Then Amara is not logged in

  Rule: An approved login hands out one session

    @SEC-SINGLE-05
    Scenario: Looking at the login again opens no second session
      Given Amara uses IB Key
      And Amara logs in
      And Amara approves the login
      And Amara's login moves ahead by itself
      When Amara requests the login again
      Then 1 session has been opened for Amara

    @SEC-SINGLE-05
    Scenario: Looking at the login for the first time opens a session
      Given Amara uses IB Key
      And Amara logs in
      And Amara approves the login
      When Amara requests the login again
      Then 1 session has been opened for Amara

  Rule: A newer approval request ends the older one, since nobody could tell them apart

    Background:
      Given Amara uses IB Key
      And Amara logs in

    @SEC-SINGLE-08
    Scenario: The older notification asks for nothing
      Given Amara begins a second login
      When Amara taps the older notification
      Then IB Key asks Amara for nothing

    @SEC-SINGLE-08
    Scenario: The older approval request on the screen approves nothing
      Given Amara taps the notification
      And Amara begins a second login
      When Amara gives the security element
      And Amara goes back to the earlier window
      Then Amara is not logged in

    @SEC-SINGLE-08
    Scenario: The older approval request of a login with a challenge approves nothing
      Given Amara asks for a Challenge code instead
      And the notification can still be answered on Amara's phone
      And Amara taps the notification
      And Amara begins a second login
      When Amara gives the security element
      And Amara goes back to the earlier window
      Then Amara is not logged in

    @SEC-SINGLE-08
    Scenario: The newer notification is approved
      Given Amara begins a second login
      When Amara approves the login
      Then Amara is logged in
