Feature: What approves a login after too many wrong fingers
  The PIN or the Passcode takes the place of the finger, and only the right one approves.

  Rule: On an Android phone it is the PIN

    Background:
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara taps the notification
      And somebody else holds a finger against Amara's phone 10 times

    @PUSH-AND-05
    Scenario: A wrong PIN
      When Amara mistypes the PIN
      Then Amara's login is still waiting for the approval

    @PUSH-AND-05
    Scenario: The right PIN
      When Amara gives the PIN
      Then Amara is logged in

  Rule: On an iPhone with Touch ID it is the Passcode

    Background:
      Given Amara uses IB Key on an iPhone with Touch ID
      And Amara logs in to TWS
      And Amara taps the notification
      And somebody else holds a finger against Amara's phone 10 times

    @PUSH-TID-04
    Scenario: A wrong Passcode
      When Amara mistypes the Passcode
      Then Amara's login is still waiting for the approval

    @PUSH-TID-04
    Scenario: The right Passcode
      When Amara gives the Passcode
      Then Amara is logged in
