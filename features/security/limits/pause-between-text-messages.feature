Feature: Two minutes between two text messages
  Text messages cost money: a person who asks again at once has to wait, and is told for how long.

  Rule: The pause between two text messages holds across windows

    @SEC-COOLDOWN-01
    Scenario: A second window sends no SMS
      Given Amara uses SMS authentication
      When Amara logs in
      And Amara logs in to Client Portal
      Then one SMS is sent to Amara

    @SEC-COOLDOWN-01
    Scenario: A second window sends an SMS after two minutes
      Given Amara uses SMS authentication
      When Amara logs in
      And 2 minutes pass
      And Amara logs in to Client Portal
      Then two SMS have been sent to Amara

    @SEC-COOLDOWN-01
    Scenario Outline: A second window asks for an SMS, when <time>
      Given Amara uses SMS authentication
      And Amara logs in
      And Amara logs in to Client Portal
      When <time>
      And Amara asks for another SMS
      Then <outcome>

      Examples:
        | time                 | outcome                         |
        | 119.999 seconds pass | one SMS is sent to Amara        |
        | 2 minutes pass       | two SMS have been sent to Amara |

  Rule: The pause between two text messages holds across numbers

    @SEC-COOLDOWN-01
    Scenario Outline: A Confirm Code to another number, when <time>
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara changes the mobile number
      When <time>
      And Amara asks for a Confirm Code
      Then <outcome>

      Examples:
        | time                 | outcome                         |
        | 119.999 seconds pass | the server asks Amara to wait   |
        | 2 minutes pass       | the answer of Amara is accepted |

  Rule: The pause holds between two Activation Tokens

    @SEC-COOLDOWN-01
    Scenario Outline: A migration begun again, when <time>
      Given Amara uses IB Key
      And Amara buys another phone
      And Amara begins the migration
      When <time>
      And Amara begins the migration
      Then <outcome>

      Examples:
        | time                 | outcome                         |
        | 119.999 seconds pass | one SMS is sent to Amara        |
        | 2 minutes pass       | two SMS have been sent to Amara |

  Rule: The pause does not end with an SLS device

    @SEC-COOLDOWN-01
    Scenario Outline: Another security code after IB Key was removed, when <time>
      Given Amara uses IB Key
      And Amara uses SMS authentication as well
      And Amara logs in to Client Portal by challenge and response
      And Amara asks for a security code in a new login
      And Amara goes back to Client Portal
      And Amara removes IB Key from the SLS devices
      And Amara goes back to the platform
      When <time>
      And Amara asks for another SMS
      Then <outcome>

      Examples:
        | time                 | outcome                         |
        | 119.999 seconds pass | one SMS is sent to Amara        |
        | 2 minutes pass       | two SMS have been sent to Amara |

  Rule: Asking too soon leaves the code that was sent as it was

    @SEC-REFUSAL-01
    Scenario: The security code still opens the login
      Given Amara uses SMS authentication
      And Amara logs in
      When Amara asks for another SMS
      Then the server asks Amara to wait
      When Amara enters the security code from the SMS
      Then Amara is logged in

    @SEC-REFUSAL-01
    Scenario: The Confirm Code still verifies the number
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When Amara asks for a Confirm Code
      Then the server asks Amara to wait
      When Amara enters the Confirm Code
      Then the mobile number of Amara is verified

  Rule: A person who has to wait is told for how long

    @SEC-LIMIT-18
    Scenario: The length of the pause is told at a second request
      Given the server publishes its limits
      And Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When Amara asks for a Confirm Code
      Then Amara is told how long the pause between two SMS lasts

    @SEC-LIMIT-18
    Scenario: The length of the pause is told at a second request for a security code
      Given the server publishes its limits
      And Amara uses SMS authentication
      And Amara logs in
      When Amara asks for another SMS
      Then Amara is told how long the pause between two SMS lasts
