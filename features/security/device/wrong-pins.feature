Feature: Wrong PINs on a phone
  Someone who found the phone may try a few PINs. After that even the right one is refused.

  Rule: After ten wrong PINs IB Key is locked

    @SEC-PIN-01
    Scenario Outline: Ten wrong PINs <where> lock IB Key
      Given Amara uses IB Key on <phone>
      And Amara logs in
      When somebody tries 10 wrong PINs for <what> on Amara's phone
      Then Amara's phone answers no challenge any more

      Examples:
        | where                                  | what             | phone                                         |
        | beside a challenge                     | a challenge      | an Android phone without a fingerprint sensor |
        | beside a challenge, despite a sensor   | a challenge      | an Android phone with a fingerprint sensor    |
        | after a notification                   | the notification | an Android phone without a fingerprint sensor |
        | after a notification, despite a sensor | the notification | an Android phone with a fingerprint sensor    |

    @SEC-PIN-01
    Scenario Outline: Two wrong PINs for <what> lock nothing
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in
      When somebody tries 2 wrong PINs for <what> on Amara's phone
      Then Amara's phone answers a challenge

      Examples:
        | what             |
        | a challenge      |
        | the notification |

    @SEC-PIN-01
    Scenario: Ten wrong PINs end the approval of a waiting login
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in
      When somebody tries 10 wrong PINs for a challenge on Amara's phone
      Then the notification can no longer be approved on Amara's phone
      And Amara is not logged in

  Rule: Only a reactivation unlocks IB Key

    @SEC-PIN-03
    Scenario: The owner unlocks IB Key by a reactivation
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And somebody tries 10 wrong PINs for a challenge on Amara's phone
      When Amara reactivates IB Key
      Then Amara's phone answers a challenge
