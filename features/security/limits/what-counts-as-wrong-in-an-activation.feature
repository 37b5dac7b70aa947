Feature: What counts as a wrong answer during an activation
  Wrong answers in the app and wrong answers at a login share one count.

  Background:
    Given the server publishes its limits
    And Amara uses IB Key on an Android phone without a fingerprint sensor

  Rule: Wrong answers of every kind share one count during an activation

    @SEC-LIMIT-11
    Scenario Outline: A login after a wrong Activation Token, and wrong responses <often> the server allows
      Given Amara buys an iPhone with Face ID
      And Amara begins the migration
      And Amara is wrong 1 time with the Activation Token
      And Amara is wrong in login after login, <often> the server allows
      And Amara takes the old phone
      When Amara tries to log in to the platform by challenge and response
      Then <outcome>

      Examples:
        | often           | outcome            |
        | twice less than | Amara is logged in |
        | once less than  | Amara is refused   |

    @SEC-LIMIT-11
    Scenario Outline: A login after another PIN than before, and wrong responses <often> the server allows
      Given Amara uninstalls IBKR Mobile and installs it again
      And Amara begins the reactivation
      And Amara enters the Activation Token
      And Amara receives a physical security device as well
      And Amara gives another PIN than before
      And Amara is wrong in login after login, <often> the server allows
      When Amara tries to log in to the platform with the physical security device
      Then <outcome>

      Examples:
        | often           | outcome            |
        | twice less than | Amara is logged in |
        | once less than  | Amara is refused   |

    @SEC-LIMIT-11
    Scenario Outline: A login after a wrong response of the device, and wrong responses <often> the server allows
      Given Amara receives a physical security device as well
      And Amara buys an iPhone with Face ID
      And Amara begins the migration
      And Amara enters a wrong response of the physical security device
      And Amara is wrong in login after login, <often> the server allows
      And Amara takes the old phone
      When Amara tries to log in to the platform by challenge and response
      Then <outcome>

      Examples:
        | often           | outcome            |
        | twice less than | Amara is logged in |
        | once less than  | Amara is refused   |
