Feature: What approves a login after too many wrong fingers
  The PIN or the Passcode replaces the finger, and only the right one approves.

  Rule: On an Android phone the PIN replaces the finger

    Background:
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in
      And Amara taps the notification
      And somebody else holds a finger against Amara's phone 10 times

    @PUSH-AND-05
    Scenario: A wrong PIN approves nothing
      When Amara mistypes the PIN
      Then Amara's login is still waiting for the approval

    @PUSH-AND-05
    Scenario: The right PIN approves the login
      When Amara gives the PIN
      Then Amara is logged in

  Rule: On an iPhone with Touch ID the Passcode replaces the finger

    Background:
      Given Amara uses IB Key on an iPhone with Touch ID
      And Amara logs in
      And Amara taps the notification
      And somebody else holds a finger against Amara's phone 10 times

    @PUSH-TID-04
    Scenario: A wrong Passcode approves nothing
      When Amara mistypes the Passcode
      Then Amara's login is still waiting for the approval

    @PUSH-TID-04
    Scenario: The right Passcode approves the login
      When Amara gives the Passcode
      Then Amara is logged in
