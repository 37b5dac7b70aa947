Feature: What nobody reads on the way
  Notifications and text messages pass through other people's hands: they hold nothing that is of use there.

  Rule: Nobody reads a secret on the way

    @SEC-SECRET-01
    Scenario: A notification
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara logs in to TWS
      Then no notification to Amara holds a secret or a name

    @SEC-SECRET-01
    Scenario: What the phone shows
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara logs in to TWS
      Then the notification to Amara holds what the phone shows of it

    @SEC-SECRET-02
    Scenario: A text message
      Given Amara uses SMS authentication
      When Amara logs in to TWS
      Then no SMS to Amara holds a secret but its code

    @SEC-SECRET-02
    Scenario: The code of a text message
      Given Amara uses SMS authentication
      When Amara logs in to TWS
      Then the SMS to Amara holds the code that opens the login
