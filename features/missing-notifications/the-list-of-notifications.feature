Feature: The list of notifications
  "I am not receiving IBKR Mobile notifications", step 2: what has not been seen can be found by swiping down.

  @NOTIF-13 @NOTIF-14
  Scenario: Step 2: the banner was hidden, the notification is there
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

  Rule: What is listed can be used until the login expires

    @NOTIF-14
    Scenario: In time
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara opens "Settings → Notifications → IBKR → Banners" from the home screen
      And Amara logs in to TWS
      When 20 seconds pass
      And Amara approves the login with Face ID
      Then Amara is logged in

    @NOTIF-14
    Scenario: Too late
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara opens "Settings → Notifications → IBKR → Banners" from the home screen
      And Amara logs in to TWS
      When 10 minutes pass
      Then the notification can no longer be approved on Amara's phone

  Rule: However it was hidden, it is listed

    @NOTIF-13
    Scenario: The banner has gone quickly
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in to TWS
      When a minute passes
      Then the banner has gone from Amara's screen
      And the notification is listed on Amara's phone

    @NOTIF-13
    Scenario: The phone was locked and shows nothing when locked
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara opens "Settings → Notifications → IBKR → Lock Screen" from the home screen
      And Amara's phone is locked
      When Amara logs in to TWS
      Then the notification is not on the lock screen of Amara's phone
      And the notification is listed on Amara's phone
