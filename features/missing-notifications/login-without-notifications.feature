Feature: Logging in without notifications
  "I am not receiving IBKR Mobile notifications": people who cannot receive them can log in by challenge and response.

  Rule: Challenge and response works whatever stops or hides the notification

    @NOTIF-39
    Scenario Outline: An Android user logs in despite <what>
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And <how>
      When Amara tries to log in to Client Portal by challenge and response
      Then Amara is logged in

      Examples:
        | what                        | how                                                                           |
        | no internet                 | Amara's phone has no internet access                                          |
        | airplane mode               | Amara's phone is in airplane mode                                             |
        | a missing permission        | Amara's phone does not allow notifications of IBKR Mobile                     |
        | power saving                | Amara's phone is saving power                                                 |
        | Do Not Disturb              | Amara swipes down from the top and taps "Do Not Disturb" in the control panel |
        | notifications of other apps | Amara's phone has notifications of other apps over it                         |
        | being in China              | Amara's phone is used in China                                                |
        | notifications that get lost | notifications to Amara's phone get lost                                       |
        | an outdated registration    | the push service has renewed the registration of Amara's phone                |
        | a failing push service      | the push service takes no notification to Amara's phone                       |

    @NOTIF-39
    Scenario Outline: An iPhone user logs in despite <what>
      Given Bruno uses IB Key on an iPhone with Face ID
      And <how>
      When Bruno tries to log in to Client Portal by challenge and response
      Then Bruno is logged in

      Examples:
        | what                        | how                                                                  |
        | no internet                 | Bruno's phone has no internet access                                 |
        | airplane mode               | Bruno's phone is in airplane mode                                    |
        | a missing permission        | Bruno's phone does not allow notifications of IBKR Mobile            |
        | power saving                | Bruno's phone is saving power                                        |
        | an active Focus             | Bruno swipes down from the top and taps "Sleep" in the control panel |
        | notifications of other apps | Bruno's phone has notifications of other apps over it                |
        | notifications that get lost | notifications to Bruno's phone get lost                              |
        | an outdated registration    | the push service has renewed the registration of Bruno's phone       |
        | a failing push service      | the push service takes no notification to Bruno's phone              |

    @NOTIF-39
    Scenario: A registration known to be invalid does not prevent the login
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And the push service has renewed the registration of Amara's phone
      And Amara logs in to Client Portal
      When Amara tries to log in to Client Portal by challenge and response
      Then Amara is logged in
      And the password alone does not open Client Portal for Amara

    @NOTIF-39
    Scenario: A phone without Google services does not prevent the login
      Given Amara uses IB Key on an Android phone without Google services
      When Amara tries to log in to Client Portal by challenge and response
      Then Amara is logged in
      And the password alone does not open Client Portal for Amara

    @NOTIF-39
    Scenario: A person without Seamless Authentication can log in
      Given Bruno uses IB Key on an iPhone with Face ID without Seamless Authentication
      When Bruno tries to log in to Client Portal by challenge and response
      Then Bruno is logged in

    @NOTIF-39
    Scenario: A jailbroken or rooted phone gives no response
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara's phone is jailbroken or rooted
      And Amara logs in to Client Portal
      When Amara opens IBKR Mobile on the authentication device
      And Amara taps "Services → Authenticate"
      Then IBKR Mobile does not ask Amara for "Challenge"
      And Amara is not logged in
