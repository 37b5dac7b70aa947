Feature: Generating the response on an iPhone
  Six digits and the security element give an eight-digit response. Nothing less gives one.

  Rule: A challenge is six digits and nothing else

    @XDEV-IOS-05
    Scenario Outline: An iPhone refuses <kind> as a challenge
      Given Bruno uses IB Key on an iPhone with Touch ID
      When Bruno types the challenge <challenge> into IBKR Mobile
      Then Bruno's phone shows no Response String
      And IB Key asks Bruno for nothing

      Examples:
        | kind                | challenge |
        | five digits         | "12345"   |
        | seven digits        | "1234567" |
        | a letter            | "12a456"  |
        | an additional space | " 123456" |
        | Arabic digits       | "١٢٣٤٥٦"  |

  Rule: An iPhone asks for its security element after Generate Response

    @XDEV-IOS-06
    Scenario: A dismissed prompt gives no response
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno types the challenge "012345" into IBKR Mobile
      When Bruno dismisses the prompt
      Then Bruno's phone shows no Response String

    @XDEV-IOS-06
    Scenario: The next response needs the registered finger as well
      Given Bruno trades on an iPhone with Touch ID
      And Bruno uses IB Key on an iPhone with Touch ID
      And Bruno logs in on the trading device as far as the Challenge code
      And Bruno opens IBKR Mobile on the authentication device
      And Bruno taps "Services → Authenticate"
      And Bruno enters the Challenge code and taps "Generate Response"
      And Bruno gives Touch ID
      When Bruno enters the Challenge code and taps "Generate Response"
      Then IB Key asks Bruno for Touch ID

    @XDEV-IOS-07 @NOTIF-37
    Scenario: The registered finger gives the response
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno types the challenge "012345" into IBKR Mobile
      When Bruno gives Touch ID
      Then Bruno's phone shows a Response String of eight digits
