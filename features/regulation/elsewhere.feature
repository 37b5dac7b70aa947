Feature: Opting out elsewhere
  "Regulations Mandating Two-Factor Protection" names Hong Kong and India. People elsewhere may opt out and opt in again.

  Rule: Only Hong Kong and India are affected

    @REG-01 @REG-02
    Scenario Outline: A resident of <country> may remove the last SLS device
      Given Amara lives in "<country>", has an account in "<country>" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara removes IB Key from the SLS devices
      Then the answer of Amara is accepted

      Examples:
        | country           |
        | the United States |
        | Germany           |
        | Singapore         |

    @REG-01 @REG-02
    Scenario Outline: A resident of <country> may not remove the last SLS device
      Given Amara lives in "<country>", has an account in "<country>" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara removes IB Key from the SLS devices
      Then Amara is refused

      Examples:
        | country   |
        | Hong Kong |
        | India     |

  Rule: People elsewhere may opt out and opt in again

    @REG-03
    Scenario: A person opts out and opts in again
      Given Amara lives in "Germany", has an account in "the United States" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara opens the settings of the Secure Login System
      Then "Opt out" is offered to Amara
      When Amara opts out of the Secure Login System
      Then the password alone opens Client Portal for Amara
      When Amara opts in again
      Then the password alone does not open the platform for Amara

    @REG-03
    Scenario: A person who has opted in again may opt out again
      Given Amara lives in "Germany", has an account in "the United States" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      And Amara opts out of the Secure Login System
      And Amara opts in again
      And Amara is logged in to Client Portal with IB Key
      When Amara opens the settings of the Secure Login System
      Then "Opt out" is offered to Amara
      When Amara opts out of the Secure Login System
      Then the password alone opens the platform for Amara

  Rule: Nobody opts out without the password, or for somebody else

    @REG-03
    Scenario: Opting out requires the right password
      Given Amara lives in "Germany", has an account in "the United States" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara opts out with a wrong password
      Then the server does not accept the credentials of Amara
      And the password alone does not open the platform for Amara

    @REG-03
    Scenario: Opting out requires one's own password
      Given Amara uses IB Key
      And Amara is logged in to Client Portal with IB Key
      And Bruno lives in "Germany", has an account in "the United States" and uses IB Key
      And Bruno is logged in to Client Portal with IB Key
      When Bruno opts out with the password of Amara
      Then the server does not accept the credentials of Bruno
      And the password alone does not open the platform for Bruno

    @REG-03
    Scenario: Opting out in the name of another person is refused
      Given Amara uses IB Key
      And Bruno lives in "Germany", has an account in "the United States" and uses IB Key
      And Bruno is logged in to Client Portal with IB Key
      When Bruno opts out in the name of Amara
      Then the server does not accept the credentials of Bruno
      And the password alone does not open the platform for Amara
