Feature: Which device answers the challenge
  The trading device shows the challenge and takes the response. It cannot generate the response itself.

  Rule: Only the authentication device completes the login

    @XDEV-02
    Scenario: The trading device has no IB Key to generate a response
      Given Bruno trades on an iPhone with Face ID
      And Bruno uses IB Key on an iPhone with Touch ID
      And Bruno logs in on the trading device as far as the Challenge code
      When Bruno takes the trading device in hand and opens "Authenticate"
      Then Bruno's phone shows no Response String
      And IB Key asks Bruno for nothing

    @XDEV-02
    Scenario: The response of a phone that had IB Key before is refused
      Given Bruno trades on an iPhone with Face ID
      And Bruno used IB Key on the trading device before
      And Bruno moves IB Key to an Android phone with a fingerprint sensor
      And Bruno logs in on the trading device as far as the Challenge code
      When Bruno answers with a response of the trading device
      Then the server does not accept the code of Bruno
      And Bruno is not logged in

    @XDEV-02
    Scenario: The response of another person's phone is refused
      Given Bruno trades on an iPhone with Face ID
      And Bruno uses IB Key on an iPhone with Touch ID
      And Amara uses IB Key on an Android phone with a fingerprint sensor
      And Bruno logs in on the trading device as far as the Challenge code
      When Bruno answers the challenge with the response of Amara's phone
      Then the server does not accept the code of Bruno
      And Bruno is not logged in

    @XDEV-02
    Scenario: The response of another device of the same person is refused
      Given Bruno trades on an iPhone with Face ID
      And Bruno uses IB Key on an iPhone with Touch ID
      And Bruno logs in on the trading device as far as the Challenge code
      And Bruno receives a physical security device as well
      When Bruno answers with a response of the physical security device
      Then the server does not accept the code of Bruno
      And Bruno is not logged in
