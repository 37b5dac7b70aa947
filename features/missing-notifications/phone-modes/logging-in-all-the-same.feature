Feature: Logging in during a mode that stops notifications
  A notification that comes too late is of no use. Challenge and response works in every mode.
  A notification about an order is valid for an hour.

  Rule: A notification that arrives after the login has expired approves nothing

    Scenario Outline: After ten minutes of <mode> the notification approves nothing
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara swipes down from the top and taps "<switch>" in the control panel
      And Amara logs in
      When more than 10 minutes pass
      And Amara swipes down from the top and taps "<switch>" in the control panel
      Then the notification can no longer be approved on Amara's phone

      @NOTIF-15
      Examples:
        | mode          | switch        |
        | airplane mode | Airplane Mode |

      @NOTIF-27
      Examples:
        | mode         | switch  |
        | saving power | Battery |

  Rule: An expired notification does not arrive any more

    Scenario Outline: A notification about an order is delivered in time or not at all, after <what>
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
        | what                     | switch  | time     | seen                 |
        | an hour of saving power  | Battery | an hour  | not there            |
        | a minute of saving power | Battery | a minute | announced and listed |

  Rule: Challenge and response needs no notification

    Scenario Outline: Challenge and response works during <mode>
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara swipes down from the top and taps "<switch>" in the control panel
      When Amara tries to log in to the platform by challenge and response
      Then Amara is logged in

      @NOTIF-15
      Examples:
        | mode          | switch        |
        | airplane mode | Airplane mode |

      @NOTIF-17
      Examples:
        | mode           | switch         |
        | Do Not Disturb | Do Not Disturb |

      @NOTIF-27
      Examples:
        | mode         | switch  |
        | saving power | Battery |
