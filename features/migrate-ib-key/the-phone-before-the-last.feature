Feature: The phone before the last one
  "How to Migrate IB Key to a New Smartphone": after a second migration neither of the phones before it has the capability.

  Rule: No phone of before has the capability

    Background:
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      And 2 minutes pass
      And Amara buys an iPhone with Touch ID
      And Amara migrates IB Key

    @MIG-06
    Scenario: The first phone answers no challenge
      Then IB Key is not active on Amara's old phone
