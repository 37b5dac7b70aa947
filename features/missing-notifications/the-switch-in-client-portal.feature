Feature: The switch in Client Portal
  The page of Seamless Authentication shows what holds, and changes nothing that is not saved.

  Rule: The page shows what holds

    @NOTIF-11
    Scenario: A switch that is on
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      When Amara clicks "User menu → Settings"
      And Amara clicks "User Settings → Secure Login System"
      Then the box "Secure Login Settings" shows Amara "Seamless Authentication" as "Enabled"
      And Seamless Authentication of Amara is on

  Rule: Only Save changes the setting, and only that of the person who saves

    @NOTIF-12
    Scenario: Leaving without Save
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      When Amara flips the switch and leaves without Save
      Then Seamless Authentication of Amara is on

    @NOTIF-12
    Scenario: Save
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      When Amara flips the switch and saves
      Then Seamless Authentication of Amara is off

    @NOTIF-12
    Scenario: Off, and on again
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      And Amara switches Seamless Authentication off
      And Amara switches Seamless Authentication on again
      When Amara logs in to TWS
      Then Amara's login is still waiting for the approval

    @NOTIF-12
    Scenario: Somebody else's setting
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Bruno uses IB Key on an iPhone with Touch ID
      And Amara logs in to Client Portal by challenge and response
      And Bruno logs in to Client Portal by challenge and response
      When Amara flips the switch and saves
      Then Seamless Authentication of Bruno is on
