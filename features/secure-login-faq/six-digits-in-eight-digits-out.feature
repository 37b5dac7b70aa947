Feature: Six digits in, eight digits out
  The app takes a challenge exactly as it is shown, with all its zeros, and shows the complete response.

  Rule: The app accepts six digits and nothing else

    @CR-IOS-04
    Scenario Outline: The app refuses <kind> as a challenge
      Given Bruno uses IB Key on an iPhone with Touch ID
      When Bruno types the challenge "<challenge>" into IBKR Mobile
      Then IB Key asks Bruno for nothing
      And Bruno's phone shows no Response String

      Examples:
        | kind         | challenge |
        | five digits  | 12345     |
        | seven digits | 1234567   |
        | a letter     | 12a456    |

    @CR-IOS-04 @XDEV-IOS-05
    Scenario: The app accepts six digits as a challenge
      Given Bruno uses IB Key on an iPhone with Touch ID
      When Bruno types the challenge "000123" into IBKR Mobile
      Then IB Key asks Bruno for Touch ID

  Rule: A Response String has eight digits

    @CR-AND-06 @SYNC-12
    Scenario: Leading zeros of a response are kept
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara's phone answers 100 different challenges
      Then every Response String of Amara has eight digits, and some begin with a zero
