Feature: The login screen while a sync is forced
  When the link is there, and what opens the session.

  Rule: The link is shown if a message was sent

    @SYNC-07
    Scenario: The link is shown after a message was sent
      Given Bruno uses IB Key on an iPhone with Face ID
      When Bruno logs in to Client Portal
      Then "Click here if you did not receive the message" is offered to Bruno

    @SYNC-07
    Scenario: The link is shown after a message to the phone that was chosen
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno receives a physical security device as well
      And Bruno logs in to Client Portal
      When Bruno chooses IB Key in the drop-down
      Then "Click here if you did not receive the message" is offered to Bruno

    @SYNC-07
    Scenario: The link is not shown if no message was sent
      Given Bruno uses IB Key on an iPhone with Face ID without Seamless Authentication
      When Bruno logs in to Client Portal
      Then "Click here if you did not receive the message" is not offered to Bruno

  Rule: Only an accepted response opens the session

    @SYNC-13
    Scenario: A response without its last digit is refused
      Given Bruno uses IB Key
      And Bruno logs in to Client Portal
      And Bruno asks for a Challenge code instead
      When Bruno answers the challenge with a response that is "without its last digit"
      Then the server does not accept the code of Bruno

    @SYNC-14
    Scenario: A wrong response opens no session
      Given Bruno uses IB Key
      When Bruno gives a wrong response on Client Portal
      Then the server does not accept the code of Bruno
      And Bruno is not logged in

  Rule: Logging out ends the session

    @SYNC-15
    Scenario: After Log Out the session is over
      Given Bruno uses IB Key
      And Bruno logs in to Client Portal by challenge and response
      When Bruno logs out
      Then Bruno is not in Client Portal any more
      When Bruno logs in to Client Portal again
      Then Bruno is not logged in

  Rule: A Challenge number has six digits

    @SYNC-08
    Scenario: Leading zeros of a Challenge number are kept
      Given Bruno uses IB Key
      And Bruno logs in
      When Bruno asks for 120 Challenge codes, one after another
      Then every Challenge code of Bruno has six digits, with its leading zeros
