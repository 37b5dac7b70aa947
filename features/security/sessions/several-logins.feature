Feature: What ends one login
  A person may log in in many windows at once. What happens to one of these logins happens to no other.

  Rule: The others go on, also those to the same platform

    @SEC-END-02
    Scenario Outline: A login to <platform> was declined
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
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
    Scenario Outline: A login to <platform> has succeeded by a response
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
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
    Scenario: Another login has succeeded, and this one waits for an approval
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
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
    Scenario: Another login has expired
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And 10 minutes pass
      And Amara logs in to Client Portal
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in

    @SEC-END-02
    Scenario: This login was declined
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara logs in to Client Portal
      When Amara declines the login
      Then Amara is not logged in
