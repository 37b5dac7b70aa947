Feature: Activating a jailbroken or rooted phone
  "I am not receiving IBKR Mobile notifications": a jailbroken or rooted phone cannot be used for authentication. IB Key
  is not activated on it, and the phone that has IB Key keeps it.

  Rule: IB Key is not activated on a jailbroken or rooted phone

    @NOTIF-37
    Scenario Outline: IB Key does not move to <phone> that is jailbroken or rooted
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
    Scenario Outline: IB Key moves to <phone> that is unmodified
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys <phone>
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone

      Examples:
        | phone                                      |
        | an iPhone with Face ID                     |
        | an Android phone with a fingerprint sensor |

    @NOTIF-37
    Scenario: A jailbroken first phone is not activated
      Given Bruno has an iPhone with Face ID on which IB Key is not activated
      And Bruno's phone is jailbroken or rooted
      And Bruno activates IB Key
      When Bruno logs in
      Then no notification is sent to Bruno's phone

    @NOTIF-37
    Scenario: An unmodified first phone is activated
      Given Bruno has an iPhone with Face ID on which IB Key is not activated
      And Bruno activates IB Key
      When Bruno logs in
      Then one notification is sent to Bruno's phone

    @NOTIF-37
    Scenario: A phone rooted since is not reactivated
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara's phone is jailbroken or rooted
      And Amara uninstalls IBKR Mobile and installs it again
      When Amara reactivates IB Key
      Then IB Key is not active on Amara's phone

  Rule: The phone is checked when it is activated

    @NOTIF-37
    Scenario: A phone jailbroken after the request for the token is not activated
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      And Amara's new phone is jailbroken or rooted
      When Amara proves the activation
      Then IB Key is active on Amara's old phone alone
