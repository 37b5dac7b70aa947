Feature: The mobile number of a first activation
  The number need not be verified for a first activation. From then on IB Key is bound to the number that received the token.

  Background:
    Given Amara has no SLS device, and the mobile number is not verified
    And Amara is logged in to Client Portal
    And Amara buys an iPhone with Face ID
    And Amara begins the activation

  Rule: The next token goes to the number that received the one before

    @MIG-11
    Scenario: A number entered after the token was sent does not receive the next one
      Given Amara changes the mobile number
      And Amara enters the Activation Token
      And 2 minutes pass
      And Amara buys an Android phone with a fingerprint sensor
      When Amara begins the migration
      Then no SMS is sent to the other number of Amara

    @MIG-11
    Scenario: A number entered before the token was sent receives it
      Given Amara changes the mobile number
      And 2 minutes pass
      When Amara begins the activation
      Then the Activation Token is sent to the other number of Amara
