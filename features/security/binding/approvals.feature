Feature: Which phone approves
  An approval comes from the phone that was asked, for the login that it was asked about.

  Rule: An approval request is answered only by the phone that was asked

    @SEC-BIND-08
    Scenario: Another person's phone approves nothing
      Given Amara uses IB Key
      And Bruno uses IB Key
      And Amara logs in
      When a copy of the app on Bruno's phone answers the approval request of Amara's phone
      Then Amara's login is still waiting for the approval

    @SEC-BIND-08
    Scenario: The phone that replaced the asked one approves nothing
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in
      And Amara moves IB Key to an Android phone with a fingerprint sensor
      When a copy of the app on Amara's new phone answers the approval request of Amara's old phone
      Then Amara is not logged in

    @SEC-BIND-08
    Scenario: The replaced phone does not receive the approval request
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara moves IB Key to an Android phone with a fingerprint sensor
      When Amara logs in
      Then a copy of the app on Amara's old phone does not receive the approval request of Amara's new phone
      And a copy of the app on Amara's new phone receives the approval request of Amara's new phone

    @SEC-BIND-08
    Scenario: A phone from which IB Key was removed approves nothing
      Given Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara logs in
      And Amara goes back to the earlier window
      And Amara removes IB Key from the SLS devices
      And Amara goes back to the earlier window
      When a copy of Amara's app with the keys approves the login
      Then Amara is not logged in

    @SEC-BIND-08
    Scenario: A copy of the app without the keys declines nothing
      Given Amara uses IB Key
      And Amara logs in
      When a copy of Amara's app without the keys declines the login
      Then Amara's login is still waiting for the approval

    @SEC-BIND-08
    Scenario: A copy of the app without the keys on an iPhone approves nothing
      Given Amara uses IB Key
      And Amara logs in
      When a copy of Amara's app without the keys approves the login
      Then Amara's login is still waiting for the approval

    @SEC-BIND-08
    Scenario: The phone that was asked approves the login
      Given Amara uses IB Key
      And Bruno uses IB Key
      And Amara logs in
      When a copy of the app on Amara's phone answers the approval request of Amara's phone
      Then Amara is logged in
