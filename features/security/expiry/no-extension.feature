Feature: What makes no login longer
  A login is as old as its password. Whatever it is asked for meanwhile, it ends at its time.

  Background:
    Given the server tells its numbers

  Rule: A login ends at its time, also where a Challenge code was shown since

    Background:
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And the login is about to end
      And Amara asks for a Challenge code instead

    @SEC-EXPIRY-03
    Scenario: Asked for at the end, and answered a second later
      Given a second passes
      When Amara answers the newest challenge
      Then Amara gets no further

    @SEC-EXPIRY-03
    Scenario: Asked for at the end, and answered at once
      When Amara answers the newest challenge
      Then Amara is logged in

  Rule: A login ends at its time, also where an SMS was sent since

    Background:
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      And the login is about to end
      And Amara asks for another SMS

    @SEC-EXPIRY-03
    Scenario: Sent at the end, and entered a second later
      Given a second passes
      When Amara enters the security code from the SMS
      Then Amara gets no further

    @SEC-EXPIRY-03
    Scenario: Sent at the end, and entered at once
      When Amara enters the security code from the SMS
      Then Amara is logged in
