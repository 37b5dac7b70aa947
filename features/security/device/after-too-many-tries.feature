Feature: After too many tries
  A phone that was tried too often helps nobody but its owner.

  Rule: Only a reactivation brings IB Key back

    @SEC-PIN-03
    Scenario: The owner comes back
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And somebody tries 10 wrong PINs for a challenge on Amara's phone
      When Amara reactivates IB Key
      Then Amara's phone answers a challenge

  Rule: After ten wrong fingers at most a secret is asked for

    @SEC-PIN-04
    Scenario Outline: <phone>
      Given Amara uses IB Key on <phone>
      And Amara logs in to TWS
      And Amara taps the notification
      When somebody else holds a finger against Amara's phone 10 times
      Then IB Key asks Amara for <secret>

      Examples:
        | phone                                      | secret       |
        | an Android phone with a fingerprint sensor | the PIN      |
        | an iPhone with Touch ID                    | the Passcode |

    @SEC-PIN-04
    Scenario: Once the wrong finger
      Given Amara uses IB Key on an iPhone with Touch ID
      And Amara logs in to TWS
      And Amara taps the notification
      When somebody else holds a finger against Amara's phone 1 time
      Then IB Key asks Amara for Touch ID
