Feature: Without a mobile number
  Without a number on record there is nothing to send a Confirm Code to, and nothing to confirm.

  Rule: A Confirm Code goes to the number on record

    @SMS-04
    Scenario: Without a number no Confirm Code is sent
      Given Amara uses IB Key on an Android phone without a fingerprint sensor without any mobile number on record
      And Amara logs in to Client Portal by challenge and response
      When Amara asks for a Confirm Code
      Then Amara is refused
      And no SMS is sent to Amara

    @SMS-04
    Scenario: With a number the Confirm Code is sent
      Given Amara uses IB Key, but has not verified the mobile number
      And Amara logs in to Client Portal by challenge and response
      When Amara asks for a Confirm Code
      Then one SMS is sent to Amara

    @SMS-04
    Scenario: A number that was entered later can be verified
      Given Amara uses IB Key on an Android phone without a fingerprint sensor without any mobile number on record
      And Amara logs in to Client Portal by challenge and response
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      When Amara enters the Confirm Code that was sent to the other number
      Then the mobile number of Amara is verified

  Rule: Only a Confirm Code that was sent is accepted

    @SMS-07
    Scenario Outline: A Confirm Code that was never sent is refused if <case>
      Given Amara uses <method>
      And Amara logs in to Client Portal by challenge and response
      When Amara enters a Confirm Code although none was sent
      Then Amara is refused

      Examples:
        | case               | method                                                                                      |
        | there is no number | IB Key on an Android phone without a fingerprint sensor without any mobile number on record |
        | there is a number  | IB Key, but has not verified the mobile number                                              |
