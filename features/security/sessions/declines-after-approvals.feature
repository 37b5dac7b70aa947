Feature: A decline after an approval
  Whoever has approved a login can decline the next one as before.

  Rule: A login is over once it is declined, whatever was approved before

    Background:
      Given Amara uses IB Key
      And Amara logs in
      And Amara approves the login
      And Amara is logged in
      And Amara logs in again

    @SEC-END-01
    Scenario: The next login can be declined
      When Amara declines the login
      Then Amara's window shows that the login was declined
      When Amara asks for a Challenge code instead
      Then Amara gets no further

    @SEC-END-01
    Scenario: The next login waits until it is declined
      When Amara asks for a Challenge code instead
      Then a Challenge code of six digits is shown to Amara
