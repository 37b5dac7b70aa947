Feature: Notices of another mobile number
  A notice of another number goes to the previous number, so that the person can object.

  Background:
    Given the server sends notices of changes by SMS

  Rule: A confirmed number causes a notice to the previous one

    @SEC-NOTICE-02
    Scenario: The previous number is told of the confirmed one
      Given Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      When Amara enters the Confirm Code that was sent to the other number
      Then one SMS is sent to Amara
      And the SMS to Amara mentions the mobile number

    @SEC-NOTICE-02
    Scenario: A number that is not confirmed causes no notice
      Given Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara changes the mobile number
      When Amara asks for a Confirm Code
      Then no SMS is sent to Amara

    @SEC-NOTICE-02
    Scenario: The previous number is told when the code was entered in Russian
      Given Amara uses IB Key
      And Amara is logged in to Client Portal in Russian
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      When Amara enters the Confirm Code that was sent to the other number
      Then one SMS is sent to Amara

    @SEC-NOTICE-02
    Scenario: A number changed back causes a notice to each number about the other
      Given Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code that was sent to the other number
      And 2 minutes pass
      And Amara changes the mobile number back
      And Amara asks for a Confirm Code
      When Amara enters the Confirm Code
      Then two SMS have been sent to the other number of Amara

    @SEC-NOTICE-02
    Scenario: The previous number is told though the carrier could not take the notice at first
      Given Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      And the carrier cannot take the next SMS to Amara
      When Amara enters the Confirm Code that was sent to the other number
      And an hour passes
      Then one SMS is sent to Amara
      And the SMS to Amara mentions the mobile number
