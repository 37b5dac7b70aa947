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

  @SEC-RACE-04
  Rule: Of requests for a Confirm Code at the same time one sends an SMS

    Scenario: Eight requests
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      When Amara asks for a Confirm Code 8 times at the same time
      Then one of these answers of Amara is accepted
      And one SMS is sent to Amara

  @SEC-RACE-05
  Rule: Wrong responses at the same time are all counted

    Scenario: More wrong responses than anybody may give
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When Amara gives a wrong response 101 times at the same time
      And Amara gives the noted response
      Then Amara is refused

    Scenario: One wrong response
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When Amara gives a wrong response 1 time at the same time
      And Amara gives the noted response
      Then Amara is logged in

  @SEC-RACE-06
  Rule: Of windows that collect at the same time one gets the session

    Scenario: The window looks eight times
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara approves the login with the fingerprint
      When Amara's window looks at the login 8 times at the same time
      Then 1 session has been opened for Amara
