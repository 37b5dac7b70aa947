Feature: Phones used in China
  "I am not receiving IBKR Mobile notifications", note A: Google services are blocked in China.

  Rule: Android phones get no notification in China, and get it again elsewhere

    @NOTIF-40
    Scenario: An Android phone in China gets no notification
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara's phone is used in China
      When Amara logs in
      Then no notification is listed on Amara's phone

    @NOTIF-40
    Scenario: An iPhone in China gets the notification
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno's phone is used in China
      When Bruno logs in
      Then the notification is listed on Bruno's phone

    @NOTIF-40
    Scenario: An Android phone that has left China gets the notification
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara's phone is used in China
      And Amara logs in
      When Amara's phone has left China
      Then the notification is listed on Amara's phone

  Rule: In China a network connection is not enough

    @NOTIF-06
    Scenario: An Android phone that is online in China gets no notification
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara's phone is online in China
      When Amara logs in
      Then the notification on Amara's phone is not there
