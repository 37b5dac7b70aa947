Feature: Which login a security code belongs to
  A code by SMS is valid for one person and one login.

  Rule: A security code belongs to one person and one login

    @SEC-BIND-04
    Scenario: The code of another person is refused
      Given Amara uses SMS authentication
      And Bruno uses SMS authentication
      And Amara logs in
      And Bruno logs in
      When Amara enters the security code of Bruno
      Then the server does not accept the code of Amara

    @SEC-BIND-04
    Scenario: The person's own code is accepted
      Given Amara uses SMS authentication
      And Bruno uses SMS authentication
      And Amara logs in
      And Bruno logs in
      When Amara enters the security code of Amara
      Then Amara is logged in

    @SEC-BIND-04
    Scenario Outline: Two people with one mobile number, and the security code of <person>
      Given Amara uses SMS authentication
      And Bruno uses SMS authentication, and has the mobile number of Amara
      And <person> logs in
      And Amara notes the code down
      And <other> logs in
      When Amara enters the noted code as security code
      Then <outcome>

      Examples:
        | person | other | outcome                                      |
        | Bruno  | Amara | the server does not accept the code of Amara |
        | Amara  | Bruno | Amara is logged in                           |

    @SEC-BIND-05
    Scenario: The code of an earlier login is refused
      Given Amara uses SMS authentication
      And Amara logs in
      And Amara notes the code down
      And 2 minutes pass
      And Amara logs in again
      When Amara enters the noted code as security code
      Then the server does not accept the code of Amara

    @SEC-BIND-05
    Scenario: The code of an earlier login is refused where the new one has none yet
      Given Amara uses SMS authentication
      And Amara logs in
      And Amara notes the code down
      And Amara logs in again
      When Amara enters the noted code as security code
      Then the server does not accept the code of Amara

    @SEC-BIND-05
    Scenario: The code of this login is accepted
      Given Amara uses SMS authentication
      And Amara logs in
      And Amara notes the code down
      When Amara enters the noted code as security code
      Then Amara is logged in

  Rule: Another verified number ends the codes that went to the former one

    Background:
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And Amara uses the session for 2 minutes
      And Amara logs in
      And Amara notes the code down
      And Amara goes back to Client Portal

    @SEC-BIND-14
    Scenario: The code to the former number is refused once another number is verified
      Given Amara changes the mobile number
      And Amara uses the session for 2 minutes
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code that was sent to the other number
      And Amara goes back to the platform
      When Amara enters the noted code as security code
      Then the server does not accept the code of Amara

    @SEC-BIND-14 @SMS-01
    Scenario: Another SMS of the same login goes to the number that was verified meanwhile
      Given the server sends 4 text messages in a day
      And Amara changes the mobile number
      And Amara uses the session for 2 minutes
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code that was sent to the other number
      And Amara goes back to the platform
      When Amara asks for another SMS
      Then two SMS have been sent to the other number of Amara

    @SEC-BIND-14 @SMS-01
    Scenario: The SMS of the next login goes to the number that was verified meanwhile
      Given the server sends 4 text messages in a day
      And Amara changes the mobile number
      And Amara uses the session for 2 minutes
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code that was sent to the other number
      When Amara logs in
      Then two SMS have been sent to the other number of Amara

    @SEC-BIND-14
    Scenario: The code is accepted where the number has not been changed
      Given Amara uses the session for 2 minutes
      And Amara goes back to the platform
      When Amara enters the noted code as security code
      Then Amara is logged in
