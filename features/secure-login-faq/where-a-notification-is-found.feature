Feature: Where a notification is found
  A notification lies where its phone lists notifications, and there it approves nothing by itself.

  Rule: The notification is there to be found, and finding it approves nothing

    @PUSH-AND-03
    Scenario: An Android phone lists it in the notification drawer
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara logs in to TWS
      Then the notification is listed on Amara's phone

    @PUSH-TID-03
    Scenario: An iPhone with Touch ID lists it in the notifications panel
      Given Amara uses IB Key on an iPhone with Touch ID
      When Amara logs in to TWS
      Then the notification is listed on Amara's phone

    @PUSH-FID-03
    Scenario: An iPhone with Face ID lists it in the notifications panel
      Given Amara uses IB Key on an iPhone with Face ID
      When Amara logs in to TWS
      Then the notification is listed on Amara's phone

    @PUSH-AND-03
    Scenario: Swiping it away is no approval
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When Amara swipes the notification away
      Then Amara's login is still waiting for the approval

    @PUSH-AND-05
    Scenario: Opening it is no approval
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When Amara taps the notification
      Then Amara's login is still waiting for the approval
