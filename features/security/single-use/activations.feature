Feature: Single use of a response for an activation
  A person with a physical security device proves an activation with its response instead of an SMS.

  Rule: A response of a physical security device proves one activation

    @SEC-SINGLE-07
    Scenario: The same response is refused after IB Key was removed
      Given Amara has a physical security device
      And Amara logs in to Client Portal with the physical security device
      And Amara buys another phone
      And Amara begins the activation
      And Amara notes the response to the challenge of the activation down
      And Amara completes the activation
      And Amara removes IB Key from the SLS devices
      When a modified copy of Amara's app sends the same response again
      Then Amara is refused

    @SEC-SINGLE-07
    Scenario: The response is accepted for the first time
      Given Amara has a physical security device
      And Amara buys another phone
      And Amara begins the activation
      When a modified copy of Amara's app sends the response of the physical security device
      Then the answer of Amara is accepted

    @SEC-SINGLE-07
    Scenario Outline: Another phone is activated with <response>
      Given Amara has a physical security device
      And Amara buys another phone
      And Amara begins the activation
      And a modified copy of Amara's app sends the response of the physical security device
      And Amara buys an iPhone with Touch ID
      And Amara begins the migration
      When a modified copy of Amara's app sends <response>
      Then <outcome>

      Examples:
        | response                                     | outcome                         |
        | the same response again                      | Amara is refused                |
        | the response of the physical security device | the answer of Amara is accepted |

    @SEC-SINGLE-07
    Scenario Outline: The same phone is activated once more, with <response>
      Given Amara has a physical security device
      And Amara logs in to Client Portal with the physical security device
      And Amara buys another phone
      And Amara begins the activation
      And Amara notes the response to the challenge of the activation down
      And Amara completes the activation
      And Amara removes IB Key from the SLS devices
      And Amara begins the activation
      When a modified copy of Amara's app sends <response>
      Then <outcome>

      Examples:
        | response                                     | outcome                         |
        | the same response again                      | Amara is refused                |
        | the response of the physical security device | the answer of Amara is accepted |
