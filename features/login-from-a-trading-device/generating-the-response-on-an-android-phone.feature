Feature: Generating the response on an Android phone
  Six digits and the PIN lead to eight digits; anything less leads to none.

  Rule: Six digits and nothing else are a challenge

    @XDEV-AND-05
    Scenario Outline: An Android phone and <kind>
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara types the challenge <challenge> into IBKR Mobile
      Then Amara's phone shows no Response String
      And IB Key asks Amara for nothing

      Examples:
        | kind          | challenge |
        | five digits   | "12345"   |
        | seven digits  | "1234567" |
        | a letter      | "12a456"  |
        | a blank more  | " 123456" |
        | Arabic digits | "١٢٣٤٥٦"  |

    @XDEV-AND-05
    Scenario: An Android phone and six digits
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara types the challenge "000123" into IBKR Mobile
      Then Amara's phone shows a Response String of eight digits

  Rule: An Android phone asks for the PIN beside the challenge, and for nothing after it

    @XDEV-AND-05
    Scenario: The PIN in the other case
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara types the challenge "012345" and the PIN in the other case into IBKR Mobile
      Then Amara's phone shows no Response String

    @XDEV-AND-05
    Scenario: Five wrong PINs
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara types the challenge "012345" and a wrong PIN into IBKR Mobile 5 times
      When Amara opens IBKR Mobile on the authentication device
      And Amara taps "Services → Authenticate"
      Then IBKR Mobile does not ask Amara for "Challenge"

    @XDEV-AND-06
    Scenario: A phone with a fingerprint sensor
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara types the challenge "012345" into IBKR Mobile
      Then IB Key asks Amara for nothing
      And Amara's phone shows a Response String of eight digits

    @XDEV-AND-06
    Scenario: Without the PIN
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara types the challenge "012345" and a wrong PIN into IBKR Mobile
      Then Amara's phone shows no Response String
