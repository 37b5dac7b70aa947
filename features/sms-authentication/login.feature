Feature: Logging in with a code sent by SMS
  "How to enable and use SMS as Two-Factor Authentication method", second part.

  @SMS-12 @SMS-13 @SMS-14 @SMS-15
  Scenario: The code opens the login to TWS
    Given Amara uses SMS authentication
    # SMS-12
    And Amara opens the TWS login screen
    # SMS-13
    When Amara enters username and password on the TWS login screen and clicks "Login"
    # SMS-14
    Then Amara is asked for the code sent by SMS
    And one SMS is sent to Amara
    # SMS-15
    When Amara enters the code into "Security Code" and clicks "Login or OK"
    Then Amara's login moves ahead by itself

  @SMS-12 @SMS-13 @SMS-14 @SMS-15
  Scenario: The code opens the login to Client Portal
    Given Amara uses SMS authentication
    # SMS-12
    And Amara opens the Client Portal login screen
    # SMS-13
    When Amara enters username and password on the Client Portal login screen and clicks "Login"
    # SMS-14
    Then Amara is asked for the code sent by SMS
    And one SMS is sent to Amara
    # SMS-15
    When Amara enters the code into "Security Code" and clicks "Login or OK"
    Then Amara's login moves ahead by itself
