Feature: What the server believes
  The app asks for the security element; the server accepts no approval without it, and moves only the login it is for.

  Rule: An approval needs the security element

    @PUSH-AND-06
    Scenario: An approval without any security element
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When a modified copy of Amara's app approves the login without any security element
      Then Amara's login is still waiting for the approval

    @PUSH-AND-06
    Scenario: An approval without the keys of the phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When a copy of Amara's app without the keys approves the login
      Then Amara's login is still waiting for the approval

    @PUSH-AND-06
    Scenario: The same approval with element and keys
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in

    @PUSH-AND-06
    Scenario: A question that nobody answers
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When 10 minutes pass
      Then Amara is not logged in

  Rule: An approval moves the login that it is for, and no other

    @PUSH-AND-07
    Scenario Outline: An earlier login of the same person, on an Android phone and to <platform>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to <platform>
      And Amara logs in to Client Portal
      When Amara approves the login with the fingerprint
      Then Amara's login moves ahead by itself
      And Amara's earlier login does not move ahead

      Examples:
        | platform      |
        | TWS           |
        | Client Portal |

    @PUSH-TID-06
    Scenario: An earlier login of the same person on an iPhone with Touch ID
      Given Amara uses IB Key on an iPhone with Touch ID
      And Amara logs in to TWS
      And Amara logs in to Client Portal
      When Amara approves the login with Touch ID
      Then Amara's earlier login does not move ahead
      And Amara's login moves ahead by itself

    @PUSH-FID-06
    Scenario: A declined login on an iPhone with Face ID
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in to TWS
      When Amara declines the login
      Then Amara is not logged in

    @PUSH-AND-07
    Scenario: A login that somebody else began
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Bruno uses IB Key on an iPhone with Face ID
      And Amara logs in to TWS
      And Bruno logs in to TWS
      When Amara approves the login with the fingerprint
      Then Amara's login moves ahead by itself
      And Bruno is not logged in
