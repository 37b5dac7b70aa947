Feature: Generating the response on an iPhone
  Six digits and the security element lead to eight digits; anything less leads to none.

  Rule: Six digits and nothing else are a challenge

    @XDEV-IOS-05
    Scenario Outline: An iPhone and <kind>
      Given Bruno uses IB Key on an iPhone with Touch ID
      When Bruno types the challenge <challenge> into IBKR Mobile
      Then Bruno's phone shows no Response String
      And IB Key asks Bruno for nothing

      Examples:
        | kind          | challenge |
        | five digits   | "12345"   |
        | seven digits  | "1234567" |
        | a letter      | "12a456"  |
        | a blank more  | " 123456" |
        | Arabic digits | "١٢٣٤٥٦"  |

    @XDEV-IOS-05
    Scenario: An iPhone and six digits
      Given Bruno uses IB Key on an iPhone with Touch ID
      When Bruno types the challenge "000123" into IBKR Mobile
      Then IB Key asks Bruno for Touch ID

  Rule: An iPhone asks for its element after Generate Response

    @XDEV-IOS-06
    Scenario: The question is dismissed
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno types the challenge "012345" into IBKR Mobile
      When Bruno dismisses the question
      Then Bruno's phone shows no Response String

    @XDEV-IOS-07
    Scenario: Somebody else's finger
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno types the challenge "012345" into IBKR Mobile
      When somebody else holds a finger against Bruno's phone
      Then Bruno's phone shows no Response String

    @XDEV-IOS-07
    Scenario: The registered finger
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno types the challenge "012345" into IBKR Mobile
      When Bruno gives Touch ID
      Then Bruno's phone shows a Response String of eight digits
