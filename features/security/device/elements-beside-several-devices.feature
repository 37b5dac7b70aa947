Feature: Security elements beside several SLS devices
  Other SLS devices of a person make no security element right that is none of the phone.

  Rule: An iPhone beside other devices is activated with its own elements only

    Background:
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara uses SMS authentication as well
      And Amara buys an iPhone with Face ID
      And Amara begins the migration

    @SEC-ELEMENT-01
    Scenario Outline: <element> activates no iPhone
      When a modified copy of Amara's app activates IB Key with <element>
      Then Amara is refused

      Examples:
        | element         |
        | the fingerprint |
        | the PIN         |

    @SEC-ELEMENT-01
    Scenario: The Passcode activates an iPhone
      When a modified copy of Amara's app activates IB Key with the Passcode
      Then the answer of Amara is accepted
