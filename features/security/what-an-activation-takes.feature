Feature: What an activation takes
  IB Key is two factors in one phone: its keys, and what its owner has to give before it uses them.

  Rule: A security element that phones of this kind have

    @SEC-ELEMENT-01
    Scenario: An iPhone that says it has an Android fingerprint
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      When a modified copy of Amara's app sends the Activation Token with the fingerprint
      Then Amara is refused

    @SEC-ELEMENT-01
    Scenario: An iPhone with its Passcode
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      When a modified copy of Amara's app sends the Activation Token with the Passcode
      Then the answer of Amara is accepted

  Rule: A physical security device proves an activation once

    @SEC-SINGLE-07
    Scenario: The same response again, when IB Key was removed
      Given Amara has a physical security device
      And Amara logs in to Client Portal with the physical security device
      And Amara buys an iPhone with Face ID
      And Amara begins the activation
      And a modified copy of Amara's app sends the response of the physical security device
      And Amara removes IB Key from the SLS devices
      When a modified copy of Amara's app sends the response of the physical security device
      Then Amara is refused

    @SEC-SINGLE-07
    Scenario: The response for the first time
      Given Amara has a physical security device
      And Amara buys an iPhone with Face ID
      And Amara begins the activation
      When a modified copy of Amara's app sends the response of the physical security device
      Then the answer of Amara is accepted

    @SEC-SINGLE-07
    Scenario Outline: On another phone, <response>
      Given Amara has a physical security device
      And Amara buys an iPhone with Face ID
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
