Feature: At the same time
  All requests are on their way before the first answer is read. What holds for one after the other holds here too.

  @SEC-RACE-01
  Rule: Of approvals at the same time one counts

    Scenario: Eight approvals
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When 8 approvals by copies of Amara's app arrive at the same time
      Then one of the approvals for Amara has been accepted
      And Amara is logged in

  @SEC-RACE-02
  Rule: Of right responses at the same time one opens a session

    Scenario: Eight right responses
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      When Amara gives the right response 8 times at the same time
      Then one of these answers of Amara is accepted
      And 1 session has been opened for Amara

  @SEC-RACE-03
  Rule: Of security codes at the same time one opens a session

    Scenario: Eight times the right code
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      When Amara enters the security code 8 times at the same time
      Then one of these answers of Amara is accepted
      And 1 session has been opened for Amara

  @SEC-RACE-06
  Rule: Of windows that collect at the same time one gets the session

    Scenario: The window looks eight times
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara approves the login with the fingerprint
      When Amara's window looks at the login 8 times at the same time
      Then 1 session has been opened for Amara

  @SEC-RACE-09
  Rule: Of activations at the same time one counts

    Scenario: Eight times the right Activation Token
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      When modified copies of Amara's app send the Activation Token 8 times at the same time
      Then one of these answers of Amara is accepted

    Scenario: Once the right Activation Token
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      When modified copies of Amara's app send the Activation Token 1 time at the same time
      Then one of these answers of Amara is accepted
