Feature: The first PIN, and PINs of digits
  "How to Migrate IB Key to a New Smartphone": what holds for the PIN of a migration holds for the first one.

  Rule: A PIN of digits alone is no longer than others

    @MIG-AND-09
    Scenario Outline: A PIN of <length> digits is refused
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara buys an Android phone with a fingerprint sensor
      And Amara begins the migration
      And Amara enters the Activation Token
      When a modified copy of Amara's app submits the PIN "<pin>"
      Then IB Key is active on Amara's old phone alone

      Examples:
        | length | pin      |
        | 3      | 123      |
        | 7      | 1234567  |
        | 8      | 12345678 |

  Rule: The first PIN holds a number as well

    @MIG-AND-10
    Scenario Outline: The first PIN is "<pin>"
      Given Bruno has an Android phone with a fingerprint sensor on which IB Key is not activated
      And Bruno begins the activation
      And Bruno enters the Activation Token
      And a modified copy of Bruno's app submits the PIN "<pin>"
      When Bruno opens IBKR Mobile, enters username and password and taps "Log In"
      Then IBKR Mobile <offers or not> Bruno "Activate IB Key"

      Examples:
        | pin  | offers or not  |
        | abcd | offers         |
        | abc1 | does not offer |
        | abc0 | does not offer |
