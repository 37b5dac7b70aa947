Feature: Which security element approves
  IB Key is two factors in one phone: its keys, and what its owner has to give before it uses them. What only phones of
  another kind can ask for proves nothing.

  Rule: A login is approved with an element that phones of this kind have

    @SEC-ELEMENT-01
    Scenario Outline: An Android phone that says it was given <element>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When a modified copy of Amara's app approves the login with <element>
      Then Amara's login is still waiting for the approval

      Examples:
        | element      |
        | Touch ID     |
        | Face ID      |
        | the Passcode |

    @SEC-ELEMENT-01
    Scenario Outline: An iPhone that says it was given <element>
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in to TWS
      When a modified copy of Amara's app approves the login with <element>
      Then Amara's login is still waiting for the approval

      Examples:
        | element         |
        | the fingerprint |
        | the PIN         |

    @SEC-ELEMENT-01
    Scenario Outline: <phone> that says of no element that it was given
      Given Amara uses IB Key on <phone>
      And Amara logs in to TWS
      When a modified copy of Amara's app approves the login without any security element
      Then Amara's login is still waiting for the approval

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

    @SEC-ELEMENT-01
    Scenario Outline: <phone> that says it was given <element>
      Given Amara uses IB Key on <phone>
      And Amara logs in to TWS
      When a modified copy of Amara's app approves the login with <element>
      Then Amara is logged in

      Examples:
        | phone                                         | element         |
        | an Android phone with a fingerprint sensor    | the fingerprint |
        | an Android phone without a fingerprint sensor | the PIN         |
        | an iPhone with Touch ID                       | Touch ID        |
        | an iPhone with Face ID                        | Face ID         |
        | an iPhone whose Face ID is not activated      | the Passcode    |
