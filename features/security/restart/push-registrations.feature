Feature: Push registrations after a restart
  A restart neither loses a new push registration nor revives an invalid one.

  Rule: A restart does not lose a new push registration

    @SEC-RESTART-01
    Scenario: A registration sent before the response is used after the restart
      Given Bruno uses IB Key
      And the push service has renewed the registration of Bruno's phone
      And Bruno logs in
      And Bruno asks for a Challenge code instead
      And Bruno notes the response to the challenge down
      And the server starts again
      And Bruno gives the noted response
      When Bruno logs in again
      Then one notification is sent to Bruno's phone

    @SEC-RESTART-01
    Scenario: A registration sent after the response is used after the restart
      Given Bruno uses IB Key
      And the push service has renewed the registration of Bruno's phone
      And Bruno's phone has no internet access
      And Bruno logs in to the platform by challenge and response
      And Bruno's phone is back online
      And the server starts again
      And Bruno logs in to WebTrader by challenge and response
      When Bruno logs in again
      Then the notification is listed on Bruno's phone

  Rule: A restart does not change which push registrations are invalid

    @SEC-RESTART-01 @SEC-SEND-10
    Scenario: A registration that the push service does not know is not used after a restart
      Given Amara uses IB Key
      And the push service has renewed the registration of Amara's phone
      And Amara logs in to Client Portal
      And the server starts again
      When Amara logs in to Client Portal again
      Then a Challenge code of six digits is shown to Amara

    @SEC-RESTART-01
    Scenario Outline: A registration stays valid after a notification whose <end>
      Given Amara uses IB Key
      And the push service takes no notification to Amara's phone
      And Amara logs in to <window>
      And 10 minutes pass
      And the server starts again
      And the push service takes notifications to Amara's phone again
      When Amara logs in
      Then Amara's login is still waiting for the approval

      Examples:
        | end                            | window                                  |
        | request had expired            | Client Portal                           |
        | login had succeeded without it | Client Portal by challenge and response |
