Feature: Purpose of a code
  A code is accepted only where it was requested.

  Rule: A code for one purpose is refused for any other

    @SEC-BIND-06
    Scenario Outline: <case> is refused
      Given Amara is asked for the <proof> and for the <field> at the same time
      When Amara enters the <proof> into the field for the <field>
      Then Amara is refused

      Examples:
        | case                            | proof         | field         |
        | A response as security code     | response      | security code |
        | A response as Confirm Code      | response      | Confirm Code  |
        | A security code as response     | security code | response      |
        | A security code as Confirm Code | security code | Confirm Code  |
        | A Confirm Code as response      | Confirm Code  | response      |
        | A Confirm Code as security code | Confirm Code  | security code |

    @SEC-BIND-06
    Scenario Outline: A <proof> in its own field is accepted
      Given Amara is asked for the <proof>
      When Amara enters the <proof> into the field for the <proof>
      Then the answer of Amara is accepted

      Examples:
        | proof         |
        | response      |
        | security code |
        | Confirm Code  |

  Rule: A response of the physical security device answers one challenge

    @SEC-BIND-06
    Scenario Outline: A login with <response>
      Given Amara uses IB Key
      And Amara receives a physical security device as well
      And Amara buys another phone
      And Amara begins the migration
      And Amara logs in
      And Amara chooses the physical security device in the drop-down
      And Amara notes <response> down
      When Amara gives the noted response
      Then <outcome>

      Examples:
        | response                                        | outcome                                      |
        | the response to the challenge of the activation | the server does not accept the code of Amara |
        | the response of the physical security device    | Amara is logged in                           |

  Rule: An Activation Token only activates IB Key, and nothing else activates it

    @SEC-BIND-10
    Scenario Outline: <case> is not accepted
      Given Amara is asked for the <proof> and for the <field> at the same time
      When Amara enters the <proof> into the field for the <field>
      Then Amara is refused

      Examples:
        | case                                | proof            | field            |
        | An Activation Token as response     | Activation Token | response         |
        | An Activation Token for the login   | Activation Token | security code    |
        | An Activation Token for the number  | Activation Token | Confirm Code     |
        | A response as Activation Token      | response         | Activation Token |
        | A security code as Activation Token | security code    | Activation Token |
        | A Confirm Code as Activation Token  | Confirm Code     | Activation Token |

    @SEC-BIND-10
    Scenario: An Activation Token in its own field is accepted
      Given Amara is asked for the Activation Token
      When Amara enters the Activation Token into the field for the Activation Token
      Then the answer of Amara is accepted
