Feature: The number that receives the Activation Token
  It is the number that IB Key was activated with, until another one has been verified.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID

  Rule: Without a physical security device the person needs access to the number

    @MIG-10
    Scenario: Without the SMS the migration cannot go on
      Given Amara buys an Android phone with a fingerprint sensor
      And no SMS reaches Amara's phone any more
      When Amara begins the migration
      And Amara enters no Activation Token at all
      Then IBKR Mobile does not ask Amara for "Repeat PIN"
      And IB Key is active on Amara's old phone alone

  Rule: The Activation Token goes by SMS to the number on record

    @MIG-11
    Scenario: A number that was never changed receives one SMS
      Given Amara buys an Android phone with a fingerprint sensor
      When Amara begins the migration
      Then one SMS is sent to Amara

    @MIG-11
    Scenario: A new number that is not verified receives nothing
      Given Amara is logged in to Client Portal with IB Key
      And Amara changes the mobile number
      And Amara buys an Android phone with a fingerprint sensor
      When Amara begins the migration
      Then one SMS is sent to Amara
      And no SMS is sent to the other number of Amara

    @MIG-11
    Scenario: A new number that is not verified receives nothing, even if the old one was never verified
      Given Bruno uses IB Key, but has not verified the mobile number
      And Bruno is logged in to Client Portal with IB Key
      And Bruno changes the mobile number
      And Bruno buys an Android phone with a fingerprint sensor
      When Bruno begins the migration
      Then one SMS is sent to Bruno
      And no SMS is sent to the other number of Bruno

    @MIG-11
    Scenario: After a new number is verified the token goes to the new one or to the old one
      Given Amara is logged in to Client Portal with IB Key
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code that was sent to the other number
      And 3 minutes pass
      And Amara buys an Android phone with a fingerprint sensor
      When Amara begins the migration
      Then one Activation Token is sent to Amara's old number or to the other one

    @MIG-11
    Scenario: A new number that is not verified receives nothing after an activation without SMS
      Given Bruno has a physical security device
      And Bruno activates IB Key
      And Bruno is logged in to Client Portal with IB Key
      And Bruno removes the physical device from the SLS devices
      And Bruno changes the mobile number
      And Bruno buys an iPhone with Face ID
      When Bruno begins the migration
      Then no SMS is sent to the other number of Bruno
