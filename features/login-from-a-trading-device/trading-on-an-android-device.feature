Feature: Trading on an Android device, with IB Key on another phone
  "How to Log in to IBKR Mobile when IBKR Mobile Authentication (IB Key) is Enabled on Another Phone", steps 1 to 6.
  Steps 1, 2 and 6 follow the system of the trading device, steps 3 to 5 that of the authentication device.

  @XDEV-01 @XDEV-AND-01 @XDEV-AND-02 @XDEV-AND-03 @XDEV-AND-04a @XDEV-AND-05 @XDEV-AND-06 @XDEV-AND-07
  Scenario: IB Key is on an Android phone, whose app is not logged in
    # XDEV-01
    Given Amara trades on an Android phone without a fingerprint sensor
    And Amara uses IB Key on an Android phone with a fingerprint sensor
    # XDEV-AND-01
    When Amara opens IBKR Mobile on the trading device, enters username and password and taps "Log In"
    # XDEV-AND-02
    And Amara taps "Two-Factor Authentication" on the trading device
    Then the trading device shows Amara a "Challenge code" of six digits
    # XDEV-AND-03
    When Amara opens IBKR Mobile on the authentication device
    # XDEV-AND-04a
    And Amara taps "Services → Authenticate"
    # XDEV-AND-05
    And Amara enters the PIN and the Challenge code and taps "Generate Response"
    # XDEV-AND-06
    Then IB Key asks Amara for nothing
    And Amara's phone shows a Response String of eight digits
    # XDEV-AND-07
    When Amara enters the Response String into "Enter response code" and taps "Log In"
    Then Amara is logged in

  @XDEV-05 @XDEV-AND-01 @XDEV-AND-02 @XDEV-IOS-03 @XDEV-IOS-04b @XDEV-IOS-05 @XDEV-IOS-06 @XDEV-IOS-07 @XDEV-AND-07
  Scenario: IB Key is on an iPhone, whose app is logged in
    # XDEV-05
    Given Amara trades on an Android phone without a fingerprint sensor
    And Amara uses IB Key on an iPhone with Touch ID
    And Amara is logged in to IBKR Mobile on the authentication device
    # XDEV-AND-01
    When Amara opens IBKR Mobile on the trading device, enters username and password and taps "Log In"
    # XDEV-AND-02
    And Amara taps "Two-Factor Authentication" on the trading device
    Then the trading device shows Amara a "Challenge code" of six digits
    # XDEV-IOS-03
    When Amara opens IBKR Mobile on the authentication device
    # XDEV-IOS-04b
    And Amara taps "More → Authenticate"
    # XDEV-IOS-05
    And Amara enters the Challenge code and taps "Generate Response"
    # XDEV-IOS-06
    Then IB Key asks Amara for Touch ID
    When Amara gives Touch ID
    # XDEV-IOS-07
    Then Amara's phone shows a Response String of eight digits
    # XDEV-AND-07
    When Amara enters the Response String into "Enter response code" and taps "Log In"
    Then Amara is logged in
