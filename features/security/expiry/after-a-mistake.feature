Feature: Lifetimes after a mistake
  A wrong answer makes nothing live longer.

  Background:
    Given the server publishes its limits

  Rule: What has been answered wrongly ends in time

    @SEC-EXPIRY-04
    Scenario Outline: A challenge that was answered wrongly and <edge>
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara is wrong 1 time with the response
      When the challenge <edge>
      And Amara gives the noted response
      Then Amara <outcome>

      Examples:
        | edge            | outcome         |
        | is about to end | is logged in    |
        | has just ended  | gets no further |

    @SEC-EXPIRY-04
    Scenario Outline: A challenge after one that was answered wrongly, which <edge>
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara is wrong 1 time with the response
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When the challenge <edge>
      And Amara gives the noted response
      Then Amara <outcome>

      Examples:
        | edge            | outcome         |
        | is about to end | is logged in    |
        | has just ended  | gets no further |

    @SEC-EXPIRY-05
    Scenario Outline: A security code that was entered wrongly and <edge>
      Given Amara uses SMS authentication
      And Amara logs in
      And Amara is wrong 1 time with the security code
      When the security code <edge>
      And Amara enters the security code from the SMS
      Then Amara <outcome>

      Examples:
        | edge            | outcome         |
        | is about to end | is logged in    |
        | has just ended  | gets no further |

    @SEC-EXPIRY-06
    Scenario Outline: A Confirm Code that was entered wrongly and <edge>
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara is wrong 1 time with the Confirm Code
      When Amara uses the session until the Confirm Code <edge>
      And Amara enters the Confirm Code
      Then <outcome>

      Examples:
        | edge            | outcome                         |
        | is about to end | the answer of Amara is accepted |
        | has just ended  | Amara is refused                |

    @SEC-EXPIRY-07
    Scenario Outline: An Activation Token that was entered wrongly and <edge>
      Given Amara uses IB Key
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      And Amara is wrong 1 time with the Activation Token
      When the Activation Token <edge>
      And Amara enters the Activation Token
      Then IB Key is active on Amara's <phone> phone alone

      Examples:
        | edge            | phone |
        | is about to end | new   |
        | has just ended  | old   |
