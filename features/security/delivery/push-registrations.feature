Feature: Which registration is tried
  What the push service does not know any more is no way to a phone.

  Rule: A registration that the push service does not know is not tried twice

    @SEC-SEND-10
    Scenario Outline: The registration of before, of <phone>
      Given Amara uses IB Key on <phone>
      And the push service has renewed the registration of Amara's phone
      And Amara logs in to Client Portal
      When Amara logs in to Client Portal again
      Then a Challenge code of six digits is shown to Amara

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

    @SEC-SEND-10
    Scenario Outline: The registration of now, of <phone>
      Given Amara uses IB Key on <phone>
      And Amara logs in to Client Portal
      When Amara logs in to Client Portal again
      Then Amara's login is still waiting for the approval

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |
