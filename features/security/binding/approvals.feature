Feature: Who approves
  An approval comes from the phone that was asked, for the login that it was asked about.

  Rule: The question on a phone is answered by that phone

    @SEC-BIND-08
    Scenario: Another person's phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Bruno uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When a copy of the app on Bruno's phone answers the question on Amara's phone
      Then Amara's login is still waiting for the approval

    @SEC-BIND-08
    Scenario: The phone that has taken its place
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara moves IB Key to an Android phone with a fingerprint sensor
      When a copy of the app on Amara's new phone answers the question on Amara's old phone
      Then Amara is not logged in

    @SEC-BIND-08
    Scenario: The phone before, which is not even told
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara moves IB Key to an Android phone with a fingerprint sensor
      When Amara logs in to TWS
      Then a copy of the app on Amara's old phone is not told of the question on Amara's new phone
      And a copy of the app on Amara's new phone is told of the question on Amara's new phone

    @SEC-BIND-08
    Scenario: A phone from which IB Key was removed
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      And Amara logs in to TWS
      And Amara goes back to the earlier window
      And Amara removes IB Key from the SLS devices
      And Amara goes back to the earlier window
      When a copy of Amara's app with the keys approves the login
      Then Amara is not logged in

    @SEC-BIND-08
    Scenario: A copy of the app without the keys, which declines
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When a copy of Amara's app without the keys declines the login
      Then Amara's login is still waiting for the approval

    @SEC-BIND-08
    Scenario Outline: A copy of the app without the keys, on <phone>
      Given Amara uses IB Key on <phone>
      And Amara logs in to TWS
      When a copy of Amara's app without the keys approves the login
      Then Amara's login is still waiting for the approval

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

    @SEC-BIND-08
    Scenario: That phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Bruno uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When a copy of the app on Amara's phone answers the question on Amara's phone
      Then Amara is logged in
