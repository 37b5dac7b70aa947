Feature: Lifetimes by every way
  A lifetime is the same whichever device was chosen, and for each page on the way.

  Background:
    Given the server publishes its limits

  Rule: The choice of a device changes no lifetime

    Background:
      Given Amara uses IB Key
      And Amara receives a physical security device as well
      And Amara logs in

    @SEC-EXPIRY-01
    Scenario Outline: The approval request of a chosen phone <edge>
      Given Amara chooses IB Key in the drop-down
      When the approval request <edge>
      And a copy of Amara's app with the keys approves the login
      Then Amara <outcome>

      Examples:
        | edge            | outcome          |
        | is about to end | is logged in     |
        | has just ended  | is not logged in |

    @SEC-EXPIRY-04
    Scenario Outline: The challenge of a chosen security device <edge>
      Given Amara chooses the physical security device in the drop-down
      And Amara notes the response of the physical security device down
      When the challenge <edge>
      And Amara gives the noted response
      Then Amara <outcome>

      Examples:
        | edge            | outcome         |
        | is about to end | is logged in    |
        | has just ended  | gets no further |

    @SEC-EXPIRY-03
    Scenario Outline: A login whose drop-down is open <edge>
      When the login <edge>
      And Amara chooses IB Key in the drop-down
      Then <outcome>

      Examples:
        | edge            | outcome                         |
        | is about to end | the answer of Amara is accepted |
        | has just ended  | Amara gets no further           |

    @SEC-EXPIRY-03
    Scenario: A choice in a login that has ended asks nobody
      When the login has just ended
      And Amara chooses IB Key in the drop-down
      Then Amara gets no further
      And no notification is sent to Amara's phone

  Rule: A token that was entered in time leaves no more time for the PIN

    @SEC-EXPIRY-07
    Scenario Outline: A PIN after the Activation Token, where the activation <edge>
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara buys an Android phone with a fingerprint sensor
      And Amara begins the migration
      And Amara enters the Activation Token
      When the activation <edge>
      And Amara chooses the PIN "9door"
      Then IB Key is active on Amara's <phone> phone alone

      Examples:
        | edge            | phone |
        | is about to end | new   |
        | has just ended  | old   |
