Feature: Where a notification is found
  The phone lists the notification, and listing it approves nothing.

  Rule: The notification is listed, and opening it approves nothing

    @PUSH-AND-03
    Scenario: An Android phone lists it in the notification drawer
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara logs in
      Then the notification is listed on Amara's phone

    @PUSH-TID-03
    Scenario: An iPhone with Touch ID lists it in the notifications panel
      Given Amara uses IB Key on an iPhone with Touch ID
      When Amara logs in
      Then the notification is listed on Amara's phone

    @PUSH-FID-03
    Scenario: An iPhone with Face ID lists it in the notifications panel
      Given Amara uses IB Key on an iPhone with Face ID
      When Amara logs in
      Then the notification is listed on Amara's phone

    @PUSH-AND-03
    Scenario: Swiping the notification away approves nothing
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in
      When Amara swipes the notification away
      Then Amara's login is still waiting for the approval

    @PUSH-AND-05
    Scenario: Opening the notification approves nothing
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in
      When Amara taps the notification
      Then Amara's login is still waiting for the approval
