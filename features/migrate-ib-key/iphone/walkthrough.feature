Feature: Migrating IB Key to a new iPhone
  "How to Migrate IBKR Mobile Authentication (IB Key) to a New Smartphone", section Apple iOS, steps 1 to 6.
  Everything happens on the new phone.

  @MIG-IOS-01 @MIG-IOS-02 @MIG-IOS-03 @MIG-IOS-04 @MIG-IOS-05 @MIG-IOS-06 @MIG-IOS-07 @MIG-IOS-08 @MIG-IOS-09
  Scenario: The token comes by SMS
    Given Amara uses IB Key on an Android phone with a fingerprint sensor
    And Amara buys an iPhone with Face ID
    # MIG-IOS-01
    When Amara opens IBKR Mobile, enters username and password and taps "Log In"
    # MIG-IOS-02
    And Amara taps "Migrate IB Key"
    # MIG-IOS-03
    And Amara taps "Migrate IB Key"
    # MIG-IOS-04
    And Amara taps "Continue"
    # MIG-IOS-05
    And Amara enters username and password again and taps "Log In"
    # MIG-IOS-06
    Then an SMS with an Activation Token is sent to Amara
    # MIG-IOS-07
    When Amara enters the Activation Token into "Activation Code" and taps "Activate"
    Then IB Key asks Amara for Face ID
    When Amara gives Face ID
    # MIG-IOS-08
    Then IBKR Mobile does not ask Amara for "PIN"
    # MIG-IOS-09
    When Amara taps "Done"
    # MIG-IOS-09
    Then IBKR Mobile does not offer Amara "Done"
    And IB Key is active on Amara's new phone alone

  @MIG-12
  Scenario: The physical security device takes the place of the SMS
    Given Amara uses IB Key on an Android phone with a fingerprint sensor
    And Amara receives a physical security device as well
    And Amara buys an iPhone with Touch ID
    When Amara begins the migration
    # MIG-12
    Then IBKR Mobile asks Amara to operate the physical security device
    And no SMS is sent to Amara
    When Amara enters the response of the physical security device
    And Amara taps "Done"
    Then IB Key is active on Amara's new phone alone
