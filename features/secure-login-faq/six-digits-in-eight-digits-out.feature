Feature: Six digits in, eight digits out
  The app takes a challenge as it stands on the login screen, with all its zeros, and shows the response in full.

  Rule: The app accepts six digits and nothing else

    @CR-IOS-04
    Scenario Outline: <kind>
      Given Bruno uses IB Key on an iPhone with Touch ID
      When Bruno types the challenge "<challenge>" into IBKR Mobile
      Then IB Key asks Bruno for nothing
      And Bruno's phone shows no Response String

      Examples:
        | kind         | challenge |
        | Five digits  | 12345     |
        | Seven digits | 1234567   |
        | Letters      | 12a456    |

    @CR-IOS-04
    Scenario: Six digits
      Given Bruno uses IB Key on an iPhone with Touch ID
      When Bruno types the challenge "000123" into IBKR Mobile
      Then IB Key asks Bruno for Touch ID

  Rule: A Response String has eight digits

    @CR-AND-06
    Scenario: Leading zeros are kept
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara's phone answers 100 different challenges
      Then every Response String of Amara has eight digits, and some begin with a zero
