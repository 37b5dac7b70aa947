Feature: Challenge and response on an iPhone
  "Secure Login with IBKR Mobile - FAQ", section iPhone: what if the notification does not arrive, steps 1 to 7.

  @CR-IOS-02 @CR-IOS-03 @CR-IOS-04 @CR-IOS-05 @CR-IOS-07 @CR-IOS-08
  Scenario: Touch ID answers the challenge
    Given Bruno uses IB Key on an iPhone with Touch ID
    And Bruno's phone has no internet access
    And Bruno logs in to Client Portal
    # CR-IOS-02
    When Bruno clicks "Click here if you do not receive the notification"
    # CR-IOS-03
    Then the login screen shows Bruno the Challenge code and a box for the response
    # CR-IOS-04
    When Bruno opens IBKR Mobile, chooses "Authenticate" and types the Challenge code
    # CR-IOS-05
    Then IB Key asks Bruno for Touch ID
    When Bruno gives Touch ID
    Then Bruno's phone shows a Response String of eight digits
    # CR-IOS-07
    When Bruno enters the Response String on the login screen and clicks "OK"
    # CR-IOS-08
    Then Bruno's login moves ahead by itself

  @CR-IOS-02 @CR-IOS-03 @CR-IOS-04 @CR-IOS-06 @CR-IOS-07 @CR-IOS-08
  Scenario: Face ID answers the challenge
    Given Chen uses IB Key on an iPhone with Face ID
    And Chen's phone has no internet access
    And Chen logs in to TWS
    # CR-IOS-02
    When Chen clicks "Click here if you do not receive the notification"
    # CR-IOS-03
    Then the login screen shows Chen the Challenge code and a box for the response
    # CR-IOS-04
    When Chen opens IBKR Mobile, chooses "Authenticate" and types the Challenge code
    # CR-IOS-06
    Then IB Key asks Chen for Face ID
    When Chen gives Face ID
    Then Chen's phone shows a Response String of eight digits
    # CR-IOS-07
    When Chen enters the Response String on the login screen and clicks "OK"
    # CR-IOS-08
    Then Chen's login moves ahead by itself

  Rule: Some conditions stop the notification on an iPhone

    @CR-IOS-01
    Scenario Outline: A phone that <condition> shows no notification
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno's phone <condition>
      When Bruno logs in
      Then no notification is listed on Bruno's phone

      Examples:
        | condition                                   |
        | has no internet access                      |
        | is in airplane mode                         |
        | does not allow notifications of IBKR Mobile |

  Rule: Without internet the person uses challenge and response

    @PUSH-TID-02
    Scenario: An iPhone with Touch ID answers without internet
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno's phone has no internet access
      When Bruno logs in to the platform by challenge and response
      Then Bruno is logged in

    @PUSH-FID-02
    Scenario: An iPhone with Face ID answers without internet
      Given Chen uses IB Key on an iPhone with Face ID
      And Chen's phone has no internet access
      When Chen logs in to the platform by challenge and response
      Then Chen is logged in
