Feature: The switch of Seamless Authentication
  "I am not receiving IBKR Mobile notifications", step 1: the switch in Client Portal decides whether any are sent.

  @NOTIF-11 @NOTIF-12 @NOTIF-10
  Scenario: Step 1: looking at the switch and turning it on
    Given Amara uses IB Key on an Android phone without a fingerprint sensor without Seamless Authentication
    And Amara logs in to Client Portal by challenge and response
    # NOTIF-11
    When Amara clicks "User menu → Settings"
    And Amara clicks "User Settings → Secure Login System"
    Then the box "Secure Login Settings" shows Amara "Seamless Authentication" as "Disabled"
    # NOTIF-12
    When Amara clicks "Configure → Seamless Authentication"
    And Amara clicks "Save"
    Then the box "Secure Login Settings" shows Amara "Seamless Authentication" as "Enabled"
    # NOTIF-10
    When Amara logs in to TWS
    Then one notification is sent to Amara's phone

  Rule: Notifications are sent only while the switch is on

    @NOTIF-10
    Scenario: With the switch off the challenge is shown at once
      Given Amara uses IB Key on an Android phone without a fingerprint sensor without Seamless Authentication
      When Amara logs in
      Then Amara waits for no notification and sees the challenge at once
      And no notification is sent to Amara's phone

    @NOTIF-10
    Scenario: With the switch on one notification is sent
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara logs in
      Then one notification is sent to Amara's phone

    @NOTIF-10
    Scenario Outline: A switch that is <switch> before a migration stays <switch>
      Given Amara uses IB Key on <phone>
      And Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      When Amara logs in
      Then <notifications> sent to Amara's new phone

      Examples:
        | switch | phone                                                  | notifications       |
        | off    | an iPhone with Face ID without Seamless Authentication | no notification is  |
        | on     | an iPhone with Face ID                                 | one notification is |

    @NOTIF-10
    Scenario Outline: A switch that is <switch> before a reactivation stays <switch>
      Given Amara uses IB Key on <phone>
      And Amara uninstalls IBKR Mobile and installs it again
      And Amara reactivates IB Key
      When Amara logs in
      Then <notifications> sent to Amara's phone

      Examples:
        | switch | phone                                                  | notifications       |
        | off    | an iPhone with Face ID without Seamless Authentication | no notification is  |
        | on     | an iPhone with Face ID                                 | one notification is |

    @NOTIF-10
    Scenario Outline: A switch that is <switch> before opting out and in again stays <switch>
      Given Amara uses IB Key on <phone>
      And Amara logs in to Client Portal by challenge and response
      And Amara opts out of the Secure Login System
      And Amara opts in again
      When Amara logs in to TWS
      Then <notifications> sent to Amara's phone

      Examples:
        | switch | phone                                                                      | notifications         |
        | off    | an Android phone with a fingerprint sensor without Seamless Authentication | no notification is    |
        | on     | an Android phone with a fingerprint sensor                                 | two notifications are |
