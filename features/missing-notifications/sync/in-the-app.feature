Feature: The app while a sync is forced
  From the Challenge number to the Response String, with each security element.

  Rule: Authenticate is found under Services

    @SYNC-09
    Scenario: An app that is not logged in offers Authenticate
      Given Bruno uses IB Key on an iPhone with Face ID
      When Bruno opens IBKR Mobile on the authentication device
      And Bruno taps "Services → Authenticate"
      Then IBKR Mobile asks Bruno for "Challenge"

  Rule: The Challenge field takes six digits

    @SYNC-10
    Scenario: Five digits are not accepted
      Given Bruno uses IB Key on an iPhone with Face ID
      When Bruno types the challenge "12345" into IBKR Mobile
      Then IB Key asks Bruno for nothing

    @SYNC-10
    Scenario: Six digits are accepted
      Given Bruno uses IB Key on an iPhone with Face ID
      When Bruno types the challenge "012345" into IBKR Mobile
      Then IB Key asks Bruno for Face ID

    @SYNC-10
    Scenario: Seven digits are not accepted
      Given Bruno uses IB Key on an iPhone with Face ID
      When Bruno types the challenge "0123456" into IBKR Mobile
      Then IB Key asks Bruno for nothing

    @SYNC-10
    Scenario: A blank behind six digits is not accepted
      Given Bruno uses IB Key on an iPhone with Face ID
      When Bruno types the challenge "012345 " into IBKR Mobile
      Then IB Key asks Bruno for nothing

  Rule: Each iPhone asks for its security element

    @SYNC-11
    Scenario: An iPhone with Face ID asks for it
      Given Bruno uses IB Key on an iPhone with Face ID
      When Bruno types the challenge "012345" into IBKR Mobile
      Then IB Key asks Bruno for Face ID
      And Bruno's phone shows no Response String

    @SYNC-11
    Scenario: An iPhone with Touch ID asks for it
      Given Bruno uses IB Key on an iPhone with Touch ID
      When Bruno types the challenge "012345" into IBKR Mobile
      Then IB Key asks Bruno for Touch ID
      And Bruno's phone shows no Response String

    @SYNC-11
    Scenario: An iPhone without an activated Face ID asks for the Passcode
      Given Bruno uses IB Key on an iPhone whose Face ID is not activated
      When Bruno types the challenge "012345" into IBKR Mobile
      Then IB Key asks Bruno for the Passcode
      And Bruno's phone shows no Response String
