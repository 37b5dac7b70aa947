Feature: Sending again
  Push services and carriers are not always there. What was to be sent is sent as soon as they are, while it is of use.

  Rule: What cannot be sent now is sent a little later

    @SEC-SEND-01
    Scenario Outline: A notification to <phone>, a little later
      Given Amara uses IB Key on <phone>
      And the push service cannot take the next notification to Amara's phone
      When Amara logs in to Client Portal
      And a minute passes
      Then exactly one notification is listed on Amara's phone

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

    @SEC-SEND-01
    Scenario: An SMS, a little later
      Given Amara uses SMS authentication
      And the carrier cannot take the next SMS to Amara
      When Amara logs in to Client Portal
      And a minute passes
      And Amara enters the security code from the SMS
      Then Amara is logged in

    @SEC-SEND-01
    Scenario Outline: A notification to <phone>, when there are fewer requests
      Given Amara uses IB Key on <phone>
      And the push service has too many requests and asks to wait 20 seconds with the next notification to Amara's phone
      When Amara logs in to Client Portal
      And a minute passes
      Then exactly one notification is listed on Amara's phone

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

    @SEC-SEND-01
    Scenario: An SMS, when there are fewer requests
      Given Amara uses SMS authentication
      And the carrier has too many requests and asks to wait 20 seconds with the next SMS to Amara
      When Amara logs in to Client Portal
      And a minute passes
      And Amara enters the security code from the SMS
      Then Amara is logged in

  Rule: A restart forgets nothing

    @SEC-SEND-05
    Scenario: A notification after a restart
      Given Amara uses IB Key on an iPhone with Face ID
      And the push service cannot take the next notification to Amara's phone
      And Amara logs in to Client Portal
      When the server starts again
      And a minute passes
      Then exactly one notification is listed on Amara's phone

    @SEC-SEND-05
    Scenario: An SMS after a restart
      Given Amara uses SMS authentication
      And the carrier cannot take the next SMS to Amara
      And Amara logs in to Client Portal
      When the server starts again
      And a minute passes
      Then one SMS is sent to Amara

  Rule: A push service that fails keeps nobody out

    @SEC-SEND-06
    Scenario: A response instead
      Given Amara uses IB Key on an iPhone with Face ID
      And the push service takes no notification to Amara's phone
      When Amara logs in to Client Portal by challenge and response
      Then Amara is logged in
