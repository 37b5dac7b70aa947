Feature: How a login ends
  Whoever is asked for a login that is not their own says no, and goes on with their own.

  Rule: A login that was declined is over, whichever way is tried next

    @SEC-END-01
    Scenario: Declined
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When Amara declines the login
      Then Amara's window tells that the login was declined
      When Amara asks for a Challenge code instead
      Then Amara is refused

    @SEC-END-01
    Scenario: Declined, although the challenge is shown already
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When Amara declines the login
      Then Amara's window tells that the login was declined
      When Amara gives the noted response
      Then Amara is refused

    @SEC-END-01
    Scenario: Not answered
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara taps the notification
      And Amara dismisses the question
      When Amara asks for a Challenge code instead
      Then a Challenge code of six digits is shown to Amara

  Rule: What ends one login leaves the others alone

    @SEC-END-02
    Scenario: Another login was declined
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara logs in to Client Portal
      And Amara declines the login
      And Amara goes back to the earlier window
      When Amara gives the noted response
      Then Amara is logged in

    @SEC-END-02
    Scenario: Another login has succeeded
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara logs in to Client Portal
      And Amara goes back to the earlier window
      And Amara gives the noted response
      And Amara is logged in
      And Amara goes back to the earlier window
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in

    @SEC-END-02
    Scenario: Another login has expired
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And 10 minutes pass
      And Amara logs in to Client Portal
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in

    @SEC-END-02
    Scenario: This login was declined
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara logs in to Client Portal
      When Amara declines the login
      Then Amara is not logged in
