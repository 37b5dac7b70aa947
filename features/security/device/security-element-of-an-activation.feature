Feature: Security elements that activate IB Key
  IB Key is activated only on a phone that asks its owner for a security element.

  Background:
    Given Amara uses IB Key on an Android phone with a fingerprint sensor

  Rule: IB Key is activated only with an element that phones of this kind have

    @SEC-ELEMENT-01
    Scenario Outline: An Android phone that names <element> is not activated
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
    Scenario Outline: An iPhone that names <element> is not activated
      Given Amara buys an iPhone with Face ID
      And Amara begins the migration
      When a modified copy of Amara's app activates IB Key with <element>
      Then Amara is refused

      Examples:
        | element         |
        | the fingerprint |
        | the PIN         |

    @SEC-ELEMENT-01
    Scenario Outline: IB Key is activated on <phone> that names <element>
      Given Amara buys <phone>
      And Amara begins the migration
      When a modified copy of Amara's app activates IB Key with <element>
      Then the answer of Amara is accepted

      Examples:
        | phone                                         | element      |
        | an Android phone without a fingerprint sensor | the PIN      |
        | an iPhone with Face ID                        | the Passcode |
