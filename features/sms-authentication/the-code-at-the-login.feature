Feature: The code at the login
  Whoever gives the right password is sent one code, whatever the platform and however slow the SMS.

  Rule: SMS authentication asks for its code on every platform

    @SMS-12
    Scenario Outline: <platform>
      Given Amara uses SMS authentication
      When Amara logs in to <platform>
      Then Amara is asked for the code sent by SMS
      And Amara is not logged in

      Examples:
        | platform      |
        | TWS           |
        | Client Portal |

  Rule: A wrong password brings no SMS

    @SMS-13
    Scenario: A wrong password
      Given Amara uses SMS authentication
      When Amara tries to log in to TWS with a wrong password
      Then the server does not accept the credentials of Amara
      And no SMS is sent to Amara

    @SMS-13
    Scenario: The right password
      Given Amara uses SMS authentication
      When Amara logs in to TWS
      Then one SMS is sent to Amara

  Rule: Whoever is asked for a code is also sent one

    @SMS-14
    Scenario: The code is told in the SMS and nowhere else
      Given Amara uses SMS authentication
      When Amara logs in to Client Portal
      Then an SMS with a code is in Amara's inbox
      And no answer of the server to Amara contains the code

    @SMS-14
    Scenario: The carrier refuses the SMS
      Given Amara uses SMS authentication
      And the carrier refuses the SMS to Amara
      When Amara logs in to Client Portal
      Then Amara is told that the SMS could not be sent

    @SMS-14
    Scenario: The carrier refuses it, and takes the SMS to another number
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And 2 minutes pass
      And the carrier refuses the SMS to Amara
      And Amara logs in to TWS
      And Amara goes back to Client Portal
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      When Amara goes back to TWS
      Then Amara is told that the SMS could not be sent

    @SMS-14
    Scenario: The carrier wants it after its code has ended
      Given Amara uses SMS authentication
      And the carrier asks to wait an hour with the next SMS to Amara
      When Amara logs in to Client Portal
      Then Amara is told that the SMS could not be sent

  Rule: A slow SMS is still good

    @SMS-05
    Scenario: The SMS takes five minutes
      Given Amara uses SMS authentication
      And the SMS to Amara take 5 minutes
      And Amara logs in to TWS
      When 5 minutes pass
      And Amara enters the security code from the SMS
      Then Amara is logged in
