Feature: Migrating without the old phone
  For people who have lost or replaced their phone, or travel without it. Nobody else has to help.

  Background:
    Given Amara uses IB Key

  Rule: A person migrates without any help

    @MIG-04 @MIG-07 @REACT-B-02
    Scenario: IB Key moves although the old phone was lost
      Given Amara's old phone is lost
      And Amara buys another phone
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone

    @MIG-04
    Scenario Outline: <pause> before the second password, and IB Key moves all the same
      Given Amara buys another phone
      And Amara goes as far as the second password prompt
      And <pause>
      And Amara gives the right password the second time
      And 2 minutes pass
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone

      Examples:
        | pause           |
        | 20 minutes pass |
        | a second passes |

  Rule: Everything is done on the new phone

    @MIG-08
    Scenario: The old phone takes no part in the migration
      Given Amara buys another phone
      When Amara migrates IB Key
      Then no notification is sent to Amara's old phone
      And Amara's old phone shows no approval request
      And IB Key is active on Amara's new phone alone

  Rule: The old phone is not needed

    @MIG-09
    Scenario: IB Key moves although the old phone is switched off
      Given Amara buys another phone
      And Amara's old phone is lost
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone

    @MIG-09
    Scenario: An old phone that is offline does not stay active
      Given Amara buys another phone
      And Amara's old phone has no internet access
      When Amara migrates IB Key
      Then IB Key is not active on Amara's old phone
