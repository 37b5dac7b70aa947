Feature: The challenge on the trading device
  A Challenge code is shown only after the right password and a tap on the option.

  Rule: Only the right password leads to Two-Factor Authentication

    @XDEV-IOS-01
    Scenario: A wrong password on an iPhone leads to no option
      Given Bruno trades on an iPhone with Face ID
      And Bruno uses IB Key on an iPhone with Touch ID
      When Bruno opens IBKR Mobile on the trading device, enters a wrong password and taps "Log In"
      Then the server does not accept the credentials of Bruno
      And "Two-Factor Authentication" is not offered to Bruno

    @XDEV-IOS-01
    Scenario: The right password on an iPhone leads to the option
      Given Bruno trades on an iPhone with Face ID
      And Bruno uses IB Key on an iPhone with Touch ID
      When Bruno opens IBKR Mobile on the trading device, enters username and password and taps "Log In"
      Then "Two-Factor Authentication" is offered to Bruno

    @XDEV-AND-01
    Scenario: A wrong password on an Android device leads to no option
      Given Amara trades on an Android phone with a fingerprint sensor
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara opens IBKR Mobile on the trading device, enters a wrong password and taps "Log In"
      Then the server does not accept the credentials of Amara
      And "Two-Factor Authentication" is not offered to Amara

    @XDEV-AND-01
    Scenario: The right password on an Android device leads to the option
      Given Amara trades on an Android phone with a fingerprint sensor
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara opens IBKR Mobile on the trading device, enters username and password and taps "Log In"
      Then "Two-Factor Authentication" is offered to Amara

  Rule: The challenge appears after the tap on Two-Factor Authentication, not before

    @XDEV-IOS-02
    Scenario: An iPhone shows no challenge before the tap
      Given Bruno trades on an iPhone with Face ID
      And Bruno uses IB Key on an iPhone with Touch ID
      When Bruno logs in on the trading device
      Then the trading device shows Bruno no Challenge code

    @XDEV-IOS-02
    Scenario: An iPhone shows the challenge after the tap
      Given Bruno trades on an iPhone with Face ID
      And Bruno uses IB Key on an iPhone with Touch ID
      And Bruno logs in on the trading device
      When Bruno taps "Two-Factor Authentication" on the trading device
      Then the trading device shows Bruno a "Challenge code" of six digits

    @XDEV-AND-02
    Scenario: An Android device shows no challenge before the tap
      Given Amara trades on an Android phone with a fingerprint sensor
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara logs in on the trading device
      Then the trading device shows Amara no Challenge code

    @XDEV-AND-02
    Scenario: An Android device shows the challenge after the tap
      Given Amara trades on an Android phone with a fingerprint sensor
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in on the trading device
      When Amara taps "Two-Factor Authentication" on the trading device
      Then the trading device shows Amara a "Challenge code" of six digits

    @XDEV-AND-02
    Scenario: An Android device shows the challenge after the notification has expired
      Given Amara trades on an Android phone with a fingerprint sensor
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And a login lasts longer than an approval request
      And Amara logs in on the trading device
      And the approval request has just ended
      When Amara taps "Two-Factor Authentication" on the trading device
      Then the trading device shows Amara a "Challenge code" of six digits

    @XDEV-IOS-02
    Scenario: An iPhone shows the challenge after the notification has expired
      Given Bruno trades on an iPhone with Face ID
      And Bruno uses IB Key on an iPhone with Touch ID
      And a login lasts longer than an approval request
      And Bruno logs in on the trading device
      And the approval request has just ended
      When Bruno taps "Two-Factor Authentication" on the trading device
      Then the trading device shows Bruno a "Challenge code" of six digits
