Feature: What a transfer to another phone requires
  Access to the mobile number; on an iPhone also its security element; never the PIN of the old phone.

  Rule: An Android phone requires the number and a new PIN

    @REACT-B-04
    Scenario: The new phone asks for a new PIN, not for the old one
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an Android phone without a fingerprint sensor
      And Amara begins the migration
      When Amara enters the Activation Token
      Then IBKR Mobile does not ask Amara for "IBKR Mobile PIN"
      And IBKR Mobile asks Amara for "Repeat PIN"
      When Amara chooses the PIN "9door"
      Then IB Key is active on Amara's new phone alone

    @REACT-B-04
    Scenario: The phone to which IB Key returns takes a new PIN
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an Android phone without a fingerprint sensor
      And Amara migrates IB Key
      And 2 minutes pass
      And Amara takes the old phone
      And Amara begins the migration
      And Amara enters the Activation Token
      When Amara chooses the PIN "9door"
      Then IB Key is active on Amara's old phone alone

    @REACT-B-04
    Scenario: Without the number nothing is transferred
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an Android phone without a fingerprint sensor
      And no SMS reaches Amara's phone any more
      And Amara begins the migration
      When Amara enters no Activation Token at all
      Then IBKR Mobile does not ask Amara for "Repeat PIN"
      And IB Key is active on Amara's old phone alone

  Rule: An iPhone requires the number and its own security element

    @REACT-B-05
    Scenario Outline: The security element activates <phone>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys <phone>
      And Amara begins the migration
      And Amara enters the Activation Token into "Activation Code" and taps "Activate"
      Then IB Key asks Amara for <element>
      When Amara gives <element>
      Then IB Key is active on Amara's new phone alone

      Examples:
        | phone                                    | element      |
        | an iPhone with Touch ID                  | Touch ID     |
        | an iPhone with Face ID                   | Face ID      |
        | an iPhone whose Face ID is not activated | the Passcode |

    @REACT-B-05
    Scenario: The face of somebody else does not activate the iPhone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      When Amara enters the Activation Token and gives the wrong security element
      Then IB Key is active on Amara's old phone alone

    @REACT-B-05
    Scenario: A dismissed prompt does not activate the iPhone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      And Amara enters the Activation Token into "Activation Code" and taps "Activate"
      When Amara dismisses the prompt
      Then IB Key is active on Amara's old phone alone

    @REACT-B-05
    Scenario: An iPhone without a security element receives no token
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone without a Passcode
      When Amara begins the migration
      Then no SMS is sent to Amara
      And IB Key is active on Amara's old phone alone
