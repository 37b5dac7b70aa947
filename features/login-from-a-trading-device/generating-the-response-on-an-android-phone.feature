Feature: Generating the response on an Android phone
  Six digits and the PIN give an eight-digit response. Nothing less gives one.

  Rule: A challenge is six digits and nothing else

    @XDEV-AND-05
    Scenario Outline: An Android phone refuses <kind> as a challenge
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara types the challenge <challenge> into IBKR Mobile
      Then Amara's phone shows no Response String
      And IB Key asks Amara for nothing

      Examples:
        | kind                | challenge |
        | five digits         | "12345"   |
        | seven digits        | "1234567" |
        | a letter            | "12a456"  |
        | an additional space | " 123456" |
        | Arabic digits       | "١٢٣٤٥٦"  |

    @XDEV-AND-05
    Scenario: An Android phone accepts six digits as a challenge
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara types the challenge "000123" into IBKR Mobile
      Then Amara's phone shows a Response String of eight digits

  Rule: An Android phone asks for the PIN together with the challenge

    @XDEV-AND-05
    Scenario: The PIN is case-sensitive
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara types the challenge "012345" and the PIN in the other case into IBKR Mobile
      Then Amara's phone shows no Response String

    @XDEV-AND-05
    Scenario: Five wrong PINs lock the app
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara types the challenge "012345" and a wrong PIN into IBKR Mobile 5 times
      When Amara opens IBKR Mobile on the authentication device
      And Amara taps "Services → Authenticate"
      Then IBKR Mobile does not ask Amara for "Challenge"

    @XDEV-AND-06
    Scenario: A fingerprint sensor is not used for a response
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara types the challenge "012345" into IBKR Mobile
      Then IB Key asks Amara for nothing
      And Amara's phone shows a Response String of eight digits
