Feature: What stays over after a restart
  A server that starts again brings nothing back that had come to its end.

  Rule: What had come to its end stays so

    @SEC-RESTART-01
    Scenario: A login that was declined
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara declines the login
      When the server starts again
      Then Amara's window tells that the login was declined

    @SEC-RESTART-01
    Scenario: A registration that the push service does not know any more
      Given Amara uses IB Key on an iPhone with Face ID
      And the push service has renewed the registration of Amara's phone
      And Amara logs in to Client Portal
      And the server starts again
      When Amara logs in to Client Portal again
      Then a Challenge code of six digits is shown to Amara

    @SEC-RESTART-01
    Scenario: The lock of the second factor
      Given the server tells its numbers
      And Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara is wrong with challenge after challenge, as often as the server allows
      And the server starts again
      When Amara asks for a Challenge code instead
      Then the second factor of Amara is locked

    @SEC-RESTART-01
    Scenario Outline: A notification that was given up, because its <end>
      Given Amara uses IB Key on an iPhone with Face ID
      And the push service takes no notification to Amara's phone
      And Amara logs in to <window>
      And 10 minutes pass
      And the server starts again
      And the push service takes notifications to Amara's phone again
      When Amara logs in to TWS
      Then Amara's login is still waiting for the approval

      Examples:
        | end                         | window                                  |
        | question had ended          | Client Portal                           |
        | login had ended another way | Client Portal by challenge and response |
