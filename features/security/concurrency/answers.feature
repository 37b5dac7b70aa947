Feature: Answers at the same time
  All requests are sent before the first answer is read. The rules for consecutive answers apply to them as well.

  @SEC-RACE-01
  Rule: Only one of several simultaneous approvals is accepted

    Scenario: One of eight simultaneous approvals is accepted
      Given Amara uses IB Key
      And Amara logs in
      When 8 approvals by copies of Amara's app arrive at the same time
      Then one of the approvals for Amara has been accepted
      And Amara is logged in

  @SEC-RACE-02
  Rule: Only one of several simultaneous right responses opens a session

    Scenario: One of eight simultaneous responses opens a session
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      When Amara gives the right response 8 times at the same time
      Then one of these answers of Amara is accepted
      And 1 session has been opened for Amara

  @SEC-RACE-03
  Rule: Only one of several simultaneous security codes opens a session

    Scenario: One of eight simultaneous security codes opens a session
      Given Amara uses SMS authentication
      And Amara logs in
      When Amara enters the security code 8 times at the same time
      Then one of these answers of Amara is accepted
      And 1 session has been opened for Amara

  @SEC-RACE-06
  Rule: Only one of several simultaneous requests receives the session

    Scenario: One of eight simultaneous requests receives the session
      Given Amara uses IB Key
      And Amara logs in
      And Amara approves the login
      When Amara's window requests the login 8 times at the same time
      Then 1 session has been opened for Amara

  @SEC-RACE-09
  Rule: Only one of several simultaneous activations is accepted

    Scenario: One of eight simultaneous Activation Tokens is accepted
      Given Amara uses IB Key
      And Amara buys another phone
      And Amara begins the migration
      When modified copies of Amara's app send the Activation Token 8 times at the same time
      Then one of these answers of Amara is accepted

    Scenario: A single Activation Token is accepted
      Given Amara uses IB Key
      And Amara buys another phone
      And Amara begins the migration
      When modified copies of Amara's app send the Activation Token 1 time at the same time
      Then one of these answers of Amara is accepted

    Scenario: One of eight simultaneous PINs for one Activation Token is accepted
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara buys an Android phone with a fingerprint sensor
      And Amara begins the migration
      And a modified copy of Amara's app sends the Activation Token
      When modified copies of Amara's app give the PIN 8 times at the same time
      Then one of these answers of Amara is accepted
