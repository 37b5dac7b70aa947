Feature: Focus mode on an Android phone
  "I am not receiving IBKR Mobile notifications", step 4, section Android.

  @NOTIF-22 @NOTIF-25
  Scenario: Step 4: IBKR Mobile is one of the distracting apps
    Given Amara uses IB Key on an Android phone with a fingerprint sensor
    # NOTIF-25
    And Amara opens "Settings → Digital Wellbeing & parental controls → Focus mode → Your Distracting Apps → IBKR Mobile" from the home screen
    # NOTIF-22
    And Amara swipes down from the top and taps "Focus mode" in the control panel
    # NOTIF-22
    Then IBKR Mobile cannot be used on Amara's phone
    # NOTIF-25
    When Amara opens "Settings → Digital Wellbeing & parental controls → Focus mode → Your Distracting Apps → IBKR Mobile" from the home screen
    # NOTIF-25
    Then Amara's phone shows "IBKR Mobile" as "Off"
    # NOTIF-22
    And IBKR Mobile can be used on Amara's phone

  Rule: A distracting app is paused together with its notifications

    @NOTIF-25
    Scenario: The notification of a distracting app does not appear
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara opens "Settings → Digital Wellbeing & parental controls → Focus mode → Your Distracting Apps → IBKR Mobile" from the home screen
      And Amara swipes down from the top and taps "Focus mode" in the control panel
      When Amara logs in
      Then the notification on Amara's phone is not there

    @NOTIF-25
    Scenario: The notification of another app appears
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara swipes down from the top and taps "Focus mode" in the control panel
      When Amara logs in
      Then the notification on Amara's phone is announced and listed

    @NOTIF-25
    Scenario: After Focus mode the notification appears
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara opens "Settings → Digital Wellbeing & parental controls → Focus mode → Your Distracting Apps → IBKR Mobile" from the home screen
      And Amara swipes down from the top and taps "Focus mode" in the control panel
      And Amara logs in
      When Amara swipes down from the top and taps "Focus mode" in the control panel
      Then the notification on Amara's phone is announced and listed

    @NOTIF-25
    Scenario: After an hour of Focus mode the notification about an order has expired
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara opens "Settings → Digital Wellbeing & parental controls → Focus mode → Your Distracting Apps → IBKR Mobile" from the home screen
      And Amara swipes down from the top and taps "Focus mode" in the control panel
      And a notification about an order is sent to Amara's phone
      When an hour passes
      And Amara swipes down from the top and taps "Focus mode" in the control panel
      Then the notification on Amara's phone is not there

  Rule: A paused app gives no Response String

    @NOTIF-22
    Scenario: A distracting app cannot be used
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara opens "Settings → Digital Wellbeing & parental controls → Focus mode → Your Distracting Apps → IBKR Mobile" from the home screen
      And Amara swipes down from the top and taps "Focus mode" in the control panel
      Then IBKR Mobile cannot be used on Amara's phone

    @NOTIF-22
    Scenario: Another app can be used
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara swipes down from the top and taps "Focus mode" in the control panel
      When Amara logs in to the platform by challenge and response
      Then Amara is logged in
