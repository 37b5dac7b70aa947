Feature: What a refusal of the push service says
  A push service refuses for many reasons. Only one of them says that a registration is dead.

  Rule: A registration outlives a refusal that is not about it

    @SEC-SEND-13 @PUSH-AND-02
    Scenario Outline: A notification to <phone> that was refused for another reason
      Given Amara uses IB Key on <phone>
      And the push service refuses the next notification to Amara's phone, and not for the sake of its registration
      And Amara logs in to Client Portal
      When Amara logs in
      Then Amara's login is still waiting for the approval
      And the notification is listed on Amara's phone

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

    @SEC-SEND-13
    Scenario: A notification after two that were refused for another reason
      Given the server sends 3 notifications in a row
      And Amara uses IB Key
      And the push service refuses the next notification to Amara's phone, and not for the sake of its registration
      And Amara logs in
      And the push service refuses the next notification to Amara's phone, and not for the sake of its registration
      And Amara logs in again
      When Amara logs in again
      Then Amara's login is still waiting for the approval
      And the notification is listed on Amara's phone

    @SEC-SEND-13
    Scenario Outline: A notification to <phone> after an outage
      Given Amara uses IB Key on <phone>
      And the push service takes no notification to Amara's phone
      And Amara logs in to Client Portal
      And more than 10 minutes pass
      When the push service takes notifications to Amara's phone again
      And Amara logs in
      Then Amara's login is still waiting for the approval
      And one notification is sent to Amara's phone

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |
