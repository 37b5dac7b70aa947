Feature: Codes digit for digit
  A code by SMS is a text. What merely has the same value is a wrong code.

  Rule: A security code is accepted only digit for digit

    @SEC-EXACT-02
    Scenario Outline: The right security code, <form>
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      When Amara's security code is sent "<form>"
      Then Amara is refused

      Examples:
        | form                           |
        | with a blank behind            |
        | with a blank in the middle     |
        | with a plus in front           |
        | with a point and a zero behind |
        | in full-width digits           |

    @SEC-EXACT-02
    Scenario: The right security code as it is
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      When Amara's security code is sent "as it is"
      Then the answer of Amara is accepted

  Rule: A Confirm Code is accepted only digit for digit

    @SEC-EXACT-03
    Scenario Outline: The right Confirm Code, <form>
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When Amara's Confirm Code is sent "<form>"
      Then Amara is refused

      Examples:
        | form                           |
        | with a blank behind            |
        | with a blank in the middle     |
        | with a plus in front           |
        | with a point and a zero behind |
        | in full-width digits           |

    @SEC-EXACT-03
    Scenario: The right Confirm Code as it is
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When Amara's Confirm Code is sent "as it is"
      Then the mobile number of Amara is verified
