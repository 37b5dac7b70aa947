Feature: Settings and numbers after a restart
  A restart keeps what a person has chosen and proven.

  Rule: A restart keeps what a person has chosen

    @SEC-RESTART-01
    Scenario: A restart keeps the decision to opt out
      Given Amara uses IB Key
      And Amara is logged in to Client Portal with IB Key
      And Amara opts out of the Secure Login System
      When the server starts again
      Then the password alone opens TWS for Amara

    @SEC-RESTART-01
    Scenario: A restart keeps Seamless Authentication off
      Given Amara uses IB Key on an iPhone with Face ID without Seamless Authentication
      And the server starts again
      When Amara logs in
      Then Amara waits for no notification and sees the challenge at once

    @SEC-RESTART-01
    Scenario: A restart keeps the PIN of a phone
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara uninstalls IBKR Mobile and installs it again
      And Amara begins the reactivation
      And Amara enters the Activation Token
      And the server starts again
      When Amara gives the previous PIN
      Then Amara's phone answers a challenge

  Rule: A restart keeps the number that was proven

    @SEC-RESTART-01
    Scenario: Codes go to the verified number after a restart
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And Amara changes the mobile number
      And the server starts again
      And 2 minutes pass
      When Amara logs in
      Then two SMS have been sent to Amara
      And no SMS is sent to the other number of Amara

    @SEC-RESTART-01
    Scenario: The Activation Token goes to the previous number after a restart
      Given Bruno uses IB Key, but has not verified the mobile number
      And Bruno is logged in to Client Portal with IB Key
      And Bruno changes the mobile number
      And Bruno buys an Android phone with a fingerprint sensor
      And the server starts again
      When Bruno begins the migration
      Then one SMS is sent to Bruno
      And no SMS is sent to the other number of Bruno

  Rule: A restart does not lose an enrolment that is due

    @SEC-RESTART-01
    Scenario: A number verified before the restart is enrolled after it
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      And the server starts again
      When a minute passes
      Then Amara is enrolled in SMS authentication

  Rule: A restart changes nothing of what a person has

    @SEC-RESTART-01
    Scenario: Session, login, devices and a number that waits for its code are there after a restart
      Given Amara uses IB Key
      And Amara receives a physical security device as well
      And Amara logs in to Client Portal by challenge and response
      And Amara changes the mobile number
      And Amara logs in
      And everything of Amara is noted down
      When the server starts again
      Then nothing of Amara has changed
