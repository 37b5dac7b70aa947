Feature: Which security element activates
  A phone that is to be IB Key has to be one that asks its owner for something.

  Background:
    Given Amara uses IB Key on an Android phone with a fingerprint sensor

  Rule: IB Key is activated with an element that phones of this kind have

    @SEC-ELEMENT-01
    Scenario Outline: An Android phone that says it was given <element>
      Given Amara buys an Android phone without a fingerprint sensor
      And Amara begins the migration
      When a modified copy of Amara's app activates IB Key with <element>
      Then Amara is refused

      Examples:
        | element      |
        | Touch ID     |
        | Face ID      |
        | the Passcode |

    @SEC-ELEMENT-01
    Scenario Outline: An iPhone that says it was given <element>
      Given Amara buys an iPhone with Face ID
      And Amara begins the migration
      When a modified copy of Amara's app activates IB Key with <element>
      Then Amara is refused

      Examples:
        | element         |
        | the fingerprint |
        | the PIN         |

    @SEC-ELEMENT-01
    Scenario Outline: <phone> that says it was given <element>
      Given Amara buys <phone>
      And Amara begins the migration
      When a modified copy of Amara's app activates IB Key with <element>
      Then the answer of Amara is accepted

      Examples:
        | phone                                         | element      |
        | an Android phone without a fingerprint sensor | the PIN      |
        | an iPhone with Face ID                        | the Passcode |
