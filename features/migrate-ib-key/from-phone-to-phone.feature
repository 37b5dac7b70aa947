Feature: From any phone to any phone
  The branch of the procedure follows the system of the new phone, whatever the old one is.

  Rule: The new phone carries on, whatever the two phones are

    @MIG-05 @MIG-13
    Scenario Outline: From <one system to another>
      Given Amara uses IB Key on <old>
      And Amara buys <new>
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone

      Examples:
        | one system to another | old                                        | new                                           |
        | iPhone to iPhone      | an iPhone with Touch ID                    | an iPhone with Face ID                        |
        | iPhone to Android     | an iPhone with Face ID                     | an Android phone with a fingerprint sensor    |
        | Android to iPhone     | an Android phone with a fingerprint sensor | an iPhone with Touch ID                       |
        | Android to Android    | an Android phone with a fingerprint sensor | an Android phone without a fingerprint sensor |

    @MIG-05
    Scenario: A login after the migration is approved on the new phone
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      When Amara logs in to TWS
      Then one notification is sent to Amara's new phone
      When Amara approves the login with the fingerprint
      Then Amara is logged in

    @MIG-05
    Scenario: Before the last step the new phone can do nothing
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara buys an Android phone with a fingerprint sensor
      And Amara begins the migration
      And Amara enters the Activation Token
      Then IB Key is active on Amara's old phone alone
