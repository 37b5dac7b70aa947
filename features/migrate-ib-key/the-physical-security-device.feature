Feature: A physical security device instead of the SMS
  A person with an active device needs no access to the mobile number.

  Rule: An active device replaces the mobile number

    @MIG-12
    Scenario Outline: Without access to the number IB Key moves to <phone>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara buys <phone>
      And no SMS reaches Amara's phone any more
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |

      @REACT-05
      Examples:
        | phone                  |
        | an iPhone with Face ID |

    @MIG-12
    Scenario: The device is enough where no mobile number is verified
      Given Amara uses IB Key, but has not verified the mobile number
      And Amara receives a physical security device as well
      And Amara buys another phone
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone

    @MIG-12
    Scenario: A response of the old phone does not replace the device
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      When Amara enters the response of Amara's old phone into the app
      Then IB Key is active on Amara's old phone alone

    @MIG-12
    Scenario: A wrong response of the device does not move IB Key
      Given Amara uses IB Key
      And Amara receives a physical security device as well
      And Amara buys another phone
      When Amara begins the migration
      And Amara enters a wrong response of the physical security device
      Then IB Key is active on Amara's old phone alone

  Rule: A device that is not active replaces nothing

    @MIG-12
    Scenario: With an inactive device the SMS is sent
      Given Amara uses IB Key
      And Amara receives a physical security device that is not active
      And Amara buys another phone
      When Amara begins the migration
      Then an SMS with an Activation Token is sent to Amara

    @MIG-12
    Scenario: The response of an inactive device is refused beside an active one
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara receives a physical security device that is not active
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      When Amara enters the response of the physical security device
      Then IB Key is active on Amara's old phone alone
