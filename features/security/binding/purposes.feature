Feature: What a code is for
  A code is worth something in the one place that asked for it.

  Rule: What is good for one purpose is good for no other

    @SEC-BIND-06
    Scenario Outline: <case>
      Given Amara is asked for the <proof> and for the <box> at the same time
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
      Given Amara is asked for the <proof>
      When Amara puts the <proof> into the box for the <proof>
      Then the answer of Amara is accepted

      Examples:
        | proof         |
        | response      |
        | security code |
        | Confirm Code  |

  Rule: An Activation Token activates IB Key and does nothing else, and nothing else activates it

    @SEC-BIND-10
    Scenario Outline: <case>
      Given Amara is asked for the <proof> and for the <box> at the same time
      When Amara puts the <proof> into the box for the <box>
      Then Amara is refused

      Examples:
        | case                                | proof            | box              |
        | an Activation Token as response     | Activation Token | response         |
        | an Activation Token for the login   | Activation Token | security code    |
        | an Activation Token for the number  | Activation Token | Confirm Code     |
        | a response as Activation Token      | response         | Activation Token |
        | a security code as Activation Token | security code    | Activation Token |
        | a Confirm Code as Activation Token  | Confirm Code     | Activation Token |

    @SEC-BIND-10
    Scenario: an Activation Token in its own box
      Given Amara is asked for the Activation Token
      When Amara puts the Activation Token into the box for the Activation Token
      Then the answer of Amara is accepted
