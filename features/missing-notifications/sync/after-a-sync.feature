Feature: After a sync
  The notifications are back, and what its owner has set is as it was.

  Rule: Later logins are seamless again, unless their owner has switched that off

    @SYNC-03
    Scenario: The switch is on
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And the push service has renewed the registration of Amara's phone
      And Amara logs in to Client Portal by challenge and response
      When Amara logs in to TWS
      Then the notification is listed on Amara's phone

    @SYNC-03
    Scenario: The switch is off
      Given Amara uses IB Key on an Android phone with a fingerprint sensor without Seamless Authentication
      And the push service has renewed the registration of Amara's phone
      And Amara logs in to Client Portal by challenge and response
      When Amara logs in to TWS
      Then no notification is sent to Amara's phone
