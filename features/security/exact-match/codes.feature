Feature: Codes match digit for digit
  A code by SMS is a text. A text with the same numeric value is a wrong code. Whether blanks in and around it are ignored is
  up to the server (AMB-39).

  Rule: A security code is accepted only digit for digit

    @SEC-EXACT-02
    Scenario Outline: The right security code <form> is refused
      Given Amara uses SMS authentication
      And Amara logs in
      When Amara's security code is sent "<form>"
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

    @SEC-EXACT-02 @SEC-EXACT-04
    Scenario: The right security code in its exact form is accepted
      Given Amara uses SMS authentication
      And Amara logs in
      When Amara's security code is sent "as it is"
      Then the answer of Amara is accepted

    @SEC-EXACT-02
    Scenario Outline: A security code with a leading zero is given <form>
      Given Amara uses SMS authentication
      And Amara logs in to the platform by SMS, until a security code begins with a zero
      When Amara's security code is sent "<form>"
      Then <outcome>

      Examples:
        | form                     | outcome                         |
        | without its leading zero | Amara is refused                |
        | as it is                 | the answer of Amara is accepted |

  Rule: A Confirm Code is accepted only digit for digit

    @SEC-EXACT-03
    Scenario Outline: The right Confirm Code <form> is refused
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When Amara's Confirm Code is sent "<form>"
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

    @SEC-EXACT-03 @SEC-EXACT-04
    Scenario: The right Confirm Code in its exact form is accepted
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When Amara's Confirm Code is sent "as it is"
      Then the mobile number of Amara is verified
