Feature: The permission that is asked for on installing
  "I am not receiving IBKR Mobile notifications", step 5.

  @NOTIF-26
  Scenario: Step 5: denied on installing, allowed in the settings
    Given Amara uses IB Key on an iPhone with Face ID
    # NOTIF-26
    And Amara uninstalls IBKR Mobile and installs it again
    # NOTIF-26
    When Amara taps "Don’t Allow"
    # NOTIF-26
    And Amara opens "Settings → Notifications → IBKR" from the home screen
    # NOTIF-26
    Then Amara's phone shows "Allow Notifications" as "Off"
    # NOTIF-26
    When Amara taps "Allow Notifications"
    # NOTIF-26
    And IB Key is activated again on Amara's phone
    # NOTIF-26
    And Amara logs in to TWS
    # NOTIF-26
    Then the notification is listed on Amara's phone

  Rule: An Android phone asks for the permission as well

    @NOTIF-26
    Scenario Outline: The answer "<answer>" decides about notifications
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara uninstalls IBKR Mobile and installs it again
      Then "<answer>" is on the screen of Amara's phone
      When Amara taps "<answer>"
      And IB Key is activated again on Amara's phone
      And Amara logs in
      Then the notification on Amara's phone is <seen>

      Examples:
        | answer      | seen                 |
        | Don’t Allow | not there            |
        | Allow       | announced and listed |

  Rule: What was sent while notifications were denied does not arrive later

    @NOTIF-26
    Scenario: Allowing notifications after the login brings none
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara opens "Settings → Notifications → IBKR → Allow Notifications" from the home screen
      And Amara logs in
      When Amara taps "Allow Notifications"
      Then the notification on Amara's phone is not there

    @NOTIF-26
    Scenario: Allowing notifications brings that of the next login
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara opens "Settings → Notifications → IBKR → Allow Notifications" from the home screen
      And Amara logs in
      And Amara taps "Allow Notifications"
      When Amara logs in again
      Then the notification on Amara's phone is announced and listed

  Rule: Challenge and response needs no permission

    @NOTIF-26
    Scenario: Challenge and response works while notifications are denied
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara opens "Settings → Notifications → IBKR → Allow Notifications" from the home screen
      When Amara tries to log in to the platform by challenge and response
      Then Amara is logged in
