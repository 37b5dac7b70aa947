Feature: Wrong fingers on a phone
  Wrong fingers are counted wherever the phone asks for a finger, and what replaces the finger is no weaker.

  Rule: After ten wrong fingers the phone asks for the PIN or the Passcode

    @SEC-PIN-04
    Scenario Outline: After ten wrong fingers <phone> asks for <secret>
      Given Amara uses IB Key on <phone>
      And Amara logs in
      And Amara taps the notification
      When somebody else holds a finger against Amara's phone 10 times
      Then IB Key asks Amara for <secret>

      Examples:
        | phone                                      | secret       |
        | an Android phone with a fingerprint sensor | the PIN      |
        | an iPhone with Touch ID                    | the Passcode |

    @SEC-PIN-04
    Scenario: An iPhone asks for Touch ID again after one wrong finger
      Given Amara uses IB Key on an iPhone with Touch ID
      And Amara logs in
      And Amara taps the notification
      When somebody else holds a finger against Amara's phone 1 time
      Then IB Key asks Amara for Touch ID

  Rule: Asking again does not reset the count of wrong fingers

    @SEC-PIN-04
    Scenario Outline: After ten taps with a wrong finger each <phone> asks for <secret>
      Given Amara uses IB Key on <phone>
      And Amara logs in
      And somebody else taps the notification and holds a finger against Amara's phone, 10 times
      When Amara taps the notification
      Then IB Key asks Amara for <secret>

      Examples:
        | phone                                      | secret       |
        | an Android phone with a fingerprint sensor | the PIN      |
        | an iPhone with Touch ID                    | the Passcode |

    @SEC-PIN-04
    Scenario: An iPhone asks for Touch ID again after one finger and another tap
      Given Amara uses IB Key on an iPhone with Touch ID
      And Amara logs in
      And somebody else taps the notification and holds a finger against Amara's phone, 1 time
      When Amara taps the notification
      Then IB Key asks Amara for Touch ID

    @SEC-PIN-04
    Scenario Outline: A prompt dismissed after <wrong> and asked for again asks for <element>
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno types the challenge "012345" into IBKR Mobile
      And somebody else holds a finger against Bruno's phone <times>
      And Bruno dismisses the prompt
      When Bruno types the challenge "012345" into IBKR Mobile
      And somebody else holds a finger against Bruno's phone 1 time
      Then IB Key asks Bruno for <element>

      Examples:
        | wrong              | times   | element      |
        | nine wrong fingers | 9 times | the Passcode |
        | one wrong finger   | 1 time  | Touch ID     |

    @SEC-PIN-04
    Scenario Outline: A challenge on an iPhone after <wrong> asks for <element>
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno types the challenge "012345" into IBKR Mobile
      When somebody else holds a finger against Bruno's phone <times>
      Then IB Key asks Bruno for <element>

      Examples:
        | wrong             | times    | element      |
        | ten wrong fingers | 10 times | the Passcode |
        | one wrong finger  | 1 time   | Touch ID     |

    @SEC-PIN-04
    Scenario Outline: A restarted phone after <wrong> asks for <element>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in
      And Amara taps the notification
      And somebody else holds a finger against Amara's phone <times>
      When Amara restarts the phone
      And Amara taps the notification
      Then IB Key asks Amara for <element>

      Examples:
        | wrong             | times    | element         |
        | ten wrong fingers | 10 times | the PIN         |
        | one wrong finger  | 1 time   | the fingerprint |
