Feature: Logging in without notifications
  "I am not receiving IBKR Mobile notifications": whoever cannot receive them can log in by challenge and response.

  Rule: Whatever stops the notification, challenge and response still works

    @NOTIF-39
    Scenario Outline: A phone that <condition>
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara's phone <condition>
      When Amara logs in to Client Portal by challenge and response
      Then Amara is logged in

      Examples:
        | condition                                   |
        | has no internet access                      |
        | is in airplane mode                         |
        | does not allow notifications of IBKR Mobile |
        | is saving power                             |
        | is used in China                            |

    @NOTIF-39
    Scenario: A phone whose registration is out of date
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And the push service has renewed the registration of Amara's phone
      When Amara logs in to Client Portal by challenge and response
      Then Amara is logged in

    @NOTIF-39
    Scenario: A jailbroken or rooted phone gets no response to give
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara's phone is jailbroken or rooted
      And Amara logs in to Client Portal
      When Amara opens IBKR Mobile on the authentication device
      And Amara taps "Services" and then "Authenticate"
      Then Amara's phone has no field "Challenge"
      And Amara is not logged in
