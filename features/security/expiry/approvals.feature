Feature: How long things last
  Whatever time a server has chosen and tells, it keeps to the millisecond.

  Background:
    Given the server tells its numbers

  Rule: The question on the phone

    @SEC-EXPIRY-01
    Scenario Outline: Answered just in time, on <phone>
      Given Amara uses IB Key on <phone>
      And Amara logs in to TWS
      When the question on the phone is about to end
      And a copy of Amara's app with the keys approves the login
      Then Amara is logged in

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

    @SEC-EXPIRY-01
    Scenario Outline: Answered too late, on <phone>
      Given Amara uses IB Key on <phone>
      And Amara logs in to TWS
      When the question on the phone has just ended
      And a copy of Amara's app with the keys approves the login
      Then Amara is not logged in

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

  Rule: The approved login

    Background:
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS

    @SEC-EXPIRY-02
    Scenario: The window comes just in time
      Given a copy of Amara's app with the keys approves the login
      When the approved login is about to end
      Then Amara is logged in

    @SEC-EXPIRY-02
    Scenario: The window comes too late
      Given a copy of Amara's app with the keys approves the login
      When the approved login has just ended
      Then Amara is not logged in
