Feature: Seamless Authentication in the settings of Client Portal
  The page shows the current setting, and nothing changes without Save.

  Rule: The page shows the current setting

    @NOTIF-11
    Scenario: A switch that is on is shown as Enabled
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      When Amara clicks "User menu → Settings"
      And Amara clicks "User Settings → Secure Login System"
      Then the box "Secure Login Settings" shows Amara "Seamless Authentication" as "Enabled"
      And Seamless Authentication of Amara is on

    @NOTIF-11
    Scenario: A switch that is off is shown as Disabled after a migration, too
      Given Amara uses IB Key on an Android phone without a fingerprint sensor without Seamless Authentication
      And Amara moves IB Key to an iPhone with Touch ID
      And Amara logs in to Client Portal by challenge and response
      When Amara clicks "User menu → Settings"
      And Amara clicks "User Settings → Secure Login System"
      Then the box "Secure Login Settings" shows Amara "Seamless Authentication" as "Disabled"

    @NOTIF-11
    Scenario: A switch that another window has switched off is shown as Disabled
      Given Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara logs in to TWS by challenge and response
      And the server leaves Amara's earlier session open
      And Amara goes back to Client Portal
      And Amara clicks "User menu → Settings"
      And Amara clicks "User Settings → Secure Login System"
      And Amara goes back to TWS
      And Amara switches Seamless Authentication off
      And Amara goes back to Client Portal
      When Amara clicks "User Settings → Secure Login System"
      Then the box "Secure Login Settings" shows Amara "Seamless Authentication" as "Disabled"

  Rule: Only Save changes the setting, and only that of the person who saves

    @NOTIF-12
    Scenario: Leaving without Save changes nothing
      Given Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      When Amara flips the switch and leaves without Save
      Then Seamless Authentication of Amara is on

    @NOTIF-12
    Scenario: Save switches Seamless Authentication off
      Given Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      When Amara flips the switch and saves
      Then Seamless Authentication of Amara is off

    @NOTIF-12
    Scenario: A switch that is moved there and back is saved as it was
      Given Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara flips the switch and leaves without Save
      When Amara clicks "Seamless Authentication → Save"
      Then Seamless Authentication of Amara is on

    @NOTIF-12
    Scenario: Switched off and on again, logins are seamless
      Given Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara switches Seamless Authentication off
      And Amara switches Seamless Authentication on again
      When Amara logs in
      Then Amara's login is still waiting for the approval

    @NOTIF-12
    Scenario: Save leaves another person's setting as it is
      Given Amara uses IB Key
      And Bruno uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Bruno logs in to Client Portal by challenge and response
      When Amara flips the switch and saves
      Then Seamless Authentication of Bruno is on
