Feature: What goes on over a restart
  A session that is used, and a phone that brings a new registration along, do not notice that the server started again.

  Rule: A session lasts from its last use

    @SEC-RESTART-01
    Scenario: Used before the server starts again
      Given a session lasts twice as long as an unused one
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      And the unused session is about to end
      And Amara uses the session
      And the server starts again
      When the unused session is about to end
      Then what is behind the login opens to Amara's session

    @SEC-RESTART-01
    Scenario: Not used before the server starts again
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      And Amara is logged in
      And the unused session is about to end
      And the server starts again
      When a second passes
      Then nothing behind the login opens to Amara's session

  Rule: A new registration of the phone is adopted all the same

    @SEC-RESTART-01
    Scenario: Brought before the response is given
      Given Bruno uses IB Key on an iPhone with Face ID
      And the push service has renewed the registration of Bruno's phone
      And Bruno logs in to Client Portal
      And Bruno asks for a Challenge code instead
      And Bruno notes the response to the challenge down
      And the server starts again
      And Bruno gives the noted response
      When Bruno logs in to Client Portal again
      Then one notification is sent to Bruno's phone

    @SEC-RESTART-01
    Scenario: Brought after the response was given
      Given Bruno uses IB Key on an iPhone with Face ID
      And the push service has renewed the registration of Bruno's phone
      And Bruno's phone has no internet access
      And Bruno logs in to Client Portal by challenge and response
      And the server starts again
      And Bruno's phone is back online
      When Bruno logs in to Client Portal again
      Then one notification is sent to Bruno's phone
