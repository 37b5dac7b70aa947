Feature: Logging in without notifications
  "I am not receiving IBKR Mobile notifications": whoever cannot receive them can log in by challenge and response.

  Rule: Whatever stops or hides the notification, challenge and response still works

    @NOTIF-39
    Scenario Outline: <what>
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And <how>
      When Amara tries to log in to Client Portal by challenge and response
      Then Amara is logged in

      Examples:
        | what                     | how                                                                           |
        | No internet              | Amara's phone has no internet access                                          |
        | Airplane mode            | Amara's phone is in airplane mode                                             |
        | No permission            | Amara's phone does not allow notifications of IBKR Mobile                     |
        | Power saving             | Amara's phone is saving power                                                 |
        | Do Not Disturb           | Amara swipes down from the top and taps "Do Not Disturb" in the control panel |
        | Other apps               | Amara's phone has notifications of other apps over it                         |
        | China                    | Amara's phone is used in China                                                |
        | Too far from the network | notifications to Amara's phone get lost                                       |
        | A registration of before | the push service has renewed the registration of Amara's phone                |
        | The push service         | the push service takes no notification to Amara's phone                       |

    @NOTIF-39
    Scenario Outline: <what>, on an iPhone
      Given Bruno uses IB Key on an iPhone with Face ID
      And <how>
      When Bruno tries to log in to Client Portal by challenge and response
      Then Bruno is logged in

      Examples:
        | what                     | how                                                                  |
        | No internet              | Bruno's phone has no internet access                                 |
        | Airplane mode            | Bruno's phone is in airplane mode                                    |
        | No permission            | Bruno's phone does not allow notifications of IBKR Mobile            |
        | Power saving             | Bruno's phone is saving power                                        |
        | A Focus                  | Bruno swipes down from the top and taps "Sleep" in the control panel |
        | Other apps               | Bruno's phone has notifications of other apps over it                |
        | Too far from the network | notifications to Bruno's phone get lost                              |
        | A registration of before | the push service has renewed the registration of Bruno's phone       |
        | The push service         | the push service takes no notification to Bruno's phone              |

    @NOTIF-39
    Scenario: A registration that has turned out to be of before
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And the push service has renewed the registration of Amara's phone
      And Amara logs in to Client Portal
      When Amara tries to log in to Client Portal by challenge and response
      Then Amara is logged in
      And the password alone does not open Client Portal for Amara

    @NOTIF-39
    Scenario: No services of Google
      Given Amara uses IB Key on an Android phone without Google services
      When Amara tries to log in to Client Portal by challenge and response
      Then Amara is logged in
      And the password alone does not open Client Portal for Amara

    @NOTIF-39
    Scenario: No Seamless Authentication
      Given Bruno uses IB Key on an iPhone with Face ID without Seamless Authentication
      When Bruno tries to log in to Client Portal by challenge and response
      Then Bruno is logged in

    @NOTIF-39
    Scenario: A jailbroken or rooted phone gets no response to give
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara's phone is jailbroken or rooted
      And Amara logs in to Client Portal
      When Amara opens IBKR Mobile on the authentication device
      And Amara taps "Services → Authenticate"
      Then IBKR Mobile does not ask Amara for "Challenge"
      And Amara is not logged in
