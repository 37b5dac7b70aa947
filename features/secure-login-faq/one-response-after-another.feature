Feature: One response after another
  The security element has to be given for each response.

  Rule: Each response requires the security element

    @CR-AND-05
    Scenario: A wrong PIN after the right one gives no response
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara types the challenge "012345" into IBKR Mobile
      When Amara types the challenge "543210" and a wrong PIN into IBKR Mobile
      Then Amara's phone shows no Response String

    @CR-AND-05
    Scenario: The right PIN after the right one gives a response
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara types the challenge "012345" into IBKR Mobile
      When Amara types the challenge "543210" into IBKR Mobile
      Then Amara's phone shows a Response String of eight digits

    Scenario Outline: The next response requires <element> again on <phone>
      Given Bruno uses IB Key on <phone>
      And Bruno types the challenge "012345" into IBKR Mobile
      And Bruno gives <element>
      When Bruno types the challenge "543210" into IBKR Mobile
      Then IB Key asks Bruno for <element>
      And Bruno's phone shows no Response String
      When Bruno gives <element>
      Then Bruno's phone shows a Response String of eight digits

      @CR-IOS-05
      Examples:
        | phone                                     | element      |
        | an iPhone with Touch ID                   | Touch ID     |
        | an iPhone whose Touch ID is not activated | the Passcode |

      @CR-IOS-06
      Examples:
        | phone                                    | element      |
        | an iPhone with Face ID                   | Face ID      |
        | an iPhone whose Face ID is not activated | the Passcode |
