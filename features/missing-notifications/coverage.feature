Feature: Connection and coverage
  "I am not receiving IBKR Mobile notifications", step 7: a poor connection delays, loses or repeats notifications.

  Rule: A poor connection does not change who is logged in

    @NOTIF-35
    Scenario: A late notification approves the login in time
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And notifications to Amara's phone take 20 seconds
      And Amara logs in
      When 20 seconds pass
      And Amara approves the login with the fingerprint
      Then Amara is logged in

    @NOTIF-35
    Scenario: After a lost notification challenge and response works
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And notifications to Amara's phone get lost
      When Amara logs in
      Then the notification on Amara's phone is not there
      When Amara logs in to the platform by challenge and response
      Then Amara is logged in

    @NOTIF-35
    Scenario: A notification delivered twice is listed once
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And notifications to Amara's phone arrive twice
      When Amara logs in
      Then exactly one notification is listed on Amara's phone

    @NOTIF-35
    Scenario: A notification delivered twice approves once
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And notifications to Amara's phone arrive twice
      And Amara logs in
      When Amara approves the login with the fingerprint
      Then Amara is logged in
      And the notification can no longer be approved on Amara's phone

  Rule: A website shows whether the phone is online

    @NOTIF-36
    Scenario: The website opens on a phone that is online
      Given Amara uses IB Key
      When Amara visits "ibkr.com" with the browser
      Then Amara's browser shows "ibkr.com"

    @NOTIF-36
    Scenario Outline: The website does not open on a phone that <condition>
      Given Amara uses IB Key
      And Amara's phone <condition>
      When Amara visits "ibkr.com" with the browser
      Then Amara's browser does not show "ibkr.com"

      Examples:
        | condition              |
        | has no internet access |
        | is in airplane mode    |
