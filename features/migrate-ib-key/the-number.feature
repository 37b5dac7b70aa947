Feature: The number that the token goes to
  It is the number that IB Key was activated with, until another one has been verified.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID

  Rule: Without a physical security device the number has to be at hand

    @MIG-10
    Scenario: The SMS arrives
      Given Amara buys an Android phone with a fingerprint sensor
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone

    @MIG-10
    Scenario: No SMS arrives
      Given Amara buys an Android phone with a fingerprint sensor
      And no SMS reaches Amara's phone any more
      When Amara begins the migration
      And Amara enters no Activation Token at all
      Then IBKR Mobile does not ask Amara for "Repeat PIN"
      And IB Key is active on Amara's old phone alone

    @MIG-10
    Scenario: The page after the token was skipped
      Given Amara buys an Android phone with a fingerprint sensor
      And Amara begins the migration
      When a modified copy of Amara's app taps Activate without any Activation Token
      Then IB Key is active on Amara's old phone alone

  Rule: One SMS goes to the number on record

    @MIG-11
    Scenario: The number was never changed
      Given Amara buys an Android phone with a fingerprint sensor
      When Amara begins the migration
      Then one SMS is sent to Amara

    @MIG-11
    Scenario: Another number was entered and not verified
      Given Amara is logged in to Client Portal with IB Key
      And Amara changes the mobile number
      And Amara buys an Android phone with a fingerprint sensor
      When Amara begins the migration
      Then one SMS is sent to Amara
      And no SMS is sent to the other number of Amara

    @MIG-11
    Scenario: Another number was entered and not verified, like the one before
      Given Bruno uses IB Key, but has not verified the mobile number
      And Bruno is logged in to Client Portal with IB Key
      And Bruno changes the mobile number
      And Bruno buys an Android phone with a fingerprint sensor
      When Bruno begins the migration
      Then one SMS is sent to Bruno
      And no SMS is sent to the other number of Bruno

    @MIG-11
    Scenario: Another number was entered and verified
      Given Amara is logged in to Client Portal with IB Key
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code that was sent to the other number
      And Amara buys an Android phone with a fingerprint sensor
      When Amara begins the migration
      Then the Activation Token is sent to the other number of Amara
      And no Activation Token is sent to Amara

    @MIG-11
    Scenario: Another number was entered, and there was no SMS at the activation
      Given Bruno has a physical security device
      And Bruno activates IB Key
      And Bruno is logged in to Client Portal with IB Key
      And Bruno removes the physical device from the SLS devices
      And Bruno changes the mobile number
      And Bruno buys an iPhone with Face ID
      When Bruno begins the migration
      Then no SMS is sent to the other number of Bruno
