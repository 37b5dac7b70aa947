Feature: Notices are sent once
  A person is told once of a new phone or another number, and a failing carrier delays neither of them.

  Background:
    Given the server sends notices of changes by SMS
    And Amara uses IB Key on an Android phone without a fingerprint sensor
    And Amara receives a physical security device as well

  Rule: A notice is sent once

    @SEC-SEND-08
    Scenario: Neither time nor a restart sends a notice again
      Given Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      When a minute passes
      And the server starts again
      And a day passes
      Then one SMS is sent to Amara

    @SEC-SEND-08
    Scenario: A login after a restart sends no notice again
      Given Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      And a minute passes
      When the server starts again
      And Amara logs in
      And a minute passes
      Then one SMS is sent to Amara

    @SEC-SEND-08
    Scenario: A notice that the carrier could not take at first is sent once
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier cannot take the next SMS to Amara
      When Amara migrates IB Key
      And a day passes
      Then one SMS is sent to Amara

    @SEC-SEND-08
    Scenario: A notice about another number that the carrier could not take at first is sent once
      Given Amara logs in to Client Portal by challenge and response
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      And the carrier cannot take the next SMS to Amara
      When Amara enters the Confirm Code that was sent to the other number
      And a day passes
      Then one SMS is sent to Amara

  Rule: A restart does not lose a notice

    @SEC-SEND-05
    Scenario: A notice is sent after a restart
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier cannot take the next SMS to Amara
      And Amara migrates IB Key
      When the server starts again
      And a minute passes
      Then one SMS is sent to Amara

  Rule: A failing carrier does not delay the change itself

    @SEC-SEND-09
    Scenario: The new phone is active although its notice cannot be sent
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier takes no SMS to Amara
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone
