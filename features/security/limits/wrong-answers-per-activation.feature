Feature: How often somebody may be wrong with one activation
  A handful of tries, and what was right would not help any more.

  Rule: One Activation Token

    @SEC-LIMIT-14
    Scenario Outline: As often as one Activation Token allows, on <phone>
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys <phone>
      And Amara begins the migration
      And Amara is wrong as often as one Activation Token allows
      When a modified copy of Amara's app sends the Activation Token
      Then Amara is refused

      Examples:
        | phone                                      |
        | an iPhone with Face ID                     |
        | an Android phone with a fingerprint sensor |

    @SEC-LIMIT-14
    Scenario Outline: Once less, on <phone>
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys <phone>
      And Amara begins the migration
      And Amara is wrong once less than one Activation Token allows
      When a modified copy of Amara's app sends the Activation Token
      Then the answer of Amara is accepted

      Examples:
        | phone                                      |
        | an iPhone with Face ID                     |
        | an Android phone with a fingerprint sensor |

  Rule: The challenge of one activation

    @SEC-LIMIT-17
    Scenario Outline: Wrong <often> the challenge of one activation allows
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      And Amara is wrong <often> the challenge of one activation allows
      When a modified copy of Amara's app sends the response of the physical security device
      Then <outcome>

      Examples:
        | often          | outcome                         |
        | once less than | the answer of Amara is accepted |
        | as often as    | Amara is refused                |

    @SEC-LIMIT-17
    Scenario: Wrong as often as it allows, and a server that starts again
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      And Amara is wrong as often as the challenge of one activation allows
      And the server starts again
      When a modified copy of Amara's app sends the response of the physical security device
      Then Amara is refused

    @SEC-LIMIT-17
    Scenario: Wrong as often as it allows, and begun anew
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      And Amara is wrong as often as the challenge of one activation allows
      When a modified copy of Amara's app asks for the migration
      Then Amara is refused
