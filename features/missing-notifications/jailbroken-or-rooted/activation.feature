Feature: Activating a jailbroken or rooted phone
  "I am not receiving IBKR Mobile notifications": a jailbroken or rooted phone cannot be used for authentication. So IB
  Key does not get there in the first place, and the phone that has it keeps it.

  Rule: IB Key does not come to a phone that is jailbroken or rooted

    @NOTIF-37
    Scenario Outline: To <phone> that is jailbroken or rooted
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys <phone>
      And Amara's new phone is jailbroken or rooted
      When Amara migrates IB Key
      Then IB Key is active on Amara's old phone alone

      Examples:
        | phone                                      |
        | an iPhone with Face ID                     |
        | an Android phone with a fingerprint sensor |

    @NOTIF-37
    Scenario Outline: To <phone> that is as it was made
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys <phone>
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone

      Examples:
        | phone                                      |
        | an iPhone with Face ID                     |
        | an Android phone with a fingerprint sensor |

    @NOTIF-37
    Scenario: A first phone that is jailbroken
      Given Bruno has an iPhone with Face ID on which IB Key is not activated
      And Bruno's phone is jailbroken or rooted
      And Bruno activates IB Key
      When Bruno logs in to TWS
      Then no notification is sent to Bruno's phone

    @NOTIF-37
    Scenario: A first phone that is as it was made
      Given Bruno has an iPhone with Face ID on which IB Key is not activated
      And Bruno activates IB Key
      When Bruno logs in to TWS
      Then one notification is sent to Bruno's phone

    @NOTIF-37
    Scenario: The phone that had it, rooted since
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara's phone is jailbroken or rooted
      And Amara uninstalls IBKR Mobile and installs it again
      When Amara reactivates IB Key
      Then IB Key is not active on Amara's phone

  Rule: It does not help to be quick

    @NOTIF-37
    Scenario: Jailbroken while the Activation Token is on its way
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      And Amara's new phone is jailbroken or rooted
      When Amara enters the Activation Token
      Then IB Key is active on Amara's old phone alone
