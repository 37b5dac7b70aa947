Feature: Phones used in China
  "I am not receiving IBKR Mobile notifications", note A: services of Google are blocked there.

  Rule: Android phones get no notification in China, and get it again elsewhere

    @NOTIF-40
    Scenario: An Android phone in China
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara's phone is used in China
      When Amara logs in to TWS
      Then no notification is listed on Amara's phone

    @NOTIF-40
    Scenario: An iPhone in China
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno's phone is used in China
      When Bruno logs in to TWS
      Then the notification is listed on Bruno's phone

    @NOTIF-40
    Scenario: An Android phone that has left China
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara's phone is used in China
      And Amara logs in to TWS
      When Amara's phone has left China
      Then the notification is listed on Amara's phone
