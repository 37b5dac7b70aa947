Feature: Forcing a sync between the app and the server
  "I am not receiving IBKR Mobile notifications", step 9, a to i.

  @SYNC-05 @SYNC-06 @SYNC-07 @SYNC-08 @SYNC-09 @SYNC-10 @SYNC-11 @SYNC-12 @SYNC-13 @SYNC-14 @SYNC-15
  Scenario: Step 9: the push registration of the phone is out of date
    Given Bruno uses IB Key on an iPhone with Face ID
    And Bruno receives a physical security device as well
    And the push service has renewed the registration of Bruno's phone
    # SYNC-05
    When Bruno enters username and password on the Client Portal login screen and clicks "Login"
    # SYNC-06
    Then the device drop-down offers Bruno "IB Key" and "Security device"
    When Bruno clicks "IB Key"
    Then no notification is listed on Bruno's phone
    # SYNC-07
    When Bruno clicks "Click here if you did not receive the message"
    # SYNC-08
    Then a Challenge code of six digits is shown to Bruno
    # SYNC-09
    When Bruno opens IBKR Mobile on the authentication device
    And Bruno taps "Services → Authenticate"
    # SYNC-10
    And Bruno enters the Challenge code and taps "Generate Response"
    # SYNC-11
    Then IB Key asks Bruno for Face ID
    When Bruno gives Face ID
    # SYNC-12
    Then Bruno's phone shows a Response String of eight digits
    # SYNC-13
    When Bruno enters the Response String on the login screen and clicks "OK"
    # SYNC-14
    Then Bruno is logged in
    # SYNC-15
    When Bruno logs out
    And Bruno logs in to Client Portal again
    And Bruno clicks "IB Key"
    Then one notification is sent to Bruno's phone

  Rule: A person whose notifications stay away can log in once without them

    @SYNC-01
    Scenario: A person with an outdated push registration logs in by challenge and response
      Given Bruno uses IB Key
      And the push service has renewed the registration of Bruno's phone
      And Bruno logs in
      And no notification is listed on Bruno's phone
      When Bruno tries to log in to the platform by challenge and response
      Then Bruno is logged in
