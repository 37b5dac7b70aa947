Feature: Wrong answers per activation
  After a few wrong answers even the right one is refused.

  Rule: The number of wrong answers to one Activation Token is limited

    @SEC-LIMIT-14
    Scenario Outline: The right token is refused after as many wrong ones as it allows, on <phone>
      Given the server publishes its limits
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
    Scenario Outline: The right token is accepted after one wrong token less, on <phone>
      Given the server publishes its limits
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

  Rule: The number of wrong answers to the challenge of one activation is limited

    @SEC-LIMIT-17
    Scenario Outline: The right response after wrong ones, <often> the challenge of one activation allows
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara receives a physical security device as well
      And Amara buys another phone
      And Amara begins the migration
      And Amara is wrong <often> the challenge of one activation allows
      When a modified copy of Amara's app sends the response of the physical security device
      Then <outcome>

      Examples:
        | often          | outcome                         |
        | once less than | the answer of Amara is accepted |
        | as often as    | Amara is refused                |

    @SEC-LIMIT-17
    Scenario: A restart gives no more attempts for the challenge of an activation
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara receives a physical security device as well
      And Amara buys another phone
      And Amara begins the migration
      And Amara is wrong as often as the challenge of one activation allows
      And the server starts again
      When a modified copy of Amara's app sends the response of the physical security device
      Then Amara is refused

    @SEC-LIMIT-17
    Scenario: Beginning again gives no more attempts for the challenge of an activation
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara receives a physical security device as well
      And Amara buys another phone
      And Amara begins the migration
      And Amara is wrong as often as the challenge of one activation allows
      When a modified copy of Amara's app asks for the migration
      Then Amara is refused
