Feature: Approvals that were recorded
  An attacker who records what a phone has sent can send it again, but not for another purpose.

  Rule: A recorded approval approves no other login

    @SEC-BIND-09
    Scenario Outline: The recorded approval of the previous login is refused from <phone>
      Given Amara uses IB Key on <phone>
      And Amara logs in
      And an approval by a copy of Amara's app is recorded
      And Amara is logged in
      And Amara logs in again
      When the recorded approval is sent for Amara's new login
      Then Amara's login is still waiting for the approval

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

    @SEC-BIND-09
    Scenario Outline: The approval is accepted for its own login from <phone>
      Given Amara uses IB Key on <phone>
      And Amara logs in
      When an approval by a copy of Amara's app is recorded
      Then Amara is logged in

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

  Rule: A refusal cannot be turned into an approval

    @SEC-BIND-06
    Scenario: A recorded refusal sent as an approval is refused
      Given Amara uses IB Key
      And Amara logs in
      When a refusal by a copy of Amara's app is recorded and sent as an approval
      Then Amara's login is still waiting for the approval
