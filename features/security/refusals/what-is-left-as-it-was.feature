Feature: What a refusal leaves as it was
  Whoever is refused, and whoever it is done to, has afterwards what they had before: sessions, logins that wait, mobile
  number, SLS devices, Seamless Authentication.

  Rule: What is refused in the settings changes nothing

    Background:
      Given Amara uses IB Key
      And Bruno uses IB Key
      And Bruno logs in to Client Portal by challenge and response
      And Bruno logs in
      And everything of Bruno is noted down
      And Amara logs in to Client Portal by challenge and response
      And Amara logs in
      And Amara goes back to Client Portal

    @SEC-REFUSAL-01
    Scenario Outline: Somebody who <does something> is refused, and that is all
      Given everything of Amara is noted down
      When Amara <does something>
      Then Amara is refused
      And nothing of Amara has changed
      And nothing of Bruno has changed

      Examples:
        | does something                               |
        | opts out with a wrong password               |
        | opts out with the password of Bruno          |
        | opts out in the name of Bruno                |
        | enters a Confirm Code although none was sent |

    @SEC-REFUSAL-01
    Scenario Outline: Somebody who was sent a Confirm Code and <does something> is refused, and that is all
      Given Amara asks for a Confirm Code
      And everything of Amara is noted down
      When Amara <does something>
      Then Amara is refused
      And nothing of Amara has changed

      Examples:
        | does something              |
        | enters a wrong Confirm Code |
        | asks for a Confirm Code     |

    @SEC-REFUSAL-01
    Scenario: Somebody who opts out with the right password is not refused
      When Amara opts out of the Secure Login System
      Then the answer of Amara is accepted
      And nothing of Bruno has changed

  Rule: What is refused at a login changes nothing

    Background:
      Given Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara logs in

    @SEC-REFUSAL-01
    Scenario: A wrong password leaves session and login as they were
      Given everything of Amara is noted down
      When Amara tries to log in to the platform with a wrong password
      Then the server does not accept the credentials of Amara
      And nothing of Amara has changed

    @SEC-REFUSAL-01
    Scenario: A wrong response leaves session and login as they were
      Given Amara asks for a Challenge code instead
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And everything of Amara is noted down
      When Amara is wrong 1 time with the response
      Then nothing of Amara has changed

    @SEC-REFUSAL-01
    Scenario: An approval without the keys leaves session and login as they were
      Given everything of Amara is noted down
      When a copy of Amara's app without the keys approves the login
      Then none of the approvals for Amara has been accepted
      And nothing of Amara has changed

    @SEC-REFUSAL-01
    Scenario: An approval by a rooted phone leaves session and login as they were
      Given Amara's phone is jailbroken or rooted
      And everything of Amara is noted down
      When a copy of Amara's app with the keys approves the login
      Then none of the approvals for Amara has been accepted
      And nothing of Amara has changed

    @SEC-REFUSAL-01
    Scenario: A wrong Activation Token leaves session and login as they were
      Given Amara buys an iPhone with Face ID
      And Amara begins the migration
      And everything of Amara is noted down
      When Amara enters a wrong Activation Token
      Then nothing of Amara has changed

    @SEC-REFUSAL-01
    Scenario: An approval with the keys moves the login ahead
      When a copy of Amara's app with the keys approves the login
      Then one of the approvals for Amara has been accepted
      And Amara is logged in

  Rule: What is refused where two factors are mandatory changes nothing

    @SEC-REFUSAL-01
    Scenario Outline: A resident of India who <does something> is refused, and that is all
      Given Amara lives in "India", has an account in "India" and uses IB Key
      And Amara is logged in to Client Portal with IB Key
      And everything of Amara is noted down
      When Amara <does something>
      Then Amara is refused
      And nothing of Amara has changed

      Examples:
        | does something                      |
        | removes IB Key from the SLS devices |
        | opts out of the Secure Login System |
