Feature: Who is offered the migration on an iPhone
  Migration is offered to known people, on phones without an active IB Key, and only if it is active elsewhere.

  Rule: Only the right password opens the options on an iPhone

    @MIG-IOS-01
    Scenario: A wrong password opens no options
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Face ID
      When Amara opens IBKR Mobile and logs in with a wrong password
      Then IBKR Mobile does not offer Amara "Migrate IB Key"
      And no SMS is sent to Amara

  Rule: On an iPhone migration requires an active IB Key on another phone

    @MIG-IOS-02
    Scenario: Migration is offered if IB Key is active on another phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Face ID
      When Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile offers Amara "Migrate IB Key"

    @MIG-IOS-02
    Scenario: Migration is offered on the iPhone that IB Key was on before
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      When Amara takes the old phone
      And Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile offers Amara "Migrate IB Key"

    @MIG-IOS-02
    Scenario: Migration is not offered if IB Key is active nowhere
      Given Amara has an iPhone with Face ID on which IB Key is not activated
      When Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile does not offer Amara "Migrate IB Key"

    @MIG-IOS-02
    Scenario: Migration is not offered if there is only a physical security device
      Given Amara has a physical security device
      And Amara buys an iPhone with Face ID
      When Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile does not offer Amara "Migrate IB Key"

    @MIG-IOS-02
    Scenario: Migration is not offered if IB Key is active on this phone
      Given Amara uses IB Key on an iPhone with Face ID
      When Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile does not offer Amara "Migrate IB Key"
