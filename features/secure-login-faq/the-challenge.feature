Feature: The challenge on the login screen
  Who may ask for a Challenge code, and what it looks like.

  Rule: The link belongs to a login that waits for its approval

    @CR-AND-03
    Scenario: It is shown while the notification of an Android phone is awaited
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara logs in to TWS
      Then "Click here if you do not receive the notification" is offered to Amara

    @CR-IOS-02
    Scenario: It is shown while the notification of an iPhone is awaited
      Given Amara uses IB Key on an iPhone with Touch ID
      When Amara logs in to Client Portal
      Then "Click here if you do not receive the notification" is offered to Amara

    @CR-AND-03
    Scenario: It is not shown before the password
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara opens the TWS login screen
      Then "Click here if you do not receive the notification" is not offered to Amara

  Rule: A Challenge code has six digits

    @CR-AND-04
    Scenario: Leading zeros are kept
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      When Amara asks for 120 Challenge codes, one after another
      Then every Challenge code of Amara has six digits, and some begin with a zero

  Rule: Only the window that gave the password is told a Challenge code

    @CR-AND-04
    Scenario: Somebody who has not given the password
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      When somebody who has not given the password asks for the Challenge code of Amara
      Then Amara is refused

    @CR-AND-04
    Scenario: The window that gave the password
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      When Amara asks for a Challenge code instead
      Then a Challenge code of six digits is shown to Amara

  Rule: An answer belongs to a challenge

    @CR-IOS-03
    Scenario: There is no box for a response before there is a challenge
      Given Amara uses IB Key on an iPhone with Touch ID
      When Amara logs in to TWS
      Then no box for the response is shown to Amara

    @CR-IOS-03
    Scenario: An answer without a challenge is refused
      Given Amara uses IB Key on an iPhone with Touch ID
      And Amara logs in to TWS
      When Amara sends an answer although no Challenge code was asked for
      Then Amara is refused
