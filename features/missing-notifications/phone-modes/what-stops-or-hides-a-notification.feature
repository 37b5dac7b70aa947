Feature: What stops or hides a notification
  Each mode has one effect on a notification: it stops it for a while, or it silences it. A silenced notification is
  listed all along. A stopped one arrives once the mode is off, unless the login has expired.

  Rule: A mode either stops notifications or silences them

    Scenario Outline: A notification arrives or is silenced during <mode>
      Given Amara uses IB Key on <phone>
      And Amara swipes down from the top and taps "<switch>" in the control panel
      When Amara logs in
      Then the notification on Amara's phone is <at first>
      When Amara swipes down from the top and taps "<switch>" in the control panel
      Then the notification on Amara's phone is <afterwards>

      @NOTIF-15
      Examples:
        | mode                       | phone                                      | switch        | at first  | afterwards           |
        | airplane mode on an iPhone | an iPhone with Face ID                     | Airplane Mode | not there | announced and listed |
        | airplane mode on Android   | an Android phone with a fingerprint sensor | Airplane mode | not there | announced and listed |

      @NOTIF-17
      Examples:
        | mode                        | phone                                      | switch         | at first    | afterwards  |
        | Do Not Disturb on an iPhone | an iPhone with Face ID                     | Do Not Disturb | only listed | only listed |
        | Do Not Disturb on Android   | an Android phone with a fingerprint sensor | Do Not Disturb | only listed | only listed |

      @NOTIF-21
      Examples:
        | mode                 | phone                  | switch | at first    | afterwards  |
        | a Focus on an iPhone | an iPhone with Face ID | Sleep  | only listed | only listed |

      @NOTIF-27
      Examples:
        | mode                      | phone                                      | switch  | at first  | afterwards           |
        | saving power on an iPhone | an iPhone with Face ID                     | Battery | not there | announced and listed |
        | saving power on Android   | an Android phone with a fingerprint sensor | Battery | not there | announced and listed |

      @NOTIF-16
      Examples:
        | mode        | phone                              | switch      | at first  | afterwards           |
        | Flight mode | an Android phone of another vendor | Flight mode | not there | announced and listed |

  Rule: What silences a phone silences it when it is locked, too

    Scenario Outline: A locked phone shows no notification during <mode>
      Given Amara uses IB Key on <phone>
      And Amara swipes down from the top and taps "<switch>" in the control panel
      And Amara's phone is locked
      When Amara logs in
      Then the notification is not on the lock screen of Amara's phone
      And the notification is listed on Amara's phone

      @NOTIF-14 @NOTIF-17
      Examples:
        | mode                        | phone                                      | switch         |
        | Do Not Disturb on an iPhone | an iPhone with Face ID                     | Do Not Disturb |
        | Do Not Disturb on Android   | an Android phone with a fingerprint sensor | Do Not Disturb |

      @NOTIF-14 @NOTIF-21
      Examples:
        | mode                 | phone                  | switch |
        | a Focus on an iPhone | an iPhone with Face ID | Sleep  |

    Scenario Outline: A locked phone shows the notification after <mode>
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara swipes down from the top and taps "<mode>" in the control panel
      And Amara swipes down from the top and taps "<mode>" in the control panel
      And Amara's phone is locked
      When Amara logs in
      Then the notification is on the lock screen of Amara's phone

      @NOTIF-17
      Examples:
        | mode           |
        | Do Not Disturb |

      @NOTIF-21
      Examples:
        | mode  |
        | Sleep |
