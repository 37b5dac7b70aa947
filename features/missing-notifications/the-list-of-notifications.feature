Feature: The list of notifications
  "I am not receiving IBKR Mobile notifications", step 2: a missed notification is found by swiping down.

  @NOTIF-13 @NOTIF-14
  Scenario: Step 2: the banner was hidden, the notification is listed
    Given Amara uses IB Key on an iPhone with Face ID
    And Amara's phone has notifications of other apps over it
    # NOTIF-13
    When Amara logs in to TWS
    # NOTIF-13
    Then no banner announces the notification on Amara's phone
    # NOTIF-14
    When Amara taps the notification
    # NOTIF-14
    And Amara gives Face ID
    # NOTIF-14
    Then Amara's login moves ahead by itself

  Rule: A listed notification can be used until the login expires

    @NOTIF-14
    Scenario: A listed notification approves the login in time
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara opens "Settings → Notifications → IBKR → Banners" from the home screen
      And Amara logs in
      When 20 seconds pass
      And Amara approves the login with Face ID
      Then Amara is logged in

    @NOTIF-14
    Scenario: A listed notification approves nothing after ten minutes
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara opens "Settings → Notifications → IBKR → Banners" from the home screen
      And Amara logs in
      When more than 10 minutes pass
      Then the notification can no longer be approved on Amara's phone

  Rule: A notification is listed however it was hidden

    @NOTIF-13
    Scenario: A notification is listed after its banner has gone
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in
      When a minute passes
      Then the banner has gone from Amara's screen
      And the notification is listed on Amara's phone
