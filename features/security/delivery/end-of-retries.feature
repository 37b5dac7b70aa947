Feature: When nothing is sent again
  What is of no use any more is not sent, and what came already is not shown twice.

  Rule: Never when it is of no use any more

    @SEC-SEND-03
    Scenario: A notification whose question is over
      Given Amara uses IB Key on an iPhone with Face ID
      And the push service takes no notification to Amara's phone
      And Amara logs in to Client Portal
      And 10 minutes pass
      When the push service takes notifications to Amara's phone again
      And 10 minutes pass
      Then no notification is sent to Amara's phone

    @SEC-SEND-03
    Scenario: A notification whose login came to its end by a response
      Given Amara uses IB Key on an iPhone with Face ID
      And the push service takes no notification to Amara's phone
      And Amara logs in to Client Portal by challenge and response
      When the push service takes notifications to Amara's phone again
      And a minute passes
      Then no notification is sent to Amara's phone

    @SEC-SEND-03
    Scenario: A notification to a phone on which IB Key is no longer active
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in to Client Portal by challenge and response
      And the push service takes no notification to Amara's phone
      And Amara logs in to TWS
      And Amara goes back to the earlier window
      And Amara removes IB Key from the SLS devices
      When the push service takes notifications to Amara's phone again
      And a minute passes
      Then one notification is sent to Amara's phone

    @SEC-SEND-03
    Scenario: A notification to a phone that another one has replaced
      Given Amara uses IB Key on an iPhone with Face ID
      And the push service takes no notification to Amara's phone
      And Amara logs in to TWS
      When Amara moves IB Key to an iPhone with Touch ID
      And a minute passes
      Then no notification is sent to Amara's new phone

    @SEC-SEND-03
    Scenario: An SMS whose code is over
      Given Amara uses SMS authentication
      And the carrier takes no SMS to Amara
      And Amara logs in to Client Portal
      And 10 minutes pass
      When the carrier takes SMS to Amara again
      And 10 minutes pass
      Then no SMS is sent to Amara

  Rule: Sent twice, and shown once

    @SEC-SEND-04
    Scenario Outline: On <phone>
      Given Amara uses IB Key on <phone>
      And the push service takes the next notification to Amara's phone, and says that it did not
      When Amara logs in to Client Portal
      And a minute passes
      Then two notifications are sent to Amara's phone
      And exactly one notification is listed on Amara's phone

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |
