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
      Then Amara gets no further

    @SEC-END-01
    Scenario: Declined, although the challenge is shown already
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When Amara declines the login
      Then Amara's window tells that the login was declined
      When Amara gives the noted response
      Then Amara gets no further

    @SEC-END-01
    Scenario: Not answered
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara taps the notification
      And Amara dismisses the question
      When Amara asks for a Challenge code instead
      Then a Challenge code of six digits is shown to Amara
