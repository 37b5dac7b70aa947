Feature: Wrong fingers
  They are counted wherever the phone asks for a finger, and what it asks for in the end is no easier.

  Rule: A new question is no new beginning

    @SEC-PIN-04
    Scenario Outline: A notification that is tapped again for each finger, on <phone>
      Given Amara uses IB Key on <phone>
      And Amara logs in to TWS
      And somebody else taps the notification and holds a finger against Amara's phone, 10 times
      When Amara taps the notification
      Then IB Key asks Amara for <secret>

      Examples:
        | phone                                      | secret       |
        | an Android phone with a fingerprint sensor | the PIN      |
        | an iPhone with Touch ID                    | the Passcode |

    @SEC-PIN-04
    Scenario: A notification that is tapped again after one finger
      Given Amara uses IB Key on an iPhone with Touch ID
      And Amara logs in to TWS
      And somebody else taps the notification and holds a finger against Amara's phone, 1 time
      When Amara taps the notification
      Then IB Key asks Amara for Touch ID

    @SEC-PIN-04
    Scenario Outline: A challenge, and <wrong>
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno types the challenge "012345" into IBKR Mobile
      When somebody else holds a finger against Bruno's phone <times>
      Then IB Key asks Bruno for <element>

      Examples:
        | wrong             | times    | element      |
        | ten wrong fingers | 10 times | the Passcode |
        | one wrong finger  | 1 time   | Touch ID     |

    @SEC-PIN-04
    Scenario Outline: A restart after <wrong>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara taps the notification
      And somebody else holds a finger against Amara's phone <times>
      When Amara restarts the phone
      And Amara taps the notification
      Then IB Key asks Amara for <element>

      Examples:
        | wrong             | times    | element         |
        | ten wrong fingers | 10 times | the PIN         |
        | one wrong finger  | 1 time   | the fingerprint |
