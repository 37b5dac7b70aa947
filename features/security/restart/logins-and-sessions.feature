Feature: After a restart
  A server that starts again knows what it knew: who waits, and who is in.

  Rule: What was under way goes on where it was

    @SEC-RESTART-01
    Scenario: An approved login
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And a copy of Amara's app with the keys approves the login
      When the server starts again
      Then Amara is logged in

    @SEC-RESTART-01
    Scenario: A login that waits, beside an older one
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara logs in to Client Portal
      And the server starts again
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in

    @SEC-RESTART-01
    Scenario: A session that a response has opened
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      When the server starts again
      Then Amara is logged in

    @SEC-RESTART-01
    Scenario: A session that a security code has opened
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      When the server starts again
      Then Amara is logged in

    @SEC-RESTART-01
    Scenario: Nothing more than that
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When the server starts again
      Then Amara is not logged in
