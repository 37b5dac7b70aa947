Feature: Choosing a PIN on Android
  4 to 6 letters and digits, at least one of them a digit, entered twice. Nothing is active without it.
  The server checks the PIN, even if somebody bypasses the app.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID
    And Amara buys an Android phone with a fingerprint sensor
    And Amara begins the migration

  Rule: The PIN is alphanumeric

    @MIG-AND-08
    Scenario Outline: The PIN <pin> is accepted
      When Amara proves the activation
      And Amara chooses the PIN "<pin>"
      Then IB Key is active on Amara's new phone alone

      Examples:
        | pin    |
        | 1234   |
        | 9Zz8Yy |

    @MIG-AND-08
    Scenario Outline: <what> in a PIN is refused
      When Amara proves the activation
      And a modified copy of Amara's app submits the PIN "<pin>"
      Then IB Key is active on Amara's old phone alone

      Examples:
        | what                    | pin  |
        | A space                 | 12 4 |
        | Punctuation             | 12#4 |
        | An underscore           | 12_4 |
        | An at sign              | 12@4 |
        | A colon                 | 12:4 |
        | A brace                 | 12{4 |
        | An emoji                | 123🙂 |

  Rule: The PIN has 4 to 6 characters

    @MIG-AND-09
    Scenario Outline: A PIN of <length> characters is accepted
      When Amara proves the activation
      And Amara chooses the PIN "<pin>"
      Then IB Key is active on Amara's new phone alone

      Examples:
        | length | pin    |
        | 5      | abcd1  |
        | 6      | abcde1 |

      @MIG-AND-10
      Examples:
        | length | pin  |
        | 4      | abc1 |

    @MIG-AND-09
    Scenario Outline: A PIN of <length> characters is refused
      When Amara proves the activation
      And a modified copy of Amara's app submits the PIN "<pin>"
      Then IB Key is active on Amara's old phone alone

      Examples:
        | length | pin     |
        | 0      |         |
        | 3      | ab1     |
        | 7      | abcdef1 |
