Feature: Responses and codes are texts
  Programs can send values that nobody can type. They are no responses and no codes.

  Rule: A response is a text

    @SEC-EXACT-04
    Scenario Outline: The right response <form> is refused
      Given Amara uses IB Key
      And Amara logs in
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
    Scenario: The right response as a text is accepted
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      When Amara's response is sent "as it is"
      Then the answer of Amara is accepted

  Rule: A security code is a text

    @SEC-EXACT-04
    Scenario Outline: The right security code <form> is refused
      Given Amara uses SMS authentication
      And Amara logs in
      When Amara's security code is sent "<form>"
      Then Amara is refused

      Examples:
        | form                 |
        | as a number          |
        | in a list            |
        | in a list of guesses |
        | as nothing           |

  Rule: A Confirm Code is a text

    @SEC-EXACT-04
    Scenario Outline: The right Confirm Code <form> is refused
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
