Feature: Two factors are mandatory in Hong Kong
  "Regulations Mandating Two-Factor Protection": everybody has to be enrolled, and nobody may opt out.

  Rule: Everybody is enrolled

    @REG-HK-03
    Scenario Outline: Without any SLS device Hong Kong does not trade on <platform>
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and no SLS device
      Then the password alone does not open <platform> for Amara

      Examples:
        | platform    |
        | TWS         |
        | WebTrader   |
        | IBKR Mobile |

    @REG-HK-03
    Scenario: The last SLS device stays
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara removes IB Key from the SLS devices
      Then Amara is refused
      And IB Key is active on Amara's phone

    @REG-HK-03
    Scenario: The last one that is active stays
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and uses IB Key
      And Amara receives a physical security device that is not active
      And Amara is logged in to Client Portal with IB Key
      When Amara removes IB Key from the SLS devices
      Then Amara is refused
      And IB Key is active on Amara's phone

    @REG-HK-03
    Scenario: One of two SLS devices may go
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and uses IB Key
      And Amara receives a physical security device as well
      And Amara is logged in to Client Portal with IB Key
      When Amara removes the physical device from the SLS devices
      Then the answer of Amara is accepted
      And IB Key is active on Amara's phone

  Rule: Nobody may opt out

    @REG-HK-04
    Scenario: The settings offer no way out
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara opens the settings of the Secure Login System
      Then "Opt out" is not offered to Amara

    @REG-HK-04
    Scenario: The server refuses it, whatever the page shows
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara opts out of the Secure Login System
      Then Amara is refused
      And the password alone does not open TWS for Amara

    @REG-HK-04
    Scenario: One linked account in Hong Kong is enough
      Given Amara lives in "Germany", has accounts in "the United States" and "Hong Kong" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara opts out of the Secure Login System
      Then Amara is refused

    @REG-HK-04
    Scenario: So is the residence
      Given Amara lives in "Hong Kong", has an account in "the United States" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara opts out of the Secure Login System
      Then Amara is refused
