Feature: A hundred wrong answers at most
  Whatever limit a server has chosen, and whether or not it publishes it: after a hundred wrong answers the right one
  is refused.

  @SEC-LIMIT-01
  Rule: After a hundred wrong responses the right one is refused

    Scenario Outline: The right response after being wrong <times>
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara is wrong <times> with the response
      When Amara gives the noted response
      Then Amara <outcome>

      Examples:
        | times     | outcome         |
        | 1 time    | is logged in    |
        | 101 times | gets no further |

  @SEC-LIMIT-02
  Rule: After a hundred wrong security codes the right one is refused

    Scenario Outline: The right security code after being wrong <times>
      Given Amara uses SMS authentication
      And Amara logs in
      And Amara is wrong <times> with the security code
      When Amara enters the security code from the SMS
      Then Amara <outcome>

      Examples:
        | times     | outcome         |
        | 1 time    | is logged in    |
        | 101 times | gets no further |

  @SEC-LIMIT-03
  Rule: After a hundred wrong Confirm Codes the right one is refused

    Scenario Outline: The right Confirm Code after being wrong <times>
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara is wrong <times> with the Confirm Code
      When Amara enters the Confirm Code
      Then <outcome>

      Examples:
        | times     | outcome                         |
        | 1 time    | the answer of Amara is accepted |
        | 101 times | Amara is refused                |

  @SEC-LIMIT-14
  Rule: After a hundred wrong Activation Tokens the right one is refused

    Scenario Outline: The right Activation Token after being wrong <times>
      Given Amara uses IB Key
      And Amara buys another phone
      And Amara begins the migration
      And Amara is wrong <times> with the Activation Token
      When a modified copy of Amara's app sends the Activation Token
      Then <outcome>

      Examples:
        | times     | outcome                         |
        | 1 time    | the answer of Amara is accepted |
        | 101 times | Amara is refused                |

  @SEC-LIMIT-09
  Rule: After a hundred wrong passwords the right one is refused

    Scenario Outline: The right password after <wrong>
      Given Amara uses a second factor
      And somebody gives <wrong> for Amara
      When Amara logs in
      Then <outcome>

      Examples:
        | wrong               | outcome                         |
        | 1 wrong password    | the answer of Amara is accepted |
        | 101 wrong passwords | Amara is refused                |
