Feature: Limits of text messages
  Text messages cost money, and notifications cost attention: nobody can send them without limit.

  Rule: After a few text messages in a row there is a pause

    @SEC-CAP-01
    Scenario Outline: Another Confirm Code, after the server has sent them <often> it does in a row
      Given the server publishes its limits
      And Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for Confirm Codes every two minutes, <often> the server sends them in a row
      When Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      Then <outcome>

      Examples:
        | often          | outcome                         |
        | once less than | the answer of Amara is accepted |
        | as often as    | Amara is refused                |

    @SEC-CAP-01
    Scenario Outline: Another Activation Token, after the server has sent them <often> it does in a row
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara buys an iPhone with Face ID
      And Amara begins the migration every two minutes, <often> the server sends SMS in a row
      When Amara begins the migration
      Then IBKR Mobile <outcome>

      Examples:
        | often          | outcome                                  |
        | once less than | asks Amara for "Activation Code"         |
        | as often as    | does not ask Amara for "Activation Code" |

    @SEC-CAP-01
    Scenario: After the pause an SMS is sent again
      Given the server publishes its limits
      And Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for Confirm Codes every two minutes, as often as the server sends them in a row
      When the pause of text messages has just ended
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      Then the answer of Amara is accepted

    @SEC-CAP-01
    Scenario: No server sends more than a hundred Confirm Codes in a row
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      When Amara asks for a Confirm Code every two minutes, 101 times
      Then 100 SMS at most have been sent to Amara

    @SEC-CAP-01
    Scenario: No server sends more than a hundred Activation Tokens in a row
      Given Amara uses IB Key
      And Amara buys another phone
      When Amara begins the migration 101 times, 2 minutes apart
      Then 100 SMS at most have been sent to Amara

    @SEC-CAP-01
    Scenario: After a right code as many messages in a row are sent as before
      Given the server sends twice as many text messages in a day as in a row
      And Amara uses IB Key
      And Amara buys an iPhone with Face ID
      And Amara begins the migration every two minutes, once less than the server sends SMS in a row
      And Amara begins the migration
      And Amara completes the activation
      And 2 minutes pass
      And Amara buys an iPhone with Touch ID
      And Amara begins the migration every two minutes, once less than the server sends SMS in a row
      When Amara begins the migration
      Then IBKR Mobile asks Amara for "Activation Code"

    @SEC-CAP-01
    Scenario: A wrong code does not reset the count of messages
      Given the server publishes its limits
      And Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara is wrong as often as one Confirm Code allows
      And 2 minutes pass
      And Amara asks for Confirm Codes every two minutes, once less than the server sends them in a row
      When Amara asks for a Confirm Code
      Then Amara is refused

  Rule: The number of text messages a day is limited

    @SEC-CAP-02
    Scenario Outline: Another login by SMS, after logging in <often> the server allows in a day
      Given the server publishes its limits
      And Amara uses SMS authentication
      And Amara logs in to the platform by SMS every two minutes, <often> the server allows in a day
      When Amara tries to log in to the platform by SMS
      Then Amara <outcome>

      Examples:
        | often          | outcome      |
        | once less than | is logged in |
        | as often as    | is refused   |

    @SEC-CAP-02
    Scenario: A day later an SMS is sent again
      Given the server publishes its limits
      And Amara uses SMS authentication
      And Amara logs in to the platform by SMS every two minutes, as often as the server allows in a day
      When a day passes
      And Amara logs in
      And Amara enters the security code from the SMS
      Then Amara is logged in
