Feature: What a sync repairs
  One login by challenge and response brings the notifications back, and nothing less does.

  Rule: An accepted response repairs the registration, a refused one does not

    @SYNC-02
    Scenario Outline: Accepted, from <phone>
      Given Bruno uses IB Key on <phone>
      And the push service has renewed the registration of Bruno's phone
      And Bruno logs in to Client Portal by challenge and response
      When Bruno logs in to Client Portal again
      Then one notification is sent to Bruno's phone

      Examples:
        | phone                                         |
        | an iPhone with Face ID                        |
        | an Android phone without a fingerprint sensor |

    @SYNC-02
    Scenario: Refused
      Given Bruno uses IB Key on an iPhone with Face ID
      And the push service has renewed the registration of Bruno's phone
      And Bruno gives a wrong response on Client Portal
      And the server does not accept the code of Bruno
      When Bruno logs in to Client Portal again
      Then no notification is sent to Bruno's phone

    @SYNC-02
    Scenario: Refused, a day after an approval
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno logs in to Client Portal
      And Bruno approves the login with Face ID
      And a day passes
      And the push service has renewed the registration of Bruno's phone
      And Bruno gives a wrong response on Client Portal
      And the server does not accept the code of Bruno
      When Bruno logs in to Client Portal again
      Then no notification is listed on Bruno's phone

    @SYNC-02
    Scenario: Accepted from another device
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno receives a physical security device as well
      And the push service has renewed the registration of Bruno's phone
      And Bruno types the challenge "012345" into IBKR Mobile
      And Bruno logs in to Client Portal with the physical security device
      And Bruno logs in to Client Portal again
      When Bruno clicks "IB Key"
      Then no notification is sent to Bruno's phone

    @SYNC-02
    Scenario: Offered by a phone from which IB Key was removed
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno logs in to Client Portal by challenge and response
      And Bruno removes IB Key from the SLS devices
      And the push service has renewed the registration of Bruno's phone
      And IBKR Mobile is closed on Bruno's old phone and opened again
      When IB Key is activated again on Bruno's phone
      And Bruno logs in to TWS
      Then Bruno's login is still waiting for the approval

    @SYNC-02
    Scenario: Accepted from a phone without internet, which is back within ten minutes
      Given Bruno uses IB Key on an iPhone with Face ID
      And the push service has renewed the registration of Bruno's phone
      And Bruno's phone has no internet access
      And Bruno logs in to Client Portal by challenge and response
      And Bruno's phone is back online
      When Bruno logs in to Client Portal again
      Then one notification is sent to Bruno's phone
