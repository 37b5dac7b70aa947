Feature: Everywhere else
  "Regulations Mandating Two-Factor Protection" names Hong Kong and India. People elsewhere may opt out, and come back.

  Rule: Hong Kong and India are affected, and no other country

    @REG-01 @REG-02
    Scenario Outline: The last SLS device of somebody in <country> may go
      Given Amara lives in "<country>", has an account in "<country>" and uses IB Key
      And a minute passes
      And Amara is logged in to Client Portal with IB Key
      When Amara removes IB Key from the SLS devices
      Then the password alone opens TWS for Amara

      Examples:
        | country           |
        | the United States |
        | Germany           |
        | Singapore         |

    @REG-01 @REG-02
    Scenario Outline: That of somebody in <country> may not
      Given Amara lives in "<country>", has an account in "<country>" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara removes IB Key from the SLS devices
      Then Amara is refused

      Examples:
        | country   |
        | Hong Kong |
        | India     |

  Rule: People elsewhere may opt out, and come back

    @REG-03
    Scenario: Opting out, and in again
      Given Amara lives in "Germany", has an account in "the United States" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara opens the settings of the Secure Login System
      Then "Opt out" is offered to Amara
      When Amara opts out of the Secure Login System
      Then the password alone opens Client Portal for Amara
      When Amara opts in again
      Then the password alone does not open TWS for Amara

    @REG-03
    Scenario: Not without the password
      Given Amara lives in "Germany", has an account in "the United States" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      When Amara opts out with a wrong password
      Then the server does not accept the credentials of Amara
      And the password alone does not open TWS for Amara

    @REG-03
    Scenario: Not in the name of another person
      Given Amara uses IB Key on an iPhone with Touch ID
      And Bruno lives in "Germany", has an account in "the United States" and uses IB Key
      And Bruno is logged in to Client Portal with IB Key
      When Bruno opts out in the name of Amara
      Then the server does not accept the credentials of Bruno
      And the password alone does not open TWS for Amara
