Feature: When sending again stops
  A message that is of no use any more is not sent, and a message that arrived is not shown twice.

  Rule: A message that is of no use any more is not sent

    @SEC-SEND-03
    Scenario: A notification is not sent after its approval request has expired
      Given Amara uses IB Key
      And the push service takes no notification to Amara's phone
      And Amara logs in to Client Portal
      And more than 10 minutes pass
      When the push service takes notifications to Amara's phone again
      And more than 10 minutes pass
      Then no notification is sent to Amara's phone

    @SEC-SEND-03
    Scenario: A notification is not sent after a response has ended the login
      Given Amara uses IB Key
      And the push service takes no notification to Amara's phone
      And Amara logs in to Client Portal by challenge and response
      When the push service takes notifications to Amara's phone again
      And a minute passes
      Then no notification is sent to Amara's phone

    @SEC-SEND-03
    Scenario: A notification is not sent after that of a newer login
      Given Amara uses IB Key
      And the push service takes no notification to Amara's phone
      And Amara logs in
      And the push service takes notifications to Amara's phone again
      When Amara begins a second login
      And a minute passes
      Then one notification is sent to Amara's phone

    @SEC-SEND-03
    Scenario: A notification is not sent after IB Key was removed from the phone
      Given Amara uses IB Key
      And Amara logs in to Client Portal
      And Amara approves the login
      And the push service takes no notification to Amara's phone
      And Amara logs in
      And Amara goes back to the earlier window
      And Amara removes IB Key from the SLS devices
      When the push service takes notifications to Amara's phone again
      And a minute passes
      Then one notification is sent to Amara's phone

    @SEC-SEND-03
    Scenario: A notification is not sent after another phone has replaced the asked one
      Given Amara uses IB Key on an iPhone with Face ID
      And the push service takes no notification to Amara's phone
      And Amara logs in
      When Amara moves IB Key to an iPhone with Touch ID
      And a minute passes
      Then no notification is sent to Amara's new phone

    @SEC-SEND-03
    Scenario: An SMS is not sent after its code has expired
      Given Amara uses SMS authentication
      And the carrier takes no SMS to Amara
      And Amara logs in to Client Portal
      And more than 10 minutes pass
      When the carrier takes SMS to Amara again
      And more than 10 minutes pass
      Then no SMS is sent to Amara

  Rule: A notification sent twice is shown once

    Background:
      Given the server sends messages again by itself

    @SEC-SEND-04
    Scenario Outline: The notification is listed once on <phone>
      Given Amara uses IB Key on <phone>
      And the push service takes the next notification to Amara's phone, and says that it did not
      When Amara logs in
      And a minute passes
      Then two notifications are sent to Amara's phone
      And exactly one notification is listed on Amara's phone

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

    @SEC-SEND-04
    Scenario: The notification is listed once where the server starts again meanwhile
      Given Amara uses IB Key
      And the push service takes the next notification to Amara's phone, and says that it did not
      And Amara logs in
      When the server starts again
      And a minute passes
      Then two notifications are sent to Amara's phone
      And exactly one notification is listed on Amara's phone
