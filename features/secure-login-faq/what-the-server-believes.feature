Feature: What the server requires of an approval
  The app asks for the security element. The server accepts no approval without it, and completes only the login it is for.

  Rule: An approval requires the security element and the keys of the phone

    @PUSH-AND-06 @SEC-ELEMENT-01
    Scenario: An approval without any security element is refused
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in
      When a modified copy of Amara's app approves the login without any security element
      Then Amara's login is still waiting for the approval

    @PUSH-AND-06 @SEC-BIND-08
    Scenario: An approval without the keys of the phone is refused
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in
      When a copy of Amara's app without the keys approves the login
      Then Amara's login is still waiting for the approval

    @PUSH-AND-06 @SEC-SINGLE-04 @SEC-BIND-06
    Scenario: An approval with the element and the keys is accepted
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in

    @PUSH-AND-06
    Scenario: An approval request that nobody answers opens nothing
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in
      When 10 minutes pass
      Then Amara is not logged in

  Rule: Each approval completes its login, the first one and those after it

    @PUSH-AND-07
    Scenario: The second approval on Android completes its login as well
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in
      And Amara approves the login
      And Amara's login moves ahead by itself
      When Amara logs in again
      And Amara approves the login
      Then Amara's login moves ahead by itself

    @PUSH-FID-06
    Scenario: The second approval by Face ID completes its login as well
      Given Chen uses IB Key on an iPhone with Face ID
      And Chen logs in
      And Chen approves the login
      And Chen's login moves ahead by itself
      When Chen logs in again
      And Chen approves the login
      Then Chen's login moves ahead by itself

  Rule: An approval completes only the login it is for

    @PUSH-AND-07
    Scenario Outline: An approval on Android does not complete an earlier login to <platform>
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
    Scenario: An approval by Touch ID does not complete an earlier login
      Given Amara uses IB Key on an iPhone with Touch ID
      And Amara logs in to TWS
      And Amara logs in to Client Portal
      When Amara approves the login with Touch ID
      Then Amara's earlier login does not move ahead
      And Amara's login moves ahead by itself

    @PUSH-FID-06
    Scenario: A declined login is not completed
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in to TWS
      When Amara declines the login
      Then Amara is not logged in

    @PUSH-AND-07
    Scenario: An approval does not complete another person's login
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Bruno uses IB Key on an iPhone with Face ID
      And Amara logs in to TWS
      And Bruno logs in to TWS
      When Amara approves the login with the fingerprint
      Then Amara's login moves ahead by itself
      And Bruno is not logged in
