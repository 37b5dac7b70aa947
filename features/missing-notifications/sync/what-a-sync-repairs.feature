Feature: What a sync repairs
  One login by challenge and response brings the notifications back. Whether less is enough, such as that the app is opened, is
  up to the server (AMB-41).

  Rule: An accepted response repairs the push registration

    @SYNC-02
    Scenario Outline: An accepted response from <phone> repairs the registration
      Given Bruno uses IB Key on <phone>
      And the push service has renewed the registration of Bruno's phone
      And Bruno logs in to the platform by challenge and response
      When Bruno logs in again
      Then one notification is sent to Bruno's phone

      Examples:
        | phone                                         |
        | an iPhone with Face ID                        |
        | an Android phone without a fingerprint sensor |

    @SYNC-02
    Scenario: An accepted response after a wrong one repairs the registration
      Given Bruno uses IB Key on an iPhone with Face ID
      And the push service has renewed the registration of Bruno's phone
      And Bruno logs in
      And Bruno asks for a Challenge code instead
      And Bruno notes the response to the challenge down
      And Bruno is wrong 1 time with the response
      And Bruno gives the noted response
      When Bruno logs in again
      Then one notification is sent to Bruno's phone

    @SYNC-02
    Scenario: Without a response the registration stays out of date
      Given Bruno uses IB Key on an iPhone with Face ID
      And the push service has renewed the registration of Bruno's phone
      When Bruno logs in to Client Portal
      Then no notification is listed on Bruno's phone

    @SYNC-02
    Scenario: A phone from which IB Key was removed does not repair its registration
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno logs in to Client Portal by challenge and response
      And Bruno removes IB Key from the SLS devices
      And the push service has renewed the registration of Bruno's phone
      And IBKR Mobile is closed on Bruno's old phone and opened again
      When IB Key is activated again on Bruno's phone
      And Bruno logs in to TWS
      Then Bruno's login is still waiting for the approval

    @SYNC-02
    Scenario: A phone that was offline repairs its registration with its next login
      Given Bruno uses IB Key on an iPhone with Face ID
      And the push service has renewed the registration of Bruno's phone
      And Bruno's phone has no internet access
      And Bruno logs in to Client Portal by challenge and response
      And Bruno's phone is back online
      And Bruno logs in to WebTrader by challenge and response
      When Bruno logs in to Client Portal again
      Then the notification is listed on Bruno's phone

    @SYNC-02
    Scenario: A phone whose registration is renewed twice is reached by the second one
      Given Bruno uses IB Key on an iPhone with Face ID
      And the push service has renewed the registration of Bruno's phone
      And IBKR Mobile is closed on Bruno's old phone and opened again
      And the push service has renewed the registration of Bruno's phone
      And IBKR Mobile is closed on Bruno's old phone and opened again
      And Bruno logs in to the platform by challenge and response
      And Bruno logs in again
      # SYNC-02
      When Bruno approves the login with Face ID
      Then Bruno is logged in

  Rule: Later logins are seamless again, unless the person has switched that off

    @SYNC-03
    Scenario: After a sync notifications are sent if the switch is on
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And the push service has renewed the registration of Amara's phone
      And Amara logs in to Client Portal by challenge and response
      When Amara logs in
      Then the notification is listed on Amara's phone

    @SYNC-03
    Scenario: After a sync no notifications are sent if the switch is off
      Given Amara uses IB Key on an Android phone with a fingerprint sensor without Seamless Authentication
      And the push service has renewed the registration of Amara's phone
      And Amara logs in to Client Portal by challenge and response
      When Amara logs in
      Then no notification is sent to Amara's phone
