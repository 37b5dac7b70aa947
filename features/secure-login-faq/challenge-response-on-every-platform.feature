Feature: Challenge and response on every platform
  TWS, Client Portal and WebTrader ask for the response in the same words. IBKR Mobile has the link, or the option
  "Two-Factor Authentication".

  Rule: Every platform offers the link while the notification is awaited

    @CR-AND-03
    Scenario Outline: <platform> offers the link for IB Key on an Android phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara logs in to <platform>
      Then "Click here if you do not receive the notification" is offered to Amara

      Examples:
        | platform      |
        | TWS           |
        | Client Portal |
        | WebTrader     |

    @CR-AND-03
    Scenario Outline: <platform> offers the link where IB Key was chosen in the drop-down
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara logs in to <platform>
      When Amara chooses IB Key in the drop-down
      Then "Click here if you do not receive the notification" is offered to Amara

      Examples:
        | platform  |
        | TWS       |
        | WebTrader |

    @CR-IOS-02
    Scenario Outline: <platform> offers the link for IB Key on an iPhone
      Given Bruno uses IB Key on an iPhone with Touch ID
      When Bruno logs in to <platform>
      Then "Click here if you do not receive the notification" is offered to Bruno

      Examples:
        | platform      |
        | TWS           |
        | Client Portal |
        | WebTrader     |

    @CR-AND-03
    Scenario Outline: IBKR Mobile on <phone> offers the link or the option
      Given Amara trades on <phone>
      And Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara opens IBKR Mobile on the trading device, enters username and password and taps "Log In"
      Then "Two-Factor Authentication or Click here if you do not receive the notification" is offered to Amara

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

    @CR-IOS-02
    Scenario: IBKR Mobile offers the link or the option for IB Key on an iPhone
      Given Bruno uses IB Key on an iPhone with Touch ID
      When Bruno logs in to IBKR Mobile
      Then "Two-Factor Authentication or Click here if you do not receive the notification" is offered to Bruno

  Rule: The link leads to a challenge and a field for the response

    @CR-IOS-03
    Scenario Outline: The link on <platform> leads to a challenge
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno logs in to <platform>
      When Bruno clicks "Click here if you do not receive the notification"
      Then the login screen shows Bruno the Challenge code and a box for the response

      Examples:
        | platform      |
        | TWS           |
        | Client Portal |
        | WebTrader     |

  Rule: The response is entered and sent in the same way

    @CR-AND-07
    Scenario Outline: The response is sent by "OK" on <platform>
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to <platform>
      When Amara asks for a Challenge code instead
      Then "OK" is offered to Amara
      When Amara opens IBKR Mobile, chooses "Authenticate", enters the PIN and the Challenge code and taps "Generate Passcode"
      And Amara enters the Response String on the login screen and clicks "OK"
      Then Amara is logged in

      Examples:
        | platform      |
        | TWS           |
        | Client Portal |
        | WebTrader     |
