Feature: Settings that are changed at the same time
  What holds for one change after the other holds for two at once.

  Rule: The last two devices are not removed together where two factors are mandatory

    @REG-HK-03
    Scenario: Of two removals at the same time one leaves a device
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and uses IB Key
      And Amara receives a physical security device as well
      And Amara is logged in to Client Portal with IB Key
      When Amara removes each SLS device at the same time
      Then Amara still has an SLS device

    @REG-HK-03
    Scenario: One removal leaves the other device
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and uses IB Key
      And Amara receives a physical security device as well
      And Amara is logged in to Client Portal with IB Key
      When Amara removes the physical device from the SLS devices
      Then Amara has no physical device among the SLS devices

  Rule: A login leaves the settings as they are

    @NOTIF-12
    Scenario: The switch is moved while a login begins
      Given Amara uses IB Key on an Android phone with a fingerprint sensor without Seamless Authentication
      And Amara logs in to Client Portal by challenge and response
      When Amara switches Seamless Authentication on and begins a login at the same time
      Then Seamless Authentication of Amara is on
