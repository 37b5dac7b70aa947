Feature: Told once
  Of a new phone or another number a person is told once, and a carrier that fails changes nothing about either.

  Background:
    Given the server tells people of changes by SMS
    And Amara uses IB Key on an Android phone without a fingerprint sensor
    And Amara receives a physical security device as well

  Rule: Told once

    @SEC-SEND-08
    Scenario: However much later, and whoever starts again
      Given Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      When a minute passes
      And the server starts again
      And a day passes
      Then one SMS is sent to Amara

  Rule: A restart forgets nothing

    @SEC-SEND-05
    Scenario: A notice after a restart
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier cannot take the next SMS to Amara
      And Amara migrates IB Key
      When the server starts again
      And a minute passes
      Then one SMS is sent to Amara

  Rule: A carrier that fails keeps nobody waiting

    @SEC-SEND-09
    Scenario: The new phone is active at once
      Given Amara buys an Android phone with a fingerprint sensor
      And the carrier takes no SMS to Amara
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone
