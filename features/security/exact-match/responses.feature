Feature: Responses match digit for digit
  A response is a text. A text with the same numeric value is a wrong response. Whether blanks in and around it are ignored is
  up to the server (AMB-39).

  Rule: A response is accepted only digit for digit

    @SEC-EXACT-01
    Scenario Outline: The right response <form> is refused
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      When Amara's response is sent "<form>"
      Then Amara is refused

      Examples:
        | form                           |
        | with a plus in front           |
        | with a zero in front           |
        | with a point behind            |
        | with a point and a zero behind |
        | with a null character behind   |
        | in full-width digits           |
        | in Arabic digits               |
        | with another last digit        |
        | without its last digit         |
        | with one more digit            |
        | as an empty text               |
        | as the word null               |

    @SEC-EXACT-01
    Scenario: The right response with its leading zero is accepted
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for Challenge codes until the response begins with a zero
      When Amara's response is sent "as it is"
      Then the answer of Amara is accepted

    @SEC-EXACT-01
    Scenario: The right response without its leading zero is refused
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for Challenge codes until the response begins with a zero
      When Amara's response is sent "without its leading zero"
      Then Amara is refused
