Feature: Who vouches for a new phone
  Activate takes the word of the vendor as every approval does: of this phone, for this app, and on this occasion.

  Background:
    Given Amara uses IB Key on an Android phone with a fingerprint sensor
    And Amara buys an iPhone with Face ID
    And Amara begins the migration

  Rule: Only the word of the vendor counts

    @SEC-CLAIM-01
    Scenario Outline: A jailbroken phone <claim>
      Given Amara's new phone is jailbroken or rooted
      When a modified copy of Amara's app activates IB Key <claim>
      Then IB Key is active on Amara's old phone alone

      Examples:
        | claim                                     |
        | without any integrity claim               |
        | with a forged integrity claim             |
        | with an integrity claim nobody has signed |

    @SEC-CLAIM-01
    Scenario: A phone as it was made, with the word of the vendor
      When a modified copy of Amara's app activates IB Key with the integrity claim of the phone
      Then IB Key is not active on Amara's old phone

  Rule: A claim is good for one occasion

    @SEC-CLAIM-02
    Scenario: The claim of the activation before
      Given a modified copy of Amara's app has the phone vouched for in advance
      And Amara enters the Activation Token
      And Amara uninstalls IBKR Mobile and installs it again
      And Amara begins the reactivation
      And Amara's new phone is jailbroken or rooted
      When a modified copy of Amara's app activates IB Key with the integrity claim of before
      Then Amara is refused

    @SEC-CLAIM-02
    Scenario: The claim of this activation
      Given Amara enters the Activation Token
      And Amara uninstalls IBKR Mobile and installs it again
      And Amara begins the reactivation
      When a modified copy of Amara's app activates IB Key with the integrity claim of the phone
      Then the answer of Amara is accepted

  Rule: A claim speaks for one phone and one app

    @SEC-CLAIM-03
    Scenario Outline: The claim of <source>
      Given Amara's new phone is jailbroken or rooted
      When a modified copy of Amara's app activates IB Key with the integrity claim of <source>
      Then IB Key is active on Amara's old phone alone

      Examples:
        | source        |
        | another phone |
        | another app   |

    @SEC-CLAIM-03
    Scenario: The claim of this phone for this app
      When a modified copy of Amara's app activates IB Key with the integrity claim of the phone
      Then IB Key is not active on Amara's old phone
