Feature: Push registrations that have become invalid
  A push registration that the push service does not know reaches no phone.

  Rule: A push registration that the push service does not know is not used again

    @SEC-SEND-10
    Scenario Outline: An invalid registration of <phone> is not used again
      Given Amara uses IB Key on <phone>
      And the push service has renewed the registration of Amara's phone
      And Amara logs in
      When Amara logs in again
      Then a Challenge code of six digits is shown to Amara

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

    @SEC-SEND-10 @SYNC-15
    Scenario: After two invalid registrations the third one is used
      Given Amara uses IB Key
      And the push service has renewed the registration of Amara's phone
      And Amara logs in to Client Portal by challenge and response
      And Amara logs in to Client Portal
      And Amara approves the login
      And the push service has renewed the registration of Amara's phone
      And Amara logs in to Client Portal by challenge and response
      When Amara logs in again
      Then the notification is listed on Amara's phone

    @SEC-SEND-10
    Scenario Outline: A valid registration of <phone> is used again
      Given Amara uses IB Key on <phone>
      And Amara logs in
      When Amara logs in again
      Then Amara's login is still waiting for the approval

      Examples:
        | phone                                      |
        | an Android phone with a fingerprint sensor |
        | an iPhone with Face ID                     |

    @SEC-SEND-10
    Scenario: A switch that is turned off and on does not revive an invalid registration
      Given Amara uses IB Key
      And Amara logs in to Client Portal
      And Amara approves the login
      And the push service has renewed the registration of Amara's phone
      And Amara logs in
      And Amara goes back to the earlier window
      And Amara switches Seamless Authentication off
      And Amara switches Seamless Authentication on again
      When Amara logs in again
      Then a Challenge code of six digits is shown to Amara

    @SEC-SEND-10
    Scenario: A switch that is turned off and on leaves a valid registration in use
      Given Amara uses IB Key
      And Amara logs in to Client Portal
      And Amara approves the login
      And Amara logs in
      And Amara goes back to the earlier window
      And Amara switches Seamless Authentication off
      And Amara switches Seamless Authentication on again
      When Amara logs in again
      Then Amara's login is still waiting for the approval
