Feature: Different answers at the same time
  Answers that come at the same time by different ways are judged as if they came one after the other.

  Rule: Wrong answers by different ways at the same time are all counted

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
