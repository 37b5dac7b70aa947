Feature: Approving a login on an iPhone
  "Secure Login with IBKR Mobile - FAQ", section iPhone:
  operation with Touch ID and operation with Face ID, steps 1 to 4 of each.

  @PUSH-TID-01 @PUSH-TID-03 @PUSH-TID-04 @PUSH-TID-06
  Scenario: Touch ID approves the login
    Given Bruno uses IB Key on an iPhone with Touch ID
    # PUSH-TID-01
    When Bruno enters username and password on the TWS login screen and clicks "Login"
    Then one notification is sent to Bruno's phone
    # PUSH-TID-03
    When Bruno taps the notification
    # PUSH-TID-04
    Then IB Key asks Bruno for Touch ID
    When Bruno gives Touch ID
    # PUSH-TID-06
    Then Bruno's login moves ahead by itself

  @PUSH-TID-01 @PUSH-TID-03 @PUSH-TID-05 @PUSH-TID-06
  Scenario: Where Touch ID is not activated the Passcode approves the login
    Given Bruno uses IB Key on an iPhone whose Touch ID is not activated
    # PUSH-TID-01
    When Bruno enters username and password on the Client Portal login screen and clicks "Login"
    Then one notification is sent to Bruno's phone
    # PUSH-TID-03
    When Bruno taps the notification
    # PUSH-TID-05
    Then IB Key asks Bruno for the Passcode
    When Bruno gives the Passcode
    # PUSH-TID-06
    Then Bruno's login moves ahead by itself

  @PUSH-FID-01 @PUSH-FID-03 @PUSH-FID-04 @PUSH-FID-06
  Scenario: Face ID approves the login
    Given Chen uses IB Key on an iPhone with Face ID
    # PUSH-FID-01
    When Chen enters username and password on the WebTrader login screen and clicks "Login"
    Then one notification is sent to Chen's phone
    # PUSH-FID-03
    When Chen taps the notification
    # PUSH-FID-04
    Then IB Key asks Chen for Face ID
    When Chen gives Face ID
    # PUSH-FID-06
    Then Chen's login moves ahead by itself

  @PUSH-FID-01 @PUSH-FID-03 @PUSH-FID-05 @PUSH-FID-06
  Scenario: Where Face ID is not activated the Passcode approves the login
    Given Chen uses IB Key on an iPhone whose Face ID is not activated
    # PUSH-FID-01
    When Chen enters username and password on the TWS login screen and clicks "Login"
    Then one notification is sent to Chen's phone
    # PUSH-FID-03
    When Chen taps the notification
    # PUSH-FID-05
    Then IB Key asks Chen for the Passcode
    When Chen gives the Passcode
    # PUSH-FID-06
    Then Chen's login moves ahead by itself
