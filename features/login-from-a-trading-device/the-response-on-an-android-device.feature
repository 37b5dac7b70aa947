Feature: The response on an Android device that trades
  A response completes the login whose challenge it answers, once and in time.

  Rule: The box for the response has its name in every login

    @XDEV-AND-07
    Scenario: The box is there without Seamless Authentication, too
      Given Amara trades on an Android phone with a fingerprint sensor
      And Amara uses IB Key on an Android phone without a fingerprint sensor without Seamless Authentication
      When Amara logs in on the trading device as far as the Challenge code
      Then the login window shows Amara the field "Enter response code"

  Rule: Only the right response completes the login

    @XDEV-AND-07
    Scenario: An Android device refuses a wrong response
      Given Amara trades on an Android phone with a fingerprint sensor
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in on the trading device as far as the Challenge code
      When Amara answers the challenge with a response that is "wrong in its last digit"
      Then the server does not accept the code of Amara
      And Amara is not logged in

    @XDEV-AND-07
    Scenario: An Android device refuses a response after ten minutes
      Given Amara trades on an Android phone with a fingerprint sensor
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in on the trading device as far as the Challenge code
      And Amara notes the response to the challenge down
      And more than 10 minutes pass
      When Amara gives the noted response
      Then Amara gets no further
      And Amara is not logged in

    @XDEV-AND-07
    Scenario: An Android device refuses a response that was used before
      Given Amara trades on an Android phone with a fingerprint sensor
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in on the trading device as far as the Challenge code
      And Amara notes the response to the challenge down
      And Amara gives the noted response
      And Amara logs in on the trading device as far as the Challenge code
      When Amara gives the noted response
      Then the server does not accept the code of Amara

    @XDEV-AND-07
    Scenario: An Android device refuses the response of another login
      Given Amara trades on an Android phone with a fingerprint sensor
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in on the trading device as far as the Challenge code
      And Amara logs in on the trading device as far as the Challenge code
      And Amara notes the response to the challenge down
      When Amara goes back to the earlier window
      And Amara gives the noted response
      Then the server does not accept the code of Amara

    @XDEV-AND-07
    Scenario: An Android device has Log In below each challenge of a login
      Given Amara trades on an Android phone with a fingerprint sensor
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in on the trading device as far as the Challenge code
      When Amara asks for a Challenge code instead
      Then "Log In" is offered to Amara

    @XDEV-AND-07
    Scenario: An Android device accepts the right response
      Given Amara trades on an Android phone with a fingerprint sensor
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in on the trading device as far as the Challenge code
      When Amara answers the challenge with a response that is "right"
      Then Amara is logged in
