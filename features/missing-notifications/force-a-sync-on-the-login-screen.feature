Feature: The login screen while a sync is forced
  Which devices can be chosen, when the link is there, and what opens the session.

  Rule: The drop-down has exactly the active devices of the person

    @SYNC-06
    Scenario: With one device there is none
      Given Bruno uses IB Key on an iPhone with Face ID
      When Bruno logs in to Client Portal
      Then Bruno is offered no device drop-down

    @SYNC-06
    Scenario: A device that is no longer active
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno receives a physical security device as well
      And Bruno logs in to Client Portal
      And Bruno notes the entry "IB Key" of the drop-down
      And Bruno moves IB Key to an Android phone with a fingerprint sensor
      When Bruno logs in to Client Portal again
      Then the device drop-down offers Bruno "IB Key" and "Security device"
      When Bruno chooses the noted entry
      Then Bruno is refused

    @SYNC-06
    Scenario: The device of somebody else
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno receives a physical security device as well
      And Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Bruno logs in to Client Portal
      And Amara logs in to Client Portal
      When Bruno chooses the "IB Key" of Amara
      Then Bruno is refused

  Rule: The link is there where a message was sent

    @SYNC-07
    Scenario: A message was sent
      Given Bruno uses IB Key on an iPhone with Face ID
      When Bruno logs in to Client Portal
      Then the link "Click here if you did not receive the message" is shown to Bruno

    @SYNC-07
    Scenario: No message was sent
      Given Bruno uses IB Key on an iPhone with Face ID without Seamless Authentication
      When Bruno logs in to Client Portal
      Then the link "Click here if you did not receive the message" is not shown to Bruno

  Rule: Only an accepted response opens the session

    @SYNC-13
    Scenario: A response without its last digit
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno logs in to Client Portal
      And Bruno asks for a Challenge code instead
      When Bruno answers the challenge with a response that is "without its last digit"
      Then the server does not accept the code of Bruno

    @SYNC-14
    Scenario: A wrong response opens none
      Given Bruno uses IB Key on an iPhone with Face ID
      When Bruno gives a wrong response on Client Portal
      Then the server does not accept the code of Bruno
      And Bruno is not logged in

  Rule: Logging out ends the session

    @SYNC-15
    Scenario: After Log Out
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno logs in to Client Portal by challenge and response
      When Bruno logs out
      Then Bruno is not in Client Portal any more
      And Bruno logs in to Client Portal again
      And Bruno is not logged in

  Rule: A Challenge number has six digits

    @SYNC-08
    Scenario: Zeros in front are kept
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno logs in to Client Portal
      When Bruno asks for 120 Challenge codes, one after another
      Then every Challenge code of Bruno has six digits, and some begin with a zero
