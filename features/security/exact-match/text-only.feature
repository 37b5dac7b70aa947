Feature: What is not a text
  Nobody can type it, but programs can send it: it is no response and no code.

  Rule: A response is a text

    @SEC-EXACT-04
    Scenario Outline: The right response, <form>
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      When Amara's response is sent "<form>"
      Then Amara is refused

      Examples:
        | form                  |
        | as a number           |
        | in a list             |
        | in a list of guesses  |
        | inside something else |
        | as nothing            |
        | as a yes              |

    @SEC-EXACT-04
    Scenario: The right response, as a text
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      When Amara's response is sent "as it is"
      Then the answer of Amara is accepted

  Rule: A security code is a text

    @SEC-EXACT-04
    Scenario Outline: The right security code, <form>
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      When Amara's security code is sent "<form>"
      Then Amara is refused

      Examples:
        | form                 |
        | as a number          |
        | in a list            |
        | in a list of guesses |
        | as nothing           |

    @SEC-EXACT-04
    Scenario: The right security code, as a text
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      When Amara's security code is sent "as it is"
      Then the answer of Amara is accepted

  Rule: A Confirm Code is a text

    @SEC-EXACT-04
    Scenario Outline: The right Confirm Code, <form>
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When Amara's Confirm Code is sent "<form>"
      Then Amara is refused

      Examples:
        | form                 |
        | as a number          |
        | in a list            |
        | in a list of guesses |
        | as nothing           |

    @SEC-EXACT-04
    Scenario: The right Confirm Code, as a text
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When Amara's Confirm Code is sent "as it is"
      Then the mobile number of Amara is verified
