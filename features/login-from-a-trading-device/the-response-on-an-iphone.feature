Feature: The response on an iPhone that trades
  A response completes the login whose challenge it answers, once and in time.

  Rule: Only the right response completes the login

    @XDEV-IOS-08
    Scenario: An iPhone refuses a wrong response
      Given Bruno trades on an iPhone with Face ID
      And Bruno uses IB Key on an iPhone with Touch ID
      And Bruno logs in on the trading device as far as the Challenge code
      When Bruno answers the challenge with a response that is "wrong in its last digit"
      Then the server does not accept the code of Bruno
      And Bruno is not logged in

    @XDEV-IOS-08
    Scenario: An iPhone refuses a response after ten minutes
      Given Bruno trades on an iPhone with Face ID
      And Bruno uses IB Key on an iPhone with Touch ID
      And Bruno logs in on the trading device as far as the Challenge code
      And Bruno notes the response to the challenge down
      And more than 10 minutes pass
      When Bruno gives the noted response
      Then Bruno gets no further
      And Bruno is not logged in

    @XDEV-IOS-08
    Scenario: An iPhone refuses a response that was used before
      Given Bruno trades on an iPhone with Face ID
      And Bruno uses IB Key on an iPhone with Touch ID
      And Bruno logs in on the trading device as far as the Challenge code
      And Bruno notes the response to the challenge down
      And Bruno gives the noted response
      And Bruno logs in on the trading device as far as the Challenge code
      When Bruno gives the noted response
      Then the server does not accept the code of Bruno

    @XDEV-IOS-08
    Scenario: An iPhone refuses the response of another login
      Given Bruno trades on an iPhone with Face ID
      And Bruno uses IB Key on an iPhone with Touch ID
      And Bruno logs in on the trading device as far as the Challenge code
      And Bruno logs in on the trading device as far as the Challenge code
      And Bruno notes the response to the challenge down
      When Bruno goes back to the earlier window
      And Bruno gives the noted response
      Then the server does not accept the code of Bruno

    @XDEV-IOS-08
    Scenario: An iPhone has Send below each challenge of a login
      Given Bruno trades on an iPhone with Face ID
      And Bruno uses IB Key on an iPhone with Touch ID
      And Bruno logs in on the trading device as far as the Challenge code
      When Bruno asks for a Challenge code instead
      Then "Send" is offered to Bruno

    @XDEV-IOS-08 @XDEV-02
    Scenario: An iPhone accepts the right response
      Given Bruno trades on an iPhone with Face ID
      And Bruno uses IB Key on an iPhone with Touch ID
      And Bruno logs in on the trading device as far as the Challenge code
      When Bruno answers the challenge with a response that is "right"
      Then Bruno is logged in
