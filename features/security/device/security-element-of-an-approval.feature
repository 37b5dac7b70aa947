Feature: Security elements that approve a login
  IB Key combines two factors in one phone: its keys and the security element of its owner. An element that only phones
  of another kind have proves nothing.

  Rule: A login is approved only with an element that phones of this kind have

    @SEC-ELEMENT-01
    Scenario Outline: An Android phone that names <element> approves nothing
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in
      When a modified copy of Amara's app approves the login with <element>
      Then Amara's login is still waiting for the approval

      Examples:
        | element      |
        | Touch ID     |
        | Face ID      |
        | the Passcode |

    @SEC-ELEMENT-01
    Scenario Outline: An iPhone that names <element> approves nothing
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in
      When a modified copy of Amara's app approves the login with <element>
      Then Amara's login is still waiting for the approval

      Examples:
        | element         |
        | the fingerprint |
        | the PIN         |

    @SEC-ELEMENT-01
    Scenario: An iPhone that names no element approves nothing
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in
      When a modified copy of Amara's app approves the login without any security element
      Then Amara's login is still waiting for the approval

    @SEC-ELEMENT-01
    Scenario Outline: A login is approved on <phone> that names <element>
      Given Amara uses IB Key on <phone>
      And Amara logs in
      When a modified copy of Amara's app approves the login with <element>
      Then Amara is logged in

      Examples:
        | phone                                         | element         |
        | an Android phone with a fingerprint sensor    | the fingerprint |
        | an Android phone without a fingerprint sensor | the PIN         |
        | an iPhone with Touch ID                       | Touch ID        |
        | an iPhone with Face ID                        | Face ID         |
        | an iPhone whose Face ID is not activated      | the Passcode    |
