Feature: Migrating IB Key to a new Android phone
  "How to Migrate IBKR Mobile Authentication (IB Key) to a New Smartphone", section Android, steps 1 to 7.
  Everything happens on the new phone.

  @MIG-AND-01 @MIG-AND-02 @MIG-AND-03 @MIG-AND-04 @MIG-AND-05 @MIG-AND-06 @MIG-AND-07 @MIG-AND-08 @MIG-AND-09 @MIG-AND-10 @MIG-AND-11 @MIG-AND-12 @MIG-AND-13
  Scenario: The token comes by SMS
    Given Amara uses IB Key on an iPhone with Face ID
    And Amara buys an Android phone with a fingerprint sensor
    # MIG-AND-01
    When Amara opens IBKR Mobile, enters username and password and taps "Log In"
    # MIG-AND-02
    And Amara taps "Migrate IB Key"
    # MIG-AND-03
    And Amara taps "Migrate IB Key"
    # MIG-AND-04
    And Amara taps "Continue"
    # MIG-AND-05
    And Amara enters username and password again and taps "Log In"
    # MIG-AND-06
    Then an SMS with an Activation Token is sent to Amara
    # MIG-AND-07
    When Amara enters the Activation Token into "SMS Code" and taps "Verify"
    # MIG-AND-08 MIG-AND-09 MIG-AND-10
    And Amara chooses a PIN and enters it into "PIN"
    # MIG-AND-11
    And Amara enters the same PIN into "Repeat PIN"
    # MIG-AND-12
    And Amara taps "Activate"
    # MIG-AND-13
    And Amara taps "Done"
    # MIG-AND-13
    Then IBKR Mobile does not offer Amara "Done"
    And IB Key is active on Amara's new phone alone

  @MIG-12
  Scenario: The physical security device takes the place of the SMS
    Given Amara uses IB Key on an iPhone with Touch ID
    And Amara receives a physical security device as well
    And Amara buys an Android phone without a fingerprint sensor
    When Amara begins the migration
    # MIG-12
    Then IBKR Mobile asks Amara to operate the physical security device
    And no SMS is sent to Amara
    When Amara enters the response of the physical security device
    And Amara chooses the PIN "9door"
    And Amara taps "Done"
    Then IB Key is active on Amara's new phone alone
