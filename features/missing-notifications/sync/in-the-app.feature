Feature: The app while a sync is forced
  From the Challenge number to the Response String, with each security element.

  Rule: Authenticate is found behind Services

    @SYNC-09
    Scenario: An app that is not logged in
      Given Bruno uses IB Key on an iPhone with Face ID
      When Bruno opens IBKR Mobile on the authentication device
      And Bruno taps "Services → Authenticate"
      Then IBKR Mobile asks Bruno for "Challenge"

  Rule: The Challenge field takes six digits

    @SYNC-10
    Scenario: Five digits
      Given Bruno uses IB Key on an iPhone with Face ID
      When Bruno types the challenge "12345" into IBKR Mobile
      Then IB Key asks Bruno for nothing

    @SYNC-10
    Scenario: Six digits
      Given Bruno uses IB Key on an iPhone with Face ID
      When Bruno types the challenge "012345" into IBKR Mobile
      Then IB Key asks Bruno for Face ID

  Rule: Each phone asks for its element

    @SYNC-11
    Scenario: Face ID
      Given Bruno uses IB Key on an iPhone with Face ID
      When Bruno types the challenge "012345" into IBKR Mobile
      Then IB Key asks Bruno for Face ID
      And Bruno's phone shows no Response String

    @SYNC-11
    Scenario: Touch ID
      Given Bruno uses IB Key on an iPhone with Touch ID
      When Bruno types the challenge "012345" into IBKR Mobile
      Then IB Key asks Bruno for Touch ID
      And Bruno's phone shows no Response String

    @SYNC-11
    Scenario: Passcode
      Given Bruno uses IB Key on an iPhone whose Face ID is not activated
      When Bruno types the challenge "012345" into IBKR Mobile
      Then IB Key asks Bruno for the Passcode
      And Bruno's phone shows no Response String

    @SYNC-11
    Scenario: A wrong PIN
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara types the challenge "012345" and a wrong PIN into IBKR Mobile
      Then Amara's phone shows no Response String

  Rule: A Response String has eight digits

    @SYNC-12
    Scenario: Zeros in front are kept
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara's phone answers 100 different challenges
      Then every Response String of Amara has eight digits, and some begin with a zero
