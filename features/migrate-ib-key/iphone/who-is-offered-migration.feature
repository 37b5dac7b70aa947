Feature: Who is offered the migration on an iPhone
  It is offered to people who are known, on phones on which IB Key is not active, and only if it is active elsewhere.

  Rule: On an iPhone only the right password opens the options

    @MIG-IOS-01
    Scenario: A wrong password
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Face ID
      When Amara opens IBKR Mobile and logs in with a wrong password
      Then IBKR Mobile does not offer Amara "Migrate IB Key"
      And no SMS is sent to Amara

  Rule: IB Key has to be active on another phone than this iPhone

    @MIG-IOS-02
    Scenario: It is active on another phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Face ID
      When Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile offers Amara "Migrate IB Key"

    @MIG-IOS-02
    Scenario: It is active nowhere
      Given Amara has an iPhone with Face ID on which IB Key is not activated
      When Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile does not offer Amara "Migrate IB Key"

    @MIG-IOS-02
    Scenario: It is active nowhere, and a physical security device is all there is
      Given Amara has a physical security device
      And Amara buys an iPhone with Face ID
      When Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile does not offer Amara "Migrate IB Key"

    @MIG-IOS-02
    Scenario: It is active on this one
      Given Amara uses IB Key on an iPhone with Face ID
      When Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile does not offer Amara "Migrate IB Key"
