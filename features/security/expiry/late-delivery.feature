Feature: The age of what arrives late
  A code or request is as old as what it was made for. What the carrier or the push service took late does not live longer.

  Background:
    Given the server publishes its limits
    And the server sends messages again by itself

  Rule: Late delivery extends no lifetime

    @SEC-EXPIRY-01
    Scenario Outline: An approval of a request that <edge>, where the notification came late
      Given Amara uses IB Key
      And the push service cannot take the next notification to Amara's phone
      And Amara logs in
      When the approval request <edge>
      And a copy of Amara's app with the keys approves the login
      Then Amara <outcome>

      Examples:
        | edge            | outcome          |
        | is about to end | is logged in     |
        | has just ended  | is not logged in |

    @SEC-EXPIRY-05
    Scenario Outline: A security code that <edge>, where the SMS came late
      Given Amara uses SMS authentication
      And the carrier cannot take the next SMS to Amara
      And Amara logs in
      When the security code <edge>
      And Amara enters the security code from the SMS
      Then Amara <outcome>

      Examples:
        | edge            | outcome         |
        | is about to end | is logged in    |
        | has just ended  | gets no further |

    @SEC-EXPIRY-06
    Scenario Outline: A Confirm Code that <edge>, where the SMS came late
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And the carrier cannot take the next SMS to Amara
      And Amara asks for a Confirm Code
      When Amara uses the session until the Confirm Code <edge>
      And Amara enters the Confirm Code
      Then <outcome>

      Examples:
        | edge            | outcome                         |
        | is about to end | the answer of Amara is accepted |
        | has just ended  | Amara is refused                |
