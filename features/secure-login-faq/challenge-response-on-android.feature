Feature: Challenge and response on an Android phone
  The notification has not arrived: how does the person log in?
  "Secure Login with IBKR Mobile - FAQ", section Android, steps 1 to 6.

  @CR-AND-02 @CR-AND-03 @CR-AND-04 @CR-AND-05 @CR-AND-06 @CR-AND-07 @CR-AND-08
  Scenario: A phone that is offline answers a challenge
    Given Amara uses IB Key on an Android phone without a fingerprint sensor
    And Amara's phone has no internet access
    # CR-AND-02
    When Amara enters username and password on the TWS login screen and clicks "Login"
    # CR-AND-03
    And Amara clicks "Click here if you do not receive the notification"
    # CR-AND-04
    Then a Challenge code of six digits is shown to Amara
    # CR-AND-05
    When Amara opens IBKR Mobile, chooses "Authenticate", enters the PIN and the Challenge code and taps "Generate Passcode"
    # CR-AND-06
    Then Amara's phone shows a Response String of eight digits
    # CR-AND-07
    When Amara enters the Response String on the login screen and clicks "OK"
    # CR-AND-08
    Then Amara's login moves ahead by itself

  Rule: Challenge and response works whatever stops the notification

    @CR-AND-02
    Scenario Outline: A phone that <condition> answers a challenge
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara's phone <condition>
      When Amara logs in to the platform by challenge and response
      Then Amara is logged in

      Examples:
        | condition                                   |
        | has no internet access                      |
        | is in airplane mode                         |
        | does not allow notifications of IBKR Mobile |

  Rule: Some conditions stop the notification on an Android phone

    @CR-AND-01
    Scenario Outline: A phone that <condition> shows no notification
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara's phone <condition>
      When Amara logs in
      Then no notification is listed on Amara's phone

      Examples:
        | condition                                   |
        | has no internet access                      |
        | is in airplane mode                         |
        | does not allow notifications of IBKR Mobile |
