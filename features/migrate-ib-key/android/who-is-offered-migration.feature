Feature: Who is offered the migration on an Android phone
  Migration is offered to known people, on phones without an active IB Key, and only if it is active elsewhere.

  Rule: Only the right password opens the options on Android

    @MIG-AND-01
    Scenario: A wrong password opens no options
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara buys an Android phone with a fingerprint sensor
      When Amara opens IBKR Mobile and logs in with a wrong password
      Then IBKR Mobile does not offer Amara "Migrate IB Key"
      And no SMS is sent to Amara

  Rule: On an Android phone migration requires an active IB Key on another phone

    @MIG-AND-02
    Scenario: Migration is offered if IB Key is active on another phone
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara buys an Android phone with a fingerprint sensor
      When Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile offers Amara "Migrate IB Key"

    @MIG-AND-02
    Scenario: Migration is offered on the Android phone that IB Key was on before
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an iPhone with Face ID
      And Amara migrates IB Key
      When Amara takes the old phone
      And Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile offers Amara "Migrate IB Key"

    @MIG-AND-02
    Scenario: Migration is not offered if IB Key is active nowhere
      Given Amara has an Android phone with a fingerprint sensor on which IB Key is not activated
      When Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile does not offer Amara "Migrate IB Key"

    @MIG-AND-02
    Scenario: Migration is not offered if IB Key is active on this phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile does not offer Amara "Migrate IB Key"
