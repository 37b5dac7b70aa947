Feature: What a code is for
  A code by SMS is worth something to one person, in one place.

  Rule: A security code belongs to one person and one login

    @SEC-BIND-04
    Scenario: The code of another person
      Given Amara uses SMS authentication
      And Bruno uses SMS authentication
      And Amara logs in to TWS
      And Bruno logs in to TWS
      When Amara enters the security code of Bruno
      Then the server does not accept the code of Amara

    @SEC-BIND-05
    Scenario: The code of an earlier login of the same person
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      And Amara notes the code down
      And 2 minutes pass
      And Amara logs in to TWS again
      When Amara enters the noted code as security code
      Then the server does not accept the code of Amara

    @SEC-BIND-05
    Scenario: The code of this login
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      And Amara notes the code down
      When Amara enters the noted code as security code
      Then Amara is logged in

  Rule: What is good for one purpose is good for no other

    @SEC-BIND-06
    Scenario Outline: <case>
      Given Amara is asked for a response, a security code and a Confirm Code at the same time
      When Amara puts the <proof> into the box for the <box>
      Then Amara is refused

      Examples:
        | case                            | proof         | box           |
        | a response as security code     | response      | security code |
        | a response as Confirm Code      | response      | Confirm Code  |
        | a security code as response     | security code | response      |
        | a security code as Confirm Code | security code | Confirm Code  |
        | a Confirm Code as response      | Confirm Code  | response      |
        | a Confirm Code as security code | Confirm Code  | security code |

    @SEC-BIND-06
    Scenario Outline: <proof> in its own box
      Given Amara is asked for a response, a security code and a Confirm Code at the same time
      When Amara puts the <proof> into the box for the <proof>
      Then the answer of Amara is accepted

      Examples:
        | proof         |
        | response      |
        | security code |
        | Confirm Code  |

  Rule: A Confirm Code confirms the number that it was sent to

    @SEC-BIND-07
    Scenario: The number was changed in between
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara notes the code down
      And Amara changes the mobile number
      When Amara enters the noted code as Confirm Code
      Then Amara is refused
      And the mobile number of Amara is not verified

    @SEC-BIND-07
    Scenario: The number is still the same
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara notes the code down
      When Amara enters the noted code as Confirm Code
      Then the mobile number of Amara is verified
