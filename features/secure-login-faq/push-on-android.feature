Feature: Approving a login on an Android phone
  The notification has arrived: what is the next step?
  "Secure Login with IBKR Mobile - FAQ", section Android, steps 1 to 4.

  @PUSH-AND-01 @PUSH-AND-02 @PUSH-AND-03 @PUSH-AND-05 @PUSH-AND-06 @PUSH-AND-07
  Scenario: The fingerprint approves the login
    Given Amara uses IB Key on an Android phone with a fingerprint sensor
    # PUSH-AND-01
    When Amara enters username and password on the TWS login screen and clicks "Login"
    # PUSH-AND-02
    Then one notification is sent to Amara's phone
    # PUSH-AND-03
    When Amara taps the notification
    # PUSH-AND-05
    Then IB Key asks Amara for the fingerprint
    # PUSH-AND-06
    When Amara gives the fingerprint
    # PUSH-AND-07
    Then Amara's login moves ahead by itself

  @PUSH-AND-01 @PUSH-AND-02 @PUSH-AND-03 @PUSH-AND-05 @PUSH-AND-06 @PUSH-AND-07
  Scenario: The PIN approves the login
    Given Amara uses IB Key on an Android phone without a fingerprint sensor
    # PUSH-AND-01
    When Amara enters username and password on the Client Portal login screen and clicks "Login"
    # PUSH-AND-02
    Then one notification is sent to Amara's phone
    # PUSH-AND-03
    When Amara taps the notification
    # PUSH-AND-05
    Then IB Key asks Amara for the PIN
    # PUSH-AND-06
    When Amara gives the PIN
    # PUSH-AND-07
    Then Amara's login moves ahead by itself
