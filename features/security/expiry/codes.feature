Feature: Lifetimes of codes
  A code is valid until its last millisecond, and not longer.

  Background:
    Given the server publishes its limits

  Rule: A security code is valid until its last millisecond

    @SEC-EXPIRY-05
    Scenario Outline: The security code is entered when it <edge>
      Given Amara uses SMS authentication
      And Amara logs in
      When the security code <edge>
      And Amara enters the security code from the SMS
      Then Amara <outcome>

      Examples:
        | edge            | outcome         |
        | is about to end | is logged in    |
        | has just ended  | gets no further |

  Rule: Another SMS can be requested until the last millisecond of the login

    @SEC-EXPIRY-03
    Scenario: Another SMS requested in time is sent
      Given Amara uses SMS authentication
      And Amara logs in
      When the login is about to end
      And Amara asks for another SMS
      Then two SMS have been sent to Amara

    @SEC-EXPIRY-03
    Scenario: Another SMS requested too late is not sent
      Given Amara uses SMS authentication
      And Amara logs in
      When the login has just ended
      And Amara asks for another SMS
      Then Amara gets no further
      And one SMS is sent to Amara

  Rule: A Confirm Code is valid until its last millisecond

    @SEC-EXPIRY-06
    Scenario: A Confirm Code entered in time is accepted
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When Amara uses the session until the Confirm Code is about to end
      And Amara enters the Confirm Code
      Then the mobile number of Amara is verified

    @SEC-EXPIRY-06
    Scenario: A Confirm Code entered too late is refused
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When Amara uses the session until the Confirm Code has just ended
      And Amara enters the Confirm Code
      Then Amara is refused

  Rule: An Activation Token is valid until its last millisecond

    @SEC-EXPIRY-07
    Scenario Outline: A token entered when it <edge> leaves IB Key on the <phone>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      When the Activation Token <edge>
      And Amara enters the Activation Token
      Then IB Key is active on Amara's <phone> alone

      Examples:
        | edge            | phone     |
        | is about to end | new phone |
        | has just ended  | old phone |

  Rule: The challenge of an activation is valid until its last millisecond

    @SEC-EXPIRY-08
    Scenario Outline: A challenge answered when it <edge> leaves IB Key on the <phone>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      When the activation <edge>
      And Amara enters the response of the physical security device
      Then IB Key is active on Amara's <phone> alone

      Examples:
        | edge            | phone     |
        | is about to end | new phone |
        | has just ended  | old phone |
