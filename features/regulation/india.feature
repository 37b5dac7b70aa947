Feature: Two factors are mandatory in India
  "Regulations Mandating Two-Factor Protection": everybody has to be enrolled, and nobody may opt out.

  Rule: Everybody has to be enrolled

    @REG-IN-02
    Scenario Outline: A resident of India without an SLS device cannot trade on <platform>
      Given Amara lives in "India", has an account in "India" and no SLS device
      Then the password alone does not open <platform> for Amara

      Examples:
        | platform    |
        | TWS         |
        | WebTrader   |
        | IBKR Mobile |

    @REG-IN-02
    Scenario Outline: A resident of India whose only device is not active cannot trade on <platform>
      Given Amara lives in "India", has an account in "India" and no SLS device
      And Amara receives a physical security device that is not active
      Then the password alone does not open <platform> for Amara

      Examples:
        | platform    |
        | TWS         |
        | WebTrader   |
        | IBKR Mobile |

    @REG-IN-02
    Scenario: A resident of India without an SLS device can activate IB Key
      Given Amara lives in "India", has an account in "India", no SLS device, and has not verified the mobile number
      When Amara activates IB Key
      Then IB Key is active on Amara's phone

    @REG-IN-02
    Scenario: The last SLS device cannot be removed
      Given Amara lives in "India", has an account in "India" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara removes IB Key from the SLS devices
      Then Amara is refused
      And IB Key is active on Amara's phone

    @REG-IN-02
    Scenario: The last active SLS device cannot be removed
      Given Amara lives in "India", has an account in "India" and uses IB Key
      And Amara receives a physical security device that is not active
      And Amara is logged in to Client Portal with IB Key
      When Amara removes IB Key from the SLS devices
      Then Amara is refused
      And IB Key is active on Amara's phone

    @REG-IN-02
    Scenario: One of two SLS devices can be removed
      Given Amara lives in "India", has an account in "India" and uses IB Key
      And Amara receives a physical security device as well
      And Amara is logged in to Client Portal with IB Key
      When Amara removes the physical device from the SLS devices
      Then the answer of Amara is accepted
      And IB Key is active on Amara's phone

  Rule: Nobody is offered to opt out

    @REG-IN-03
    Scenario: The settings do not offer to opt out
      Given Amara lives in "India", has an account in "India" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara opens the settings of the Secure Login System
      Then "Opt out" is not offered to Amara

  Rule: Nobody may opt out

    @REG-IN-03
    Scenario: The server refuses to opt out, whatever the page shows
      Given Amara lives in "India", has an account in "India" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara opts out of the Secure Login System
      Then Amara is refused
      And the password alone does not open the platform for Amara

    @REG-IN-03
    Scenario: One linked account in India is enough
      Given Amara lives in "Germany", has accounts in "the United States" and "India" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara opts out of the Secure Login System
      Then Amara is refused

    @REG-IN-03
    Scenario: One of three linked accounts in India is enough
      Given Amara lives in "Germany", has accounts in "the United States", "Germany" and "India" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara opts out of the Secure Login System
      Then Amara is refused

    @REG-IN-03
    Scenario: Living in India is enough, wherever the account is
      Given Amara lives in "India", has an account in "the United States" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara opts out of the Secure Login System
      Then Amara is refused

  Rule: Whoever moves to India needs two factors from then on

    @REG-IN-02
    Scenario: A person without an SLS device who moves to India cannot trade any more
      Given Amara lives in "Germany", has an account in "the United States" and no SLS device
      And Amara is logged in to Client Portal
      When Amara moves to "India"
      Then the password alone does not open TWS for Amara

    @REG-IN-02
    Scenario: A person without an SLS device who moves to the United States can trade
      Given Amara lives in "Germany", has an account in "the United States" and no SLS device
      And Amara is logged in to Client Portal
      When Amara moves to "the United States"
      Then the password alone opens TWS for Amara

    @REG-IN-03
    Scenario: A person who has opted out and moves to India needs the second factor again
      Given Amara lives in "Germany", has an account in "the United States" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      And Amara opts out of the Secure Login System
      When Amara moves to "India"
      Then the password alone does not open the platform for Amara

    @REG-IN-03
    Scenario Outline: A person who moves to <country> asks to opt out
      Given Amara lives in "Germany", has an account in "the United States" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara moves to "<country>"
      And Amara opts out of the Secure Login System
      Then <outcome>

      Examples:
        | country           | outcome                         |
        | India             | Amara is refused                |
        | the United States | the answer of Amara is accepted |
