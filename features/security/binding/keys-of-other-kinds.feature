Feature: Keys of another kind
  A session, a login, an activation and a phone each have a key of their own. None of them opens what another one opens.

  Background:
    Given Amara uses IB Key
    And Amara is logged in to Client Portal with IB Key
    And Amara logs in
    And Amara buys another phone
    And Amara begins the migration

  Rule: Each key opens its own, and nothing else

    @SEC-BIND-06
    Scenario Outline: <what> opens to no other key
      Then "<what>" opens to Amara with no other key

      Examples:
        | what                 |
        | the session          |
        | the login that waits |
        | the phone            |
        | the migration        |

    @SEC-BIND-06
    Scenario Outline: <what> opens to its own key
      Then "<what>" opens to Amara with its own key

      Examples:
        | what                 |
        | the session          |
        | the login that waits |
        | the phone            |
        | the migration        |
