Feature: Responses of a physical security device match digit for digit
  A security device answers like a phone, and is judged like one.

  Rule: A response of a security device is accepted only digit for digit

    Background:
      Given Amara has a physical security device
      And Amara logs in
      And Amara requests the login again

    @SEC-EXACT-01
    Scenario Outline: The right response of the device <form> is refused
      When Amara's response of the physical security device is sent "<form>"
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
    Scenario: The right response of the device is accepted as it is
      When Amara's response of the physical security device is sent "as it is"
      Then the answer of Amara is accepted

  Rule: A response for an activation is accepted only digit for digit

    Background:
      Given Amara uses IB Key
      And Amara receives a physical security device as well
      And Amara buys another phone
      And Amara begins the migration

    @SEC-EXACT-01
    Scenario Outline: The right response for an activation <form> is refused
      When Amara's proof of the activation is sent "<form>"
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
    Scenario: The right response for an activation is accepted as it is
      When Amara's proof of the activation is sent "as it is"
      Then the answer of Amara is accepted
