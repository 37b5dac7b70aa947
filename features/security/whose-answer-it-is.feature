Feature: Whose answer it is, and to what
  An answer belongs to one person, one login and one purpose.

  Rule: A response belongs to one phone and to one challenge

    @SEC-BIND-02
    Scenario: The response of another person's phone
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Bruno uses IB Key on an iPhone with Face ID
      And Bruno logs in to TWS by challenge and response
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      When Amara answers the challenge with the response of Bruno's phone
      Then the server does not accept the code of Amara

    @SEC-BIND-02
    Scenario: The response of the person's own phone
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Bruno uses IB Key on an iPhone with Face ID
      And Bruno logs in to TWS by challenge and response
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      When Amara answers the challenge with the response of Amara's phone
      Then Amara is logged in

    @SEC-BIND-03
    Scenario: The response to the challenge of another login
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara logs in to Client Portal
      And Amara asks for a Challenge code instead
      When Amara gives the noted response
      Then the server does not accept the code of Amara

    @SEC-BIND-03
    Scenario: The response to the challenge of this login
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When Amara gives the noted response
      Then Amara is logged in

  Rule: The question on a phone is answered by that phone

    @SEC-BIND-08
    Scenario: Another person's phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Bruno uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When a copy of Bruno's app with the keys answers the question on Amara's phone
      Then Amara's login is still waiting for the approval

    @SEC-BIND-08
    Scenario: The phone that has taken its place
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara buys an Android phone with a fingerprint sensor
      And IB Key is activated again on Amara's phone
      When a copy of the app on Amara's new phone answers the question on Amara's old phone
      Then Amara is not logged in

    @SEC-BIND-08
    Scenario: That phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Bruno uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When a copy of Amara's app with the keys answers the question on Amara's phone
      Then Amara is logged in

  Rule: A recorded approval approves nothing

    @SEC-BIND-09
    Scenario: The approval of the login before
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And an approval by a copy of Amara's app is recorded
      And Amara is logged in
      And Amara logs in to TWS again
      When the recorded approval is sent for Amara's new login
      Then Amara's login is still waiting for the approval

    @SEC-BIND-09
    Scenario: The approval of this very login
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When an approval by a copy of Amara's app is recorded
      Then Amara is logged in
