Feature: Two factors are mandatory whatever the SLS devices are
  "Regulations Mandating Two-Factor Protection": the kind and the number of SLS devices change nothing.

  Rule: The last device cannot be removed, whatever it is

    @REG-HK-03
    Scenario: SMS that is the last SLS device cannot be removed
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      When Amara removes SMS from the SLS devices
      Then Amara is refused

    @REG-HK-03
    Scenario: SMS beside another SLS device can be removed
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and uses SMS authentication
      And Amara receives a physical security device as well
      And Amara logs in to Client Portal with the physical security device
      When Amara removes SMS from the SLS devices
      Then the answer of Amara is accepted

  Rule: Nobody may opt out, however many devices there are

    @REG-HK-04
    Scenario: A resident of Hong Kong with two SLS devices cannot opt out
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and uses IB Key
      And Amara receives a physical security device as well
      And Amara is logged in to Client Portal with IB Key
      When Amara opts out of the Secure Login System
      Then Amara is refused
      And the password alone does not open TWS for Amara
