Feature: Codes expire after ten minutes at most
  Whatever lifetime a server has chosen, and whether or not it publishes it: after ten minutes no code is valid.

  Rule: A code by SMS expires after ten minutes at most

    @SEC-EXPIRY-05
    Scenario Outline: A security code entered when <time>
      Given Amara uses SMS authentication
      And Amara logs in
      When <time>
      And Amara enters the security code from the SMS
      Then Amara <outcome>

      Examples:
        | time            | outcome         |
        | a second passes | is logged in    |
        | more than 10 minutes pass | gets no further |

    @SEC-EXPIRY-06
    Scenario Outline: A Confirm Code entered after <time>
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      When Amara is logged in to Client Portal again after <time>
      And Amara enters the Confirm Code
      Then <outcome>

      Examples:
        | time       | outcome                         |
        | a second   | the answer of Amara is accepted |
        | more than 10 minutes | Amara is refused                |

    @SEC-EXPIRY-06
    Scenario Outline: A wrong entry after <time> does not extend a Confirm Code
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara is logged in to Client Portal again after <time>
      And Amara is wrong 1 time with the Confirm Code
      When Amara is logged in to Client Portal again after <time>
      And Amara enters the Confirm Code
      Then <outcome>

      Examples:
        | time      | outcome                         |
        | a second  | the answer of Amara is accepted |
        | more than 5 minutes | Amara is refused                |

    @SEC-EXPIRY-07
    Scenario Outline: An Activation Token entered when <time>
      Given Amara uses IB Key
      And Amara buys another phone
      And Amara begins the migration
      When <time>
      And a modified copy of Amara's app sends the Activation Token
      Then <outcome>

      Examples:
        | time            | outcome                         |
        | a second passes | the answer of Amara is accepted |
        | more than 10 minutes pass | Amara is refused                |

  Rule: The challenge of an activation expires after ten minutes at most

    @SEC-EXPIRY-08
    Scenario Outline: The challenge of an activation answered when <time>
      Given Amara uses IB Key
      And Amara receives a physical security device as well
      And Amara buys another phone
      And Amara begins the migration
      When <time>
      And a modified copy of Amara's app sends the response of the physical security device
      Then <outcome>

      Examples:
        | time            | outcome                         |
        | a second passes | the answer of Amara is accepted |
        | more than 10 minutes pass | Amara is refused                |
