Feature: Which login a response belongs to
  A response belongs to one person, one login and one purpose.

  Rule: A response belongs to one phone and one challenge

    @SEC-BIND-02
    Scenario: The response of another person's phone is refused
      Given Amara uses IB Key
      And Bruno uses IB Key
      And Bruno logs in to the platform by challenge and response
      And Amara logs in
      And Amara asks for a Challenge code instead
      When Amara answers the challenge with the response of Bruno's phone
      Then the server does not accept the code of Amara

    @SEC-BIND-02
    Scenario: The response of the person's own phone is accepted
      Given Amara uses IB Key
      And Bruno uses IB Key
      And Bruno logs in to the platform by challenge and response
      And Amara logs in
      And Amara asks for a Challenge code instead
      When Amara answers the challenge with the response of Amara's phone
      Then Amara is logged in

    @SEC-BIND-03
    Scenario: The response to the challenge of another login is refused
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara begins a second login
      And Amara asks for a Challenge code instead
      When Amara gives the noted response
      Then the server does not accept the code of Amara

    @SEC-BIND-03
    Scenario: The response to the challenge of another login is refused where none was asked for
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara begins a second login
      When Amara gives the noted response
      Then the server does not accept the code of Amara

    @SEC-BIND-03
    Scenario: The response to the challenge of this login is accepted
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When Amara gives the noted response
      Then Amara is logged in
