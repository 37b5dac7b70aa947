Feature: A jailbroken or rooted phone without the app
  "I am not receiving IBKR Mobile notifications": a jailbroken or rooted phone cannot be used for authentication. The app
  does not ask there; whoever takes the app out of the way still has the server to convince.

  Rule: It approves no login

    @NOTIF-37
    Scenario Outline: <phone> that is jailbroken or rooted
      Given Amara uses IB Key on <phone>
      And Amara logs in to TWS
      And Amara's phone is jailbroken or rooted
      When a modified copy of Amara's app approves the login with the integrity claim of the phone
      Then Amara's login is still waiting for the approval

      Examples:
        | phone                                      |
        | an iPhone with Face ID                     |
        | an Android phone with a fingerprint sensor |

    @NOTIF-37
    Scenario Outline: <phone> that is as it was made
      Given Amara uses IB Key on <phone>
      And Amara logs in to TWS
      When a modified copy of Amara's app approves the login with the integrity claim of the phone
      Then Amara is logged in

      Examples:
        | phone                                      |
        | an iPhone with Face ID                     |
        | an Android phone with a fingerprint sensor |

  Rule: IB Key does not come to it

    Background:
      Given Amara uses IB Key on an Android phone with a fingerprint sensor

    @NOTIF-37
    Scenario Outline: Activate on <phone> that is jailbroken or rooted
      Given Amara buys <phone>
      And Amara begins the migration
      And Amara's new phone is jailbroken or rooted
      When a modified copy of Amara's app activates IB Key with the integrity claim of the phone
      Then IB Key is active on Amara's old phone alone

      Examples:
        | phone                                      |
        | an iPhone with Face ID                     |
        | an Android phone with a fingerprint sensor |

    @NOTIF-37
    Scenario Outline: Activate on <phone> that is as it was made
      Given Amara buys <phone>
      And Amara begins the migration
      When a modified copy of Amara's app activates IB Key with the integrity claim of the phone
      Then IB Key is not active on Amara's old phone

      Examples:
        | phone                                      |
        | an iPhone with Face ID                     |
        | an Android phone with a fingerprint sensor |
