Feature: Devices removed while the drop-down is open
  "I am not receiving IBKR Mobile notifications", step 9 c: a drop-down may show what has been removed since.

  Rule: A device that was removed since cannot be chosen

    @SYNC-06
    Scenario Outline: IB Key chosen on <platform>, where the person <does something> meanwhile
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno receives a physical security device as well
      And Bruno logs in to Client Portal with the physical security device
      And Bruno logs in to <platform>
      And Bruno notes the entry "IB Key" of the drop-down
      And Bruno goes back to the earlier window
      And Bruno <does something>
      And Bruno goes back to <platform>
      When Bruno chooses the noted entry, whatever has come of it
      Then <outcome>

      Examples:
        | platform    | does something                      | outcome                                         |
        | TWS         | removes IB Key from the SLS devices | Bruno gets no further                           |
        | WebTrader   | removes IB Key from the SLS devices | Bruno gets no further                           |
        | IBKR Mobile | uses the session                    | Bruno's login is still waiting for the approval |

  Rule: Beside several devices a phone without notifications logs in by challenge and response

    @NOTIF-39
    Scenario: A chosen phone without internet access
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno receives a physical security device as well
      And Bruno's phone has no internet access
      And Bruno logs in to Client Portal
      And Bruno chooses IB Key in the drop-down
      When Bruno asks for a Challenge code instead
      Then a Challenge code of six digits is shown to Bruno
      When Bruno answers the newest challenge
      Then Bruno is logged in
