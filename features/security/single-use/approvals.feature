Feature: One answer, one session
  A question on the phone is answered once, and the answer opens one session.

  Rule: The question on the phone is answered once

    @SEC-SINGLE-04
    Scenario: Approved, and approved again
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When a copy of Amara's app with the keys approves the login
      And a copy of Amara's app with the keys approves the login
      Then only the first of 2 approvals for Amara has been accepted

    @SEC-SINGLE-04
    Scenario: Declined, and approved afterwards
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara declines the login
      When a copy of Amara's app with the keys approves the login
      Then Amara is not logged in

    @SEC-SINGLE-04
    Scenario: Approved for the first time
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in

  Rule: An approved login hands its session over once

    @SEC-SINGLE-05
    Scenario: The window looks again
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara approves the login with the fingerprint
      And Amara's login moves ahead by itself
      When Amara looks at the login again
      Then 1 session has been opened for Amara

    @SEC-SINGLE-05
    Scenario: The window looks for the first time
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara approves the login with the fingerprint
      When Amara looks at the login again
      Then 1 session has been opened for Amara

  Rule: A newer question ends the older one, since nobody could tell them apart

    @SEC-SINGLE-08
    Scenario: The older notification
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara logs in to Client Portal
      When Amara taps the older notification
      Then IB Key asks Amara for nothing

    @SEC-SINGLE-08
    Scenario: The older question, open on the phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara taps the notification
      And Amara logs in to Client Portal
      When Amara gives the fingerprint
      And Amara goes back to TWS
      Then Amara is not logged in

    @SEC-SINGLE-08
    Scenario: The newer notification
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara logs in to Client Portal
      When Amara taps the notification
      Then IB Key asks Amara for the fingerprint
