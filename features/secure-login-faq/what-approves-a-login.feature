Feature: What approves a login
  A login waits until the right security element has been given on the right phone.

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

  Rule: Only the right security element approves

    @PUSH-AND-05
    Scenario: Somebody else's finger on an Android phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara taps the notification
      When somebody else holds a finger against Amara's phone
      Then Amara's login is still waiting for the approval

    @PUSH-AND-05
    Scenario: A wrong PIN on an Android phone
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara taps the notification
      When Amara mistypes the PIN
      Then Amara's login is still waiting for the approval

    @PUSH-TID-04
    Scenario: A finger that is not registered for Touch ID
      Given Amara uses IB Key on an iPhone with Touch ID
      And Amara logs in to TWS
      And Amara taps the notification
      When somebody else holds a finger against Amara's phone
      Then Amara's login is still waiting for the approval

    @PUSH-TID-05
    Scenario: A wrong Passcode where Touch ID is not activated
      Given Amara uses IB Key on an iPhone whose Touch ID is not activated
      And Amara logs in to TWS
      And Amara taps the notification
      When Amara mistypes the Passcode
      Then Amara's login is still waiting for the approval

    @PUSH-FID-04
    Scenario: Another face before Face ID
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in to TWS
      And Amara taps the notification
      When somebody else looks at Amara's phone
      Then Amara's login is still waiting for the approval

    @PUSH-FID-05
    Scenario: A wrong Passcode where Face ID is not activated
      Given Amara uses IB Key on an iPhone whose Face ID is not activated
      And Amara logs in to TWS
      And Amara taps the notification
      When Amara mistypes the Passcode
      Then Amara's login is still waiting for the approval
