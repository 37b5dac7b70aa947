Feature: Confirming the mobile number
  The Confirm Code goes to the number on record, and only the right code brings the green check mark.

  Background:
    Given Amara has no SLS device, and the mobile number is not verified
    And Amara is logged in to Client Portal

  Rule: VERIFY sends one SMS to the number on record

    @SMS-04
    Scenario: The Confirm Code is sent by SMS and shown nowhere else
      When Amara asks for a Confirm Code
      Then one SMS is sent to Amara
      And an SMS with a code is in Amara's inbox
      And no answer of the server to Amara contains the code

    @SMS-04
    Scenario: Without a request no SMS is sent
      Then no SMS is sent to Amara

  Rule: A new SMS may be requested only every 2 minutes

    @SMS-06
    Scenario: Just before two minutes have passed the request is refused
      Given Amara asks for a Confirm Code
      And 119.999 seconds pass
      When Amara asks for a Confirm Code
      Then the server asks Amara to wait
      And one SMS is sent to Amara

    @SMS-06
    Scenario: After two minutes another SMS is sent
      Given Amara asks for a Confirm Code
      And 2 minutes pass
      When Amara asks for a Confirm Code
      Then two SMS have been sent to Amara

    @SMS-06
    Scenario Outline: After an SMS just before a full minute, when <time>
      Given it is a second before a full minute
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When <time>
      And Amara asks for a Confirm Code
      Then <outcome>

      Examples:
        | time                 | outcome                         |
        | 119.999 seconds pass | one SMS is sent to Amara        |
        | 2 minutes pass       | two SMS have been sent to Amara |

    @SMS-06
    Scenario: The pause holds again after the second SMS
      Given Amara asks for a Confirm Code
      And 2 minutes pass
      And Amara asks for a Confirm Code
      When Amara asks for a Confirm Code
      Then the server asks Amara to wait
      And two SMS have been sent to Amara

    @SMS-06
    Scenario Outline: Being wrong <often> one Confirm Code allows does not avoid the pause
      Given the server publishes its limits
      And Amara asks for a Confirm Code
      And Amara is wrong <often> one Confirm Code allows
      When Amara asks for a Confirm Code
      Then one SMS is sent to Amara

      Examples:
        | often          |
        | once less than |
        | as often as    |

  Rule: The button sends another SMS after 2 minutes

    @SMS-06
    Scenario: After two minutes the button sends another SMS
      Given Amara clicks "Settings → User Settings"
      And Amara clicks the gear beside "Mobile Number"
      And Amara clicks "VERIFY"
      When 2 minutes pass
      Then "VERIFY" is offered to Amara
      When Amara clicks "VERIFY"
      Then two SMS have been sent to Amara

  Rule: Neither another window nor another language avoids the pause

    @SMS-06
    Scenario: A second window does not avoid the pause
      Given Amara asks for a Confirm Code
      And Amara is logged in to Client Portal
      When Amara asks for a Confirm Code
      Then the server asks Amara to wait
      And one SMS is sent to Amara

    @SMS-06
    Scenario: Another language does not avoid the pause
      Given Amara asks for a Confirm Code
      And Amara is logged in to Client Portal in Russian
      When Amara asks for a Confirm Code
      Then the server asks Amara to wait
      And one SMS is sent to Amara
