Feature: Codes match digit for digit after a mistake
  Whoever has been wrong once is judged as strictly as before.

  Rule: A wrong response makes the next one no easier

    Background:
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara is wrong 1 time with the response

    @SEC-EXACT-01
    Scenario Outline: After a wrong response the right one <form> is refused
      When Amara's noted response is sent "<form>"
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
    Scenario: After a wrong response the right one is accepted as it is
      When Amara's noted response is sent "as it is"
      Then the answer of Amara is accepted

  Rule: A wrong security code makes the next one no easier

    Background:
      Given Amara uses SMS authentication
      And Amara logs in
      And Amara is wrong 1 time with the security code

    @SEC-EXACT-02
    Scenario Outline: After a wrong security code the right one <form> is refused
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

    @SEC-EXACT-02
    Scenario: After a wrong security code the right one is accepted as it is
      When Amara's security code is sent "as it is"
      Then the answer of Amara is accepted

  Rule: A wrong Confirm Code makes the next one no easier

    Background:
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara is wrong 1 time with the Confirm Code

    @SEC-EXACT-03
    Scenario Outline: After a wrong Confirm Code the right one <form> is refused
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

    @SEC-EXACT-03
    Scenario: After a wrong Confirm Code the right one is accepted as it is
      When Amara's Confirm Code is sent "as it is"
      Then the mobile number of Amara is verified
