Feature: Messages that nobody asked for
  A message comes where a person logs in or asks for it. What a person answers, right or wrong, brings no other one.

  Rule: An answer brings no notification

    @SEC-SEND-03
    Scenario: A declined login is not announced again
      Given Amara uses IB Key
      And Amara logs in
      When Amara declines the login
      And a minute passes
      Then one notification is sent to Amara's phone

    @SEC-SEND-03
    Scenario: An approved login is not announced again
      Given Amara uses IB Key
      And Amara logs in
      When Amara approves the login
      And a minute passes
      Then one notification is sent to Amara's phone

    @SEC-SEND-12
    Scenario Outline: Wrong responses bring no notification, <times>
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When Amara is wrong <times> with the response
      And a minute passes
      Then one notification is sent to Amara's phone

      Examples:
        | times   |
        | 1 time  |
        | 2 times |
        | 3 times |

    @SEC-SEND-12
    Scenario: An approval without the keys brings no notification
      Given Amara uses IB Key
      And Amara logs in
      When a copy of Amara's app without the keys approves the login
      And a minute passes
      Then one notification is sent to Amara's phone

    @SEC-SEND-12
    Scenario: A second login brings a second notification
      Given Amara uses IB Key
      And Amara logs in
      When Amara logs in to Client Portal
      And a minute passes
      Then two notifications are sent to Amara's phone

  Rule: An answer brings no text message

    @SEC-SEND-12
    Scenario Outline: <answer> brings no SMS
      Given Amara uses IB Key
      And Amara logs in
      When <action>
      And 3 minutes pass
      Then no SMS is sent to Amara

      Examples:
        | answer      | action                   |
        | An approval | Amara approves the login |
        | A decline   | Amara declines the login |

    @SEC-SEND-12 @SMS-06
    Scenario Outline: After <answer> at the login no other SMS comes
      Given Amara uses SMS authentication
      And Amara logs in
      When <action>
      And 3 minutes pass
      Then one SMS is sent to Amara

      Examples:
        | answer                | action                                      |
        | a wrong security code | Amara is wrong 1 time with the security code |
        | the right code        | Amara enters the security code from the SMS |

    @SEC-SEND-12
    Scenario: Wrong security codes bring no other SMS, as often as one allows them
      Given the server publishes its limits
      And Amara uses SMS authentication
      And Amara logs in
      When Amara is wrong as often as one security code allows
      And 3 minutes pass
      Then one SMS is sent to Amara

    @SEC-SEND-12
    Scenario: Wrong Confirm Codes bring no other SMS, as often as one allows them
      Given the server publishes its limits
      And Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When Amara is wrong as often as one Confirm Code allows
      And 3 minutes pass
      Then one SMS is sent to Amara

    @SEC-SEND-12
    Scenario: Wrong Activation Tokens bring no other SMS, as often as one allows them
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara buys another phone
      And Amara begins the migration
      When Amara is wrong as often as one Activation Token allows
      And 3 minutes pass
      Then one SMS is sent to Amara

    @SEC-SEND-12 @SMS-06
    Scenario: After a wrong Confirm Code no other SMS comes
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When Amara is wrong 1 time with the Confirm Code
      And 3 minutes pass
      Then one SMS is sent to Amara

    @SEC-SEND-12 @SMS-06
    Scenario: After a wrong Activation Token no other SMS comes
      Given Amara uses IB Key
      And Amara buys another phone
      And Amara begins the migration
      When Amara is wrong 1 time with the Activation Token
      And 3 minutes pass
      Then one SMS is sent to Amara

    @SEC-SEND-12 @SMS-06
    Scenario: Whoever asks for another SMS gets one
      Given Amara uses SMS authentication
      And Amara logs in
      And Amara is wrong 1 time with the security code
      And 2 minutes pass
      When Amara asks for another SMS
      Then two SMS have been sent to Amara
