Feature: Recorded answers
  Whoever reads what a phone has sent can send it again, but not for something else.

  Rule: A recorded approval approves nothing

    @SEC-BIND-09
    Scenario Outline: The approval of the login before, by <phone>
      Given Amara uses IB Key on <phone>
      And Amara logs in to TWS
      And an approval by a copy of Amara's app is recorded
      And Amara is logged in
      And Amara logs in to TWS again
      When the recorded approval is sent for Amara's new login
      Then Amara's login is still waiting for the approval

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

    @SEC-BIND-09
    Scenario Outline: The approval of this very login, by <phone>
      Given Amara uses IB Key on <phone>
      And Amara logs in to TWS
      When an approval by a copy of Amara's app is recorded
      Then Amara is logged in

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

  Rule: A refusal is good for no approval

    @SEC-BIND-06
    Scenario: Declined, and sent as an approval
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When a refusal by a copy of Amara's app is recorded and sent as an approval
      Then Amara's login is still waiting for the approval

    @SEC-BIND-06
    Scenario: Approved, and sent as an approval
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When a copy of Amara's app with the keys approves the login
      Then Amara is logged in
