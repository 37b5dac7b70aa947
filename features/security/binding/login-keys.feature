Feature: Whose login it is
  Whoever knows the name of a login, but not the key of its window, gets nowhere with it.

  Rule: A login goes on only in the window that began it

    @SEC-BIND-01
    Scenario Outline: Somebody who knows the login, with <key>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Bruno uses IB Key on an iPhone with Face ID
      When Amara logs in to TWS
      And Bruno logs in to TWS
      Then the login of Amara does not open to Bruno with "<key>"

      Examples:
        | key                      |
        | no key                   |
        | a made-up key            |
        | the key of another login |

    @SEC-BIND-01
    Scenario: The window itself
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Bruno uses IB Key on an iPhone with Face ID
      When Amara logs in to TWS
      And Bruno logs in to TWS
      Then the login of Amara opens to Bruno with "its own key"
