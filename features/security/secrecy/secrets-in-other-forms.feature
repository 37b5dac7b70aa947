Feature: Secrets that are encoded or hashed
  Six digits that are encoded can be decoded, and a hash of them is found by trying all. What the server waits for is in
  no part of an answer, header fields included, in no such form.

  Rule: No answer holds what the server waits for, in whatever form

    @SEC-SECRET-03
    Scenario: No answer holds the expected response in any form
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When Amara is wrong 2 times with the response
      Then no answer of the server to Amara contains the noted response in any form

    @SEC-SECRET-03
    Scenario: No answer holds the security code in any form
      Given Amara uses SMS authentication
      And Amara logs in
      When Amara is wrong 2 times with the security code
      Then no answer of the server to Amara contains the code in any form

    @SEC-SECRET-03
    Scenario: A look at the login holds no security code in any form
      Given Amara uses SMS authentication
      And Amara logs in
      When Amara requests the login again
      Then no answer of the server to Amara contains the code in any form

    @SEC-SECRET-03
    Scenario: No answer holds another security code in any form
      Given Amara uses SMS authentication
      And Amara logs in
      And 2 minutes pass
      When Amara asks for another SMS
      Then no answer of the server to Amara contains the code in any form

    @SEC-SECRET-03
    Scenario: No answer holds another Confirm Code in any form
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And 2 minutes pass
      When Amara asks for a Confirm Code
      Then no answer of the server to Amara contains the code in any form

    @SEC-SECRET-03
    Scenario: No answer holds the Confirm Code in any form
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When Amara is wrong 2 times with the Confirm Code
      Then no answer of the server to Amara contains the code in any form

    @SEC-SECRET-03
    Scenario: No answer holds the Activation Token in any form
      Given Amara uses IB Key
      And Amara buys another phone
      When Amara begins the migration
      Then no answer of the server to Amara contains the Activation Token in any form
