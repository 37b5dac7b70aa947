Feature: What stops or hides a notification
  Each mode of a phone does one thing to a notification: it keeps it away for a while, or it keeps it quiet. What was
  kept quiet is in the list all along. What was kept away comes once the mode is off, unless the login has expired.

  Rule: A mode either keeps notifications away or keeps them quiet

    Scenario Outline: <mode>
      Given Amara uses IB Key on <phone>
      And Amara swipes down from the top and taps "<switch>" in the control panel
      When Amara logs in to TWS
      Then the notification on Amara's phone is <at first>
      When Amara swipes down from the top and taps "<switch>" in the control panel
      Then the notification on Amara's phone is <afterwards>

      @NOTIF-15
      Examples:
        | mode                        | phone                                      | switch         | at first    | afterwards           |
        | airplane mode on an iPhone  | an iPhone with Face ID                     | Airplane Mode  | not there   | announced and listed |
        | airplane mode on Android    | an Android phone with a fingerprint sensor | Airplane mode  | not there   | announced and listed |

      @NOTIF-17
      Examples:
        | mode                        | phone                                      | switch         | at first    | afterwards           |
        | Do Not Disturb on an iPhone | an iPhone with Face ID                     | Do Not Disturb | only listed | only listed          |
        | Do Not Disturb on Android   | an Android phone with a fingerprint sensor | Do Not Disturb | only listed | only listed          |

      @NOTIF-21
      Examples:
        | mode                        | phone                                      | switch         | at first    | afterwards           |
        | a Focus on an iPhone        | an iPhone with Face ID                     | Sleep          | only listed | only listed          |

      @NOTIF-27
      Examples:
        | mode                        | phone                                      | switch         | at first    | afterwards           |
        | saving power on an iPhone   | an iPhone with Face ID                     | Battery        | not there   | announced and listed |
        | saving power on Android     | an Android phone with a fingerprint sensor | Battery        | not there   | announced and listed |

      @NOTIF-16
      Examples:
        | mode                        | phone                                      | switch         | at first    | afterwards           |
        | Flight mode                 | an Android phone of another vendor         | Flight mode    | not there   | announced and listed |

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
