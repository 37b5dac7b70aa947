Feature: Which window continues a login
  Knowing the id of a login is not enough: it takes the key of its window.

  Rule: A login continues only in the window that began it

    @SEC-BIND-01
    Scenario Outline: The login does not open with <key>
      Given Amara uses IB Key
      And Bruno uses IB Key
      When Amara logs in
      And Bruno logs in
      Then the login of Amara does not open to Bruno with "<key>"

      Examples:
        | key                      |
        | no key                   |
        | a made-up key            |
        | the key of another login |

    @SEC-BIND-01
    Scenario Outline: A login does not open with the key of another one of the same person, on <platform>
      Given Amara uses IB Key
      And Amara logs in to <platform>
      When Amara logs in to <platform>
      Then the login of Amara does not open to Amara with "the key of the login before"

      Examples:
        | platform      |
        | TWS           |
        | Client Portal |
        | WebTrader     |
        | IBKR Mobile   |

    @SEC-BIND-01
    Scenario: The login opens with its own key
      Given Amara uses IB Key
      And Bruno uses IB Key
      When Amara logs in
      And Bruno logs in
      Then the login of Amara opens to Bruno with "its own key"
