Feature: What a finder can try
  Whoever holds somebody else's phone may guess a PIN a few times, and then not even the right one helps.

  Rule: After ten wrong PINs at most IB Key is out of use

    @SEC-PIN-01
    Scenario Outline: Ten wrong PINs <where>
      Given Amara uses IB Key on <phone>
      And Amara logs in to TWS
      When somebody tries 10 wrong PINs for <what> on Amara's phone
      Then Amara's phone answers no challenge any more

      Examples:
        | where                                  | what             | phone                                         |
        | beside a challenge                     | a challenge      | an Android phone without a fingerprint sensor |
        | beside a challenge, despite a sensor   | a challenge      | an Android phone with a fingerprint sensor    |
        | after a notification                   | the notification | an Android phone without a fingerprint sensor |
        | after a notification, despite a sensor | the notification | an Android phone with a fingerprint sensor    |

    @SEC-PIN-01
    Scenario Outline: Two wrong PINs for <what>
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      When somebody tries 2 wrong PINs for <what> on Amara's phone
      Then Amara's phone answers a challenge

      Examples:
        | what             |
        | a challenge      |
        | the notification |

    @SEC-PIN-01
    Scenario: Ten wrong PINs, and a login that waits
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      When somebody tries 10 wrong PINs for a challenge on Amara's phone
      Then the notification can no longer be approved on Amara's phone
      And Amara is not logged in
