Feature: Lifetimes of an approval request and an approved login
  The server keeps the lifetime that it has chosen to the millisecond.

  Background:
    Given the server publishes its limits

  Rule: An approval request is valid until its last millisecond

    @SEC-EXPIRY-01
    Scenario Outline: An approval in time is accepted from <phone>
      Given Amara uses IB Key on <phone>
      And Amara logs in
      When the approval request is about to end
      And a copy of Amara's app with the keys approves the login
      Then Amara is logged in

      @PUSH-AND-07
      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |

      @PUSH-FID-06
      Examples:
        | phone                  |
        | an iPhone with Face ID |

    @SEC-EXPIRY-01
    Scenario Outline: An approval too late is refused from <phone>
      Given Amara uses IB Key on <phone>
      And Amara logs in
      When the approval request has just ended
      And a copy of Amara's app with the keys approves the login
      Then Amara is not logged in

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

    @SEC-EXPIRY-01
    Scenario: A request that was read in its last moment is approved in time
      Given Amara uses IB Key
      And Amara logs in
      And the approval request is about to end
      And a copy of Amara's app reads the approval request
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in

    @SEC-EXPIRY-01
    Scenario: A request that was read in its last moment is not approved after it
      Given Amara uses IB Key
      And Amara logs in
      And the approval request is about to end
      And a copy of Amara's app reads the approval request
      And a second passes
      When a copy of Amara's app with the keys approves the login
      Then Amara is not logged in

  Rule: An approved login waits for its window until its last millisecond

    Background:
      Given Amara uses IB Key
      And Amara logs in

    @SEC-EXPIRY-02
    Scenario: A window that comes in time receives the session
      Given a copy of Amara's app with the keys approves the login
      When the approved login is about to end
      Then Amara is logged in

    @SEC-EXPIRY-02
    Scenario: A window that comes too late receives no session
      Given a copy of Amara's app with the keys approves the login
      When the approved login has just ended
      Then Amara is not logged in

  Rule: An approval request ends with its login

    Background:
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara receives a physical security device as well
      And Amara logs in to TWS
      And the login is about to end
      And Amara chooses IB Key in the drop-down

    @SEC-EXPIRY-03
    Scenario: A notification asks for nothing once its login is over
      When a second passes
      Then the notification can no longer be approved on Amara's phone

    @SEC-EXPIRY-03
    Scenario: A notification is approved while its login lasts
      When Amara approves the login
      Then Amara is logged in
