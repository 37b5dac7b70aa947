Feature: Logging in despite what stops a notification
  What came too late is of no use any more; challenge and response is, whatever mode the phone is in.
  News of an order is good for an hour.

  Rule: What comes after the login has expired is of no use

    Scenario Outline: Too late for <mode>
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara swipes down from the top and taps "<switch>" in the control panel
      And Amara logs in to TWS
      When 10 minutes pass
      And Amara swipes down from the top and taps "<switch>" in the control panel
      Then the notification can no longer be approved on Amara's phone

      @NOTIF-15
      Examples:
        | mode          | switch        |
        | airplane mode | Airplane Mode |

      @NOTIF-27
      Examples:
        | mode          | switch        |
        | saving power  | Battery       |

  Rule: What has expired does not come any more

    Scenario Outline: News of an order, after <what>
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara swipes down from the top and taps "<switch>" in the control panel
      And a notification about an order is sent to Amara's phone
      When <time> passes
      And Amara swipes down from the top and taps "<switch>" in the control panel
      Then the notification on Amara's phone is <seen>

      @NOTIF-15
      Examples:
        | what                      | switch        | time     | seen                 |
        | an hour of airplane mode  | Airplane Mode | an hour  | not there            |
        | a minute of airplane mode | Airplane Mode | a minute | announced and listed |

      @NOTIF-27
      Examples:
        | what                      | switch        | time     | seen                 |
        | an hour of saving power   | Battery       | an hour  | not there            |
        | a minute of saving power  | Battery       | a minute | announced and listed |

  Rule: Challenge and response needs no notification

    Scenario Outline: By challenge and response despite <mode>
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara swipes down from the top and taps "<switch>" in the control panel
      When Amara tries to log in to TWS by challenge and response
      Then Amara is logged in

      @NOTIF-15
      Examples:
        | mode           | switch         |
        | airplane mode  | Airplane mode  |

      @NOTIF-17
      Examples:
        | mode           | switch         |
        | Do Not Disturb | Do Not Disturb |

      @NOTIF-27
      Examples:
        | mode           | switch         |
        | saving power   | Battery        |
