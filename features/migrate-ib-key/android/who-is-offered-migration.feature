Feature: Who is offered the migration on an Android phone
  It is offered to people who are known, on phones on which IB Key is not active, and only if it is active elsewhere.

  Rule: On Android only the right password opens the options

    @MIG-AND-01
    Scenario: A wrong password
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara buys an Android phone with a fingerprint sensor
      When Amara opens IBKR Mobile and logs in with a wrong password
      Then IBKR Mobile does not offer Amara "Migrate IB Key"
      And no SMS is sent to Amara

  Rule: IB Key has to be active on another phone than this Android phone

    @MIG-AND-02
    Scenario: It is active on another phone
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara buys an Android phone with a fingerprint sensor
      When Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile offers Amara "Migrate IB Key"

    @MIG-AND-02
    Scenario: It is active nowhere
      Given Amara has an Android phone with a fingerprint sensor on which IB Key is not activated
      When Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile does not offer Amara "Migrate IB Key"

    @MIG-AND-02
    Scenario: It is active on this one
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile does not offer Amara "Migrate IB Key"
