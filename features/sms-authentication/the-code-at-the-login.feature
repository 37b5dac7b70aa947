Feature: The code that is sent at the login
  After the right password one code is sent, whatever the platform and however slow the SMS.

  Rule: SMS authentication asks for its code on every platform

    @SMS-12
    Scenario Outline: <platform> asks for the code
      Given Amara uses SMS authentication
      When Amara logs in to <platform>
      Then Amara is asked for the code sent by SMS
      And Amara is not logged in

      Examples:
        | platform      |
        | TWS           |
        | Client Portal |

  Rule: A wrong password sends no SMS

    @SMS-13
    Scenario: After a wrong password no SMS is sent
      Given Amara uses SMS authentication
      When Amara tries to log in to the platform with a wrong password
      Then the server does not accept the credentials of Amara
      And no SMS is sent to Amara

    @SMS-13
    Scenario: After the right password one SMS is sent
      Given Amara uses SMS authentication
      When Amara logs in
      Then one SMS is sent to Amara

  Rule: Another code may be requested only every 2 minutes

    @SMS-06
    Scenario Outline: Just before two minutes no other code of the login to <platform> is sent
      Given Amara uses SMS authentication
      And Amara logs in to <platform>
      And 119.999 seconds pass
      When Amara asks for another SMS
      Then one SMS is sent to Amara

      Examples:
        | platform      |
        | TWS           |
        | Client Portal |
        | WebTrader     |
        | IBKR Mobile   |

    @SMS-06
    Scenario Outline: After two minutes another code of the login to <platform> is sent
      Given Amara uses SMS authentication
      And Amara logs in to <platform>
      And 2 minutes pass
      When Amara asks for another SMS
      Then two SMS have been sent to Amara

      Examples:
        | platform      |
        | TWS           |
        | Client Portal |
        | WebTrader     |
        | IBKR Mobile   |

  Rule: A person who is asked for a code is also sent one

    @SMS-14
    Scenario: The security code is sent by SMS and shown nowhere else
      Given Amara uses SMS authentication
      When Amara logs in to Client Portal
      Then an SMS with a code is in Amara's inbox
      And no answer of the server to Amara contains the code

    @SMS-14
    Scenario: An SMS that the carrier refuses is not called sent
      Given Amara uses SMS authentication
      And the carrier refuses the SMS to Amara
      When Amara logs in to Client Portal
      Then Amara is not told that the SMS was sent

    @SMS-14
    Scenario: It is not called sent although the carrier takes an SMS to another number
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And 2 minutes pass
      And the carrier refuses the SMS to Amara
      And Amara logs in
      And Amara goes back to Client Portal
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      When Amara goes back to the platform
      Then Amara is not told that the SMS was sent

    @SMS-14
    Scenario: It is not called sent if the carrier asks to wait longer than the code is valid
      Given Amara uses SMS authentication
      And the carrier asks to wait an hour with the next SMS to Amara
      When Amara logs in to Client Portal
      Then Amara is not told that the SMS was sent

  Rule: A code in a slow SMS is still valid

    @SMS-05
    Scenario: A code that arrives after five minutes is accepted
      Given Amara uses SMS authentication
      And the SMS to Amara take 5 minutes
      And Amara logs in
      When 5 minutes pass
      And Amara enters the security code from the SMS
      Then Amara is logged in

  Rule: A leading zero belongs to the code

    @SMS-15
    Scenario: A security code with a leading zero is accepted
      Given Amara uses SMS authentication
      When Amara logs in to the platform by SMS day after day, until a code begins with a zero
      Then Amara is logged in

    @SMS-07
    Scenario: A Confirm Code with a leading zero is accepted
      Given Amara uses SMS authentication
      When Amara confirms the mobile number anew day after day, until a code begins with a zero
      Then the mobile number of Amara is verified
