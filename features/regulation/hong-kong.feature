Feature: Two factors are mandatory in Hong Kong
  "Regulations Mandating Two-Factor Protection": everybody has to be enrolled, and nobody may opt out.

  Rule: Everybody has to be enrolled

    @REG-HK-03
    Scenario Outline: A resident of Hong Kong without an SLS device cannot trade on <platform>
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and no SLS device
      Then the password alone does not open <platform> for Amara

      Examples:
        | platform    |
        | TWS         |
        | WebTrader   |
        | IBKR Mobile |

    @REG-HK-03
    Scenario Outline: A resident of Hong Kong whose only device is not active cannot trade on <platform>
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and no SLS device
      And Amara receives a physical security device that is not active
      Then the password alone does not open <platform> for Amara

      Examples:
        | platform    |
        | TWS         |
        | WebTrader   |
        | IBKR Mobile |

    @REG-HK-03
    Scenario: A resident of Hong Kong without an SLS device can activate IB Key
      Given Amara lives in "Hong Kong", has an account in "Hong Kong", no SLS device, and has not verified the mobile number
      When Amara activates IB Key
      Then IB Key is active on Amara's phone

    @REG-HK-03
    Scenario: The last SLS device cannot be removed
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara removes IB Key from the SLS devices
      Then Amara is refused
      And IB Key is active on Amara's phone

    @REG-HK-03
    Scenario: The last active SLS device cannot be removed
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and uses IB Key
      And Amara receives a physical security device that is not active
      And Amara is logged in to Client Portal with IB Key
      When Amara removes IB Key from the SLS devices
      Then Amara is refused
      And IB Key is active on Amara's phone

    @REG-HK-03
    Scenario: One of two SLS devices can be removed
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and uses IB Key
      And Amara receives a physical security device as well
      And Amara is logged in to Client Portal with IB Key
      When Amara removes the physical device from the SLS devices
      Then the answer of Amara is accepted
      And IB Key is active on Amara's phone

  Rule: Nobody is offered to opt out

    @REG-HK-04
    Scenario: The settings do not offer to opt out
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara opens the settings of the Secure Login System
      Then "Opt out" is not offered to Amara

  Rule: Nobody may opt out

    @REG-HK-04
    Scenario: The server refuses to opt out, whatever the page shows
      Given Amara lives in "Hong Kong", has an account in "Hong Kong" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara opts out of the Secure Login System
      Then Amara is refused
      And the password alone does not open the platform for Amara

    @REG-HK-04
    Scenario: One linked account in Hong Kong is enough
      Given Amara lives in "Germany", has accounts in "the United States" and "Hong Kong" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara opts out of the Secure Login System
      Then Amara is refused

    @REG-HK-04
    Scenario: Living in Hong Kong is enough, wherever the account is
      Given Amara lives in "Hong Kong", has an account in "the United States" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara opts out of the Secure Login System
      Then Amara is refused

  Rule: Whoever moves to Hong Kong needs two factors from then on

    @REG-HK-03
    Scenario: A person without an SLS device who moves to Hong Kong cannot trade any more
      Given Amara lives in "Germany", has an account in "the United States" and no SLS device
      And Amara is logged in to Client Portal
      When Amara moves to "Hong Kong"
      Then the password alone does not open TWS for Amara

    @REG-HK-03
    Scenario: A person without an SLS device who moves to Singapore can trade
      Given Amara lives in "Germany", has an account in "the United States" and no SLS device
      And Amara is logged in to Client Portal
      When Amara moves to "Singapore"
      Then the password alone opens TWS for Amara

    @REG-HK-04
    Scenario: A person who has opted out and moves to Hong Kong needs the second factor again
      Given Amara lives in "Germany", has an account in "the United States" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      And Amara opts out of the Secure Login System
      When Amara moves to "Hong Kong"
      Then the password alone does not open the platform for Amara

    @REG-HK-04
    Scenario Outline: A person who moves to <country> asks to opt out
      Given Amara lives in "Germany", has an account in "the United States" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara moves to "<country>"
      And Amara opts out of the Secure Login System
      Then <outcome>

      Examples:
        | country   | outcome                         |
        | Hong Kong | Amara is refused                |
        | Singapore | the answer of Amara is accepted |
