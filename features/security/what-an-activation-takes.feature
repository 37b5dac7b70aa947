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
