Feature: Trading on an iPhone, with IB Key on another phone
  "How to Log in to IBKR Mobile when IBKR Mobile Authentication (IB Key) is Enabled on Another Phone", steps 1 to 6.
  Steps 1, 2 and 6 follow the system of the trading device, steps 3 to 5 that of the authentication device.

  @XDEV-01 @XDEV-IOS-01 @XDEV-IOS-02 @XDEV-IOS-03 @XDEV-IOS-04a @XDEV-IOS-05 @XDEV-IOS-06 @XDEV-IOS-07 @XDEV-IOS-08
  Scenario: IB Key is on an iPhone, whose app is not logged in
    # XDEV-01
    Given Bruno trades on an iPhone with Touch ID
    And Bruno uses IB Key on an iPhone with Face ID
    # XDEV-IOS-01
    When Bruno opens IBKR Mobile on the trading device, enters username and password and taps "Log In"
    # XDEV-IOS-02
    And Bruno taps "Two-Factor Authentication" on the trading device
    Then the trading device shows Bruno a "Challenge code" of six digits
    # XDEV-IOS-03
    When Bruno opens IBKR Mobile on the authentication device
    # XDEV-IOS-04a
    And Bruno taps "Services → Authenticate"
    # XDEV-IOS-05
    And Bruno enters the Challenge code and taps "Generate Response"
    # XDEV-IOS-06
    Then IB Key asks Bruno for Face ID
    When Bruno gives Face ID
    # XDEV-IOS-07
    Then Bruno's phone shows a Response String of eight digits
    # XDEV-IOS-08
    When Bruno enters the Response String into "Enter response code" and taps "Send"
    Then Bruno is logged in

  @XDEV-05 @XDEV-IOS-01 @XDEV-IOS-02 @XDEV-AND-03 @XDEV-AND-04b @XDEV-AND-05 @XDEV-AND-06 @XDEV-IOS-08
  Scenario: IB Key is on an Android phone, whose app is logged in
    # XDEV-05
    Given Bruno trades on an iPhone with Touch ID
    And Bruno uses IB Key on an Android phone with a fingerprint sensor
    And Bruno is logged in to IBKR Mobile on the authentication device
    # XDEV-IOS-01
    When Bruno opens IBKR Mobile on the trading device, enters username and password and taps "Log In"
    # XDEV-IOS-02
    And Bruno taps "Two-Factor Authentication" on the trading device
    Then the trading device shows Bruno a "Challenge code" of six digits
    # XDEV-AND-03
    When Bruno opens IBKR Mobile on the authentication device
    # XDEV-AND-04b
    And Bruno taps "Menu → Authenticate"
    # XDEV-AND-05
    And Bruno enters the PIN and the Challenge code and taps "Generate Response"
    # XDEV-AND-06
    Then IB Key asks Bruno for nothing
    And Bruno's phone shows a Response String of eight digits
    # XDEV-IOS-08
    When Bruno enters the Response String into "Enter response code" and taps "Send"
    Then Bruno is logged in
