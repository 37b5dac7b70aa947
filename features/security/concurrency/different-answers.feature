Feature: Different answers at the same time
  Answers that come at the same time by different ways are judged as if they came one after the other.

  Rule: Wrong answers by different ways at the same time are all counted

    @SEC-LIMIT-04
    Scenario: A wrong security code hides none of the wrong responses beside it
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara uses SMS authentication as well
      And Amara waits with Challenge codes, as often as the server allows wrong answers
      And Amara asks for a security code in a new login
      When Amara gives a wrong response in each earlier window and a wrong security code in the newest at the same time
      And Amara tries to log in to the platform by challenge and response
      Then Amara is refused

    @SEC-LIMIT-11
    Scenario Outline: Wrong responses <often> the server allows, and a wrong security code
      Given the server publishes its limits
      And Amara uses IB Key
      And Amara uses SMS authentication as well
      And Amara waits with Challenge codes, <often> the server allows wrong answers
      And Amara asks for a security code in a new login
      When Amara gives a wrong response in each earlier window and a wrong security code in the newest at the same time
      And Amara tries to log in to the platform by challenge and response
      Then <outcome>

      Examples:
        | often           | outcome                         |
        | twice less than | the answer of Amara is accepted |
        | once less than  | Amara is refused                |

  Rule: Wrong passwords in the app at the same time are all counted

    @SEC-RACE-07
    Scenario: After 101 simultaneous wrong passwords in the app the right one is refused
      Given Amara uses a second factor
      When somebody gives a wrong password for Amara in the app 101 times at the same time
      And Amara logs in
      Then Amara is refused

    @SEC-RACE-07
    Scenario Outline: Wrong passwords in a window and in the app at the same time, <often> the server allows
      Given the server publishes its limits
      And Amara uses a second factor
      When somebody gives wrong passwords for Amara in a window and in the app at the same time, <often> the server allows
      And Amara logs in
      Then <outcome>

      Examples:
        | often          | outcome                         |
        | once less than | the answer of Amara is accepted |
        | as often as    | Amara is refused                |

    @SEC-RACE-07
    Scenario: After one wrong password in the app the right one is accepted
      Given Amara uses a second factor
      When somebody gives a wrong password for Amara in the app 1 time at the same time
      And Amara logs in to the platform with the second factor
      Then Amara is logged in

  Rule: Of two right answers to one login one counts

    @SEC-RACE-11
    Scenario: A response and an approval at the same time
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      When Amara gives the right response 4 times while as many copies of the app approve the login
      Then one response or one approval of Amara is accepted, and not both
      When Amara requests the login again
      Then 1 session has been opened for Amara

  Rule: Of an approval and a refusal of one request one counts

    @SEC-SINGLE-04
    Scenario: Approvals and refusals at the same time
      Given Amara uses IB Key
      And Amara logs in
      When 4 approvals and as many refusals by copies of Amara's app arrive at the same time
      Then one of the answers of Amara's phone is accepted

    @SEC-SINGLE-04
    Scenario: A single approval
      Given Amara uses IB Key
      And Amara logs in
      When a copy of Amara's app with the keys approves the login
      Then one of the answers of Amara's phone is accepted
