Feature: Declined logins stay declined
  A person who is asked about a login that is not their own declines it.

  Rule: A declined login is over, whichever way is tried next

    @SEC-END-01
    Scenario: A declined login gets no Challenge code
      Given Amara uses IB Key
      And Amara logs in
      When Amara declines the login
      Then Amara's window shows that the login was declined
      When Amara asks for a Challenge code instead
      Then Amara gets no further

    @SEC-END-01
    Scenario: A declined login accepts no response
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And the notification can still be answered on Amara's phone
      And Amara notes the response to the challenge down
      When Amara declines the login
      Then Amara's window shows that the login was declined
      When Amara gives the noted response
      Then Amara gets no further

    @SEC-END-01
    Scenario: The second declined login is over like the first
      Given Amara uses IB Key
      And Amara logs in
      And Amara declines the login
      And Amara logs in
      When Amara declines the login
      Then Amara's window shows that the login was declined
      When Amara asks for a Challenge code instead
      Then Amara gets no further

    @SEC-END-01
    Scenario: A dismissed approval request leaves the login open
      Given Amara uses IB Key
      And Amara logs in
      And Amara taps the notification
      And Amara dismisses the prompt
      When Amara asks for a Challenge code instead
      Then a Challenge code of six digits is shown to Amara
