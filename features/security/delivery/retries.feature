Feature: Sending messages again
  Push services and carriers fail at times. A message is sent again as soon as they work, while it is of use, or the
  person can ask for another one (AMB-42).

  Rule: A message that cannot be sent now is sent a little later

    Background:
      Given the server sends messages again by itself

    @SEC-SEND-01
    Scenario Outline: A notification to <phone> is sent a little later
      Given Amara uses IB Key on <phone>
      And the push service cannot take the next notification to Amara's phone
      When Amara logs in to Client Portal
      And a minute passes
      Then exactly one notification is listed on Amara's phone

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

    @SEC-SEND-01
    Scenario: A notification is sent once more where the service cannot take it twice
      Given Amara uses IB Key
      And the push service takes no notification to Amara's phone
      And Amara logs in
      And 19 seconds pass
      And the push service takes notifications to Amara's phone again
      When 2 minutes pass
      Then exactly one notification is listed on Amara's phone

    @CR-AND-02
    Scenario: A challenge stays though the notification gets through later
      Given the challenge lasts longer than 2 minutes
      And Amara uses IB Key
      And the push service takes no notification to Amara's phone
      And Amara logs in
      And 19 seconds pass
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And the push service takes notifications to Amara's phone again
      And a minute passes
      When Amara gives the noted response
      Then Amara is logged in

    @SEC-SEND-01
    Scenario: An SMS is sent a little later
      Given Amara uses SMS authentication
      And the carrier cannot take the next SMS to Amara
      When Amara logs in to Client Portal
      And a minute passes
      And Amara enters the security code from the SMS
      Then Amara is logged in

    @SEC-SEND-01
    Scenario: An SMS is sent within a minute however long the carrier took none
      Given the security code lasts longer than 5 minutes
      And Amara uses SMS authentication
      And the carrier takes no SMS to Amara
      And Amara logs in to Client Portal
      And 3 minutes pass
      And 19 seconds pass
      And the carrier takes SMS to Amara again
      When a minute passes
      Then one SMS is sent to Amara

    @SEC-SEND-01
    Scenario Outline: A notification to <phone> is sent when the service has fewer requests
      Given Amara uses IB Key on <phone>
      And the push service has too many requests and asks to wait 20 seconds with the next notification to Amara's phone
      When Amara logs in to Client Portal
      And a minute passes
      Then exactly one notification is listed on Amara's phone

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

    @SEC-SEND-01
    Scenario: An SMS is sent when the carrier has fewer requests
      Given Amara uses SMS authentication
      And the carrier has too many requests and asks to wait 20 seconds with the next SMS to Amara
      When Amara logs in to Client Portal
      And a minute passes
      And Amara enters the security code from the SMS
      Then Amara is logged in

    @SEC-SEND-01 @SMS-01
    Scenario: A Confirm Code that got through does not stop the retry of a security code
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And 2 minutes pass
      And the carrier cannot take the next SMS to Amara
      And Amara logs in
      And Amara goes back to Client Portal
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      When a minute passes
      Then two SMS have been sent to Amara

  Rule: A message that waits goes where it was to go

    Background:
      Given the server sends messages again by itself

    @MIG-11
    Scenario: An Activation Token does not follow a number that was entered meanwhile
      Given Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara buys another phone
      And the carrier cannot take the next SMS to Amara
      And Amara begins the migration
      When Amara changes the mobile number
      And a minute passes
      Then no SMS is sent to the other number of Amara

  Rule: One service that fails holds nobody up at another

    @SEC-SEND-11
    Scenario Outline: <other phone> is notified while the service of <phone> takes nothing
      Given Amara uses IB Key on <phone>
      And Bruno uses IB Key on <other phone>
      And the push service takes no notification to Amara's phone
      And Amara logs in
      When Bruno logs in
      Then the notification is listed on Bruno's phone

      @PUSH-AND-02
      Examples:
        | phone                  | other phone                                |
        | an iPhone with Face ID | an Android phone with a fingerprint sensor |

      @PUSH-FID-01
      Examples:
        | phone                                      | other phone            |
        | an Android phone with a fingerprint sensor | an iPhone with Face ID |

    @SEC-SEND-11
    Scenario Outline: Bruno gets a code while the carrier takes none to Amara: <how>
      Given Amara uses SMS authentication
      And Bruno uses SMS authentication
      And <how>
      And Amara logs in
      When Bruno logs in
      Then an SMS with a code is in Bruno's inbox
      When Bruno enters the security code from the SMS
      Then Bruno is logged in

      Examples:
        | how                                  |
        | the carrier refuses the SMS to Amara |
        | the carrier takes no SMS to Amara    |

  Rule: A restart does not lose a message

    Background:
      Given the server sends messages again by itself

    @SEC-SEND-05
    Scenario: A notification is sent after a restart
      Given Amara uses IB Key
      And the push service cannot take the next notification to Amara's phone
      And Amara logs in
      When the server starts again
      And a minute passes
      Then exactly one notification is listed on Amara's phone

    @SEC-SEND-05
    Scenario: An SMS is sent after a restart
      Given Amara uses SMS authentication
      And the carrier cannot take the next SMS to Amara
      And Amara logs in
      When the server starts again
      And a minute passes
      Then one SMS is sent to Amara

  Rule: A carrier that fails leaves nobody without a code

    @SEC-SEND-11
    Scenario Outline: A login where <carrier>
      Given Amara uses SMS authentication
      And <carrier>
      And Amara logs in
      And a minute passes
      When Amara asks for another SMS unless one has come
      Then an SMS with a code is in Amara's inbox
      When Amara enters the security code from the SMS
      Then Amara is logged in

      Examples:
        | carrier                                       |
        | the carrier cannot take the next SMS to Amara |
        | the SMS to Amara take a second                |

  Rule: A push service that fails does not prevent the login

    @SEC-SEND-06
    Scenario: Without a notification a Challenge code is shown
      Given Amara uses IB Key
      And the push service takes no notification to Amara's phone
      When Amara logs in
      And Amara asks for a Challenge code instead
      Then a Challenge code of six digits is shown to Amara

    @SEC-SEND-06
    Scenario: Without a notification the person logs in by challenge and response
      Given Amara uses IB Key
      And the push service takes no notification to Amara's phone
      When Amara logs in to the platform by challenge and response
      Then Amara is logged in

    @SEC-SEND-06
    Scenario: A push service that asks to wait leaves the login as it is
      Given Amara uses IB Key
      And the push service has too many requests and asks to wait 2 minutes with the next notification to Amara's phone
      When Amara logs in
      And Amara asks for a Challenge code instead
      Then a Challenge code of six digits is shown to Amara
