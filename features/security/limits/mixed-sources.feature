Feature: Counts from several sources
  A limit counts what a person does in all, by whatever way, in whatever order.

  Background:
    Given the server publishes its limits

  Rule: Another address does not reset the count

    @SEC-LIMIT-09
    Scenario Outline: Wrong passwords from many addresses, <often> the server allows
      Given Amara uses a second factor
      And from now on every request says that it comes from another address
      And somebody gives wrong passwords for Amara, <often> the server allows
      When Amara logs in
      Then <outcome>

      Examples:
        | often          | outcome                         |
        | once less than | the answer of Amara is accepted |
        | as often as    | Amara is refused                |

    @SEC-LIMIT-04
    Scenario Outline: Wrong responses from many addresses, <often> the server allows
      Given Amara uses IB Key
      And from now on every request says that it comes from another address
      And Amara is wrong in login after login, <often> the server allows
      When Amara tries to log in to the platform by challenge and response
      Then <outcome>

      Examples:
        | often          | outcome                              |
        | once less than | Amara is logged in                   |
        | as often as    | the second factor of Amara is locked |

  Rule: A choice in the drop-down does not reset the count

    @SEC-LIMIT-04
    Scenario Outline: Wrong responses of a chosen phone, <often> the server allows
      Given Amara uses IB Key
      And Amara receives a physical security device as well
      And Amara is wrong in login after login, <often> the server allows
      When Amara tries to log in to the platform with the physical security device
      Then <outcome>

      Examples:
        | often          | outcome                              |
        | once less than | Amara is logged in                   |
        | as often as    | the second factor of Amara is locked |

  Rule: Another phone does not reset the count

    @SEC-LIMIT-04
    Scenario Outline: One more wrong answer after a migration, after wrong ones <often> the server allows
      Given the lock lasts longer than a second
      And Amara uses IB Key
      And Amara is wrong in login after login, <often> the server allows
      And Amara buys an iPhone with Face ID
      And Amara migrates IB Key
      And Amara is wrong in one more login
      When Amara tries to log in to the platform by challenge and response
      Then <outcome>

      Examples:
        | often           | outcome                              |
        | twice less than | Amara is logged in                   |
        | once less than  | the second factor of Amara is locked |

  Rule: A wrong Confirm Code counts whatever number was verified before

    @SEC-LIMIT-11
    Scenario Outline: A wrong Confirm Code after a change of number, and wrong responses <often> the server allows
      Given Amara uses IB Key
      And Amara logs in to Client Portal by challenge and response
      And Amara changes the mobile number
      And Amara changes the mobile number back
      And Amara asks for a Confirm Code
      And Amara is wrong 1 time with the Confirm Code
      And Amara is wrong in login after login, <often> the server allows
      When Amara tries to log in to the platform by challenge and response
      Then <outcome>

      Examples:
        | often           | outcome            |
        | twice less than | Amara is logged in |
        | once less than  | Amara is refused   |

  Rule: Text messages are counted whatever number they go to, and whatever they are for

    @SEC-CAP-01
    Scenario Outline: Confirm Codes to another number, after the server has sent them <often> it does in a row
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for Confirm Codes every two minutes, <often> the server sends them in a row
      And Amara is logged in to Client Portal
      And Amara changes the mobile number
      When Amara asks for a Confirm Code
      Then <outcome>

      Examples:
        | often          | outcome                         |
        | once less than | the answer of Amara is accepted |
        | as often as    | Amara is refused                |

    @SEC-CAP-02
    Scenario Outline: A Confirm Code after logins by SMS, <often> the server allows in a day
      Given Amara uses SMS authentication
      And Amara logs in to the platform by SMS every two minutes, <often> the server allows in a day
      And Amara tries to log in to Client Portal by SMS
      And Amara changes the mobile number
      When Amara asks for a Confirm Code
      Then <outcome>

      Examples:
        | often           | outcome                         |
        | twice less than | the answer of Amara is accepted |
        | once less than  | Amara is refused                |

    @SEC-CAP-02
    Scenario Outline: A login by SMS after an Activation Token and logins by SMS, <often> the server allows in a day
      Given Amara uses SMS authentication
      And Amara logs in to the platform by SMS every two minutes, <often> the server allows in a day
      And Amara begins the activation
      When Amara tries to log in to the platform by SMS
      Then Amara <outcome>

      Examples:
        | often           | outcome      |
        | twice less than | is logged in |
        | once less than  | is refused   |

  Rule: The pause between two text messages holds by every way

    @SEC-COOLDOWN-01
    Scenario Outline: A migration begun on a second phone, when <time>
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara buys an Android phone with a fingerprint sensor
      And Amara begins the migration
      And Amara buys an iPhone with Touch ID
      When <time>
      And Amara begins the migration
      Then <outcome>

      Examples:
        | time                 | outcome                         |
        | 119.999 seconds pass | one SMS is sent to Amara        |
        | 2 minutes pass       | two SMS have been sent to Amara |

    @SEC-COOLDOWN-01
    Scenario Outline: SMS chosen in the drop-down a second time, when <time>
      Given Amara uses SMS authentication
      And Amara receives a physical security device as well
      And Amara asks for a security code in a new login
      When <time>
      And Amara asks for a security code in a new login
      Then <outcome>

      Examples:
        | time                 | outcome                         |
        | 119.999 seconds pass | one SMS is sent to Amara        |
        | 2 minutes pass       | two SMS have been sent to Amara |
