Feature: Several logins of one person
  A person may log in in several windows at once. What happens to one of these logins does not affect the others.

  Rule: The end of one login leaves the others open

    @SEC-END-02
    Scenario Outline: Declining a login to <platform> leaves another one open
      Given Amara uses IB Key
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara logs in to <platform>
      And Amara declines the login
      And Amara goes back to the earlier window
      When Amara gives the noted response
      Then Amara is logged in

      Examples:
        | platform      |
        | TWS           |
        | Client Portal |

    @SEC-END-02
    Scenario: Declining a second login leaves the challenge of the first one open
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara begins a second login
      And Amara declines the login
      And Amara goes back to the earlier window
      When Amara gives the noted response
      Then Amara is logged in

    @SEC-END-02
    Scenario Outline: A response for a login to <platform> leaves another one open
      Given Amara uses IB Key
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara logs in to <platform> by challenge and response
      And Amara is logged in
      And Amara goes back to the earlier window
      When Amara gives the noted response
      Then Amara is logged in

      Examples:
        | platform      |
        | TWS           |
        | Client Portal |

    @SEC-END-02
    Scenario: A response for one login leaves the approval of another one open
      Given Amara uses IB Key
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara logs in to Client Portal
      And Amara goes back to the earlier window
      And Amara gives the noted response
      And Amara is logged in
      And Amara goes back to the earlier window
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in

    @SEC-END-02
    Scenario: A security code for one login leaves the approval of another one open
      Given Amara uses IB Key
      And Amara uses SMS authentication as well
      And Amara logs in to TWS
      And Amara chooses IB Key in the drop-down
      And Amara logs in to Client Portal
      And Amara chooses SMS in the drop-down
      And Amara enters the security code from the SMS
      And Amara is logged in
      And Amara goes back to the earlier window
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in

    @SEC-END-02
    Scenario: The expiry of one login leaves another one open
      Given Amara uses IB Key
      And Amara logs in to TWS
      And 10 minutes pass
      And Amara logs in to Client Portal
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in

    @SEC-END-02
    Scenario: Declining the only waiting approval leaves nobody logged in
      Given Amara uses IB Key
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara logs in to Client Portal
      When Amara declines the login
      Then Amara is not logged in

    @SEC-END-02
    Scenario Outline: After wrong responses, <often> one challenge allows, that of another login is answered
      Given the server publishes its limits
      And the second factor allows more wrong answers than one challenge
      And Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara begins a second login
      And Amara asks for a Challenge code instead
      And Amara is wrong <often> one challenge allows
      And Amara goes back to the earlier window
      When Amara gives the noted response
      Then Amara is logged in

      Examples:
        | often          |
        | once less than |
        | as often as    |

    @SEC-END-02
    Scenario: A newer login leaves the challenge of an older one open
      Given Amara uses IB Key
      And Amara logs in
      And Amara begins a second login
      And Amara goes back to the earlier window
      When Amara asks for a Challenge code instead
      Then a Challenge code of six digits is shown to Amara
