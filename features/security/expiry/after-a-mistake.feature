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

  Rule: A wrong answer in the last moment gives no more time

    @SEC-EXPIRY-04
    Scenario: The right response, right after a wrong one in the last moment
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And the challenge is about to end
      And Amara is wrong 1 time with the response
      When Amara gives the noted response
      Then Amara is logged in

    @SEC-EXPIRY-04
    Scenario: The right response, a minute after a wrong one in the last moment
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And the challenge is about to end
      And Amara is wrong 1 time with the response
      And a minute passes
      When Amara gives the noted response
      Then Amara gets no further

    @SEC-EXPIRY-05
    Scenario: The security code, right after a wrong one in the last moment
      Given Amara uses SMS authentication
      And Amara logs in
      And the security code is about to end
      And Amara is wrong 1 time with the security code
      When Amara enters the security code from the SMS
      Then Amara is logged in

    @SEC-EXPIRY-05
    Scenario: The security code, a minute after a wrong one in the last moment
      Given Amara uses SMS authentication
      And Amara logs in
      And the security code is about to end
      And Amara is wrong 1 time with the security code
      And a minute passes
      When Amara enters the security code from the SMS
      Then Amara gets no further

    @SEC-EXPIRY-06
    Scenario: The Confirm Code, right after a wrong one in the last moment
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara uses the session until the Confirm Code is about to end
      And Amara is wrong 1 time with the Confirm Code
      When Amara enters the Confirm Code
      Then the answer of Amara is accepted

    @SEC-EXPIRY-06
    Scenario: The Confirm Code, a minute after a wrong one in the last moment
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara uses the session until the Confirm Code is about to end
      And Amara is wrong 1 time with the Confirm Code
      And a minute passes
      When Amara enters the Confirm Code
      Then Amara is refused

    @SEC-EXPIRY-07
    Scenario: The Activation Token, right after a wrong one in the last moment
      Given Amara uses IB Key
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      And the Activation Token is about to end
      And Amara is wrong 1 time with the Activation Token
      When Amara enters the Activation Token
      Then IB Key is active on Amara's new phone alone

    @SEC-EXPIRY-07
    Scenario: The Activation Token, a minute after a wrong one in the last moment
      Given Amara uses IB Key
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      And the Activation Token is about to end
      And Amara is wrong 1 time with the Activation Token
      And a minute passes
      When Amara enters the Activation Token
      Then IB Key is active on Amara's old phone alone
