Feature: A physical security device instead of the SMS
  Whoever has an active one needs no access to the mobile number.

  Rule: An active device replaces the number

    @MIG-12
    Scenario Outline: The number is out of reach, and IB Key moves to <phone>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara buys <phone>
      And no SMS reaches Amara's phone any more
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone

      Examples:
        | phone                                      |
        | an iPhone with Face ID                     |
        | an Android phone with a fingerprint sensor |

    @MIG-12
    Scenario: The old phone is no such device
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      When Amara enters the response of Amara's old phone into the app
      Then IB Key is active on Amara's old phone alone

    @MIG-12
    Scenario: Its response is wrong
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara buys an iPhone with Face ID
      When Amara begins the migration
      And Amara enters a wrong response of the physical security device
      Then IB Key is active on Amara's old phone alone

  Rule: A device that is not active replaces nothing

    @MIG-12
    Scenario: The SMS is sent after all
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device that is not active
      And Amara buys an iPhone with Face ID
      When Amara begins the migration
      Then an SMS with an Activation Token is sent to Amara

    @MIG-12
    Scenario: Nor is its response worth anything beside one that is active
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara receives a physical security device that is not active
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      When Amara enters the response of the physical security device
      Then IB Key is active on Amara's old phone alone
