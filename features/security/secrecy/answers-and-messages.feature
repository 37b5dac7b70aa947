Feature: Secrets in answers and messages
  Notifications and text messages pass through other people's systems, so they contain nothing that is of use there.

  Rule: A message contains no secret

    @SEC-SECRET-01
    Scenario: A notification contains neither a secret nor a name
      Given Amara uses IB Key
      When Amara logs in
      Then no notification to Amara holds a secret or a name

    @SEC-SECRET-01
    Scenario: A notification contains what the phone shows
      Given Amara uses IB Key
      When Amara logs in
      Then the notification to Amara holds what the phone shows of it

    @SEC-SECRET-02
    Scenario: A text message contains no secret but its code
      Given Amara uses SMS authentication
      When Amara logs in
      Then no SMS to Amara holds a secret but its code

    @SEC-SECRET-02
    Scenario: A text message contains the code that opens the login
      Given Amara uses SMS authentication
      When Amara logs in
      Then the SMS to Amara holds the code that opens the login

  Rule: The server does not disclose an expected response

    @SEC-SECRET-03
    Scenario: No answer of the server contains the expected response
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When Amara is wrong 1 time with the response
      Then no answer of the server to Amara contains the noted response

    @SEC-SECRET-03
    Scenario: An answer of the server contains the challenge
      Given Amara uses IB Key
      And Amara logs in
      When Amara asks for a Challenge code instead
      Then an answer of the server to Amara contains the Challenge code
