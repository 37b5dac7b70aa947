Feature: What ends with an SLS device
  Once an SLS device is removed or replaced, whatever it was asked for before opens nothing.

  Rule: A removed or replaced device opens nothing that waited for it

    @SEC-BIND-15
    Scenario Outline: A response for a login, where the person <does something> meanwhile
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to Client Portal by challenge and response
      And Amara logs in
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      And Amara goes back to Client Portal
      And Amara <does something>
      And Amara goes back to the platform
      When Amara gives the noted response
      Then Amara <outcome>

      Examples:
        | does something                         | outcome         |
        | removes IB Key from the SLS devices    | gets no further |
        | moves IB Key to an iPhone with Face ID | gets no further |
        | uses the session                       | is logged in    |

    @SEC-BIND-15
    Scenario Outline: A security code for a login, where the person <does something> meanwhile
      Given Amara uses SMS authentication
      And Amara receives a physical security device as well
      And Amara logs in to Client Portal with the physical security device
      And Amara asks for a security code in a new login
      And Amara goes back to Client Portal
      And Amara <does something>
      And Amara goes back to the platform
      When Amara enters the security code from the SMS
      Then Amara <outcome>

      Examples:
        | does something                   | outcome         |
        | removes SMS from the SLS devices | gets no further |
        | uses the session                 | is logged in    |

    @SEC-BIND-15
    Scenario: A security code for a login, where SMS was removed and is there again
      Given Amara uses SMS authentication
      And Amara receives a physical security device as well
      And Amara logs in to Client Portal with the physical security device
      And Amara asks for a security code in a new login
      And Amara goes back to Client Portal
      And Amara removes SMS from the SLS devices
      And Amara uses SMS authentication as well
      And Amara goes back to the platform
      When Amara enters the security code from the SMS
      Then Amara gets no further

    @SEC-BIND-15
    Scenario Outline: Another SMS for a login, where the person <does something> meanwhile
      Given Amara uses SMS authentication
      And Amara receives a physical security device as well
      And Amara logs in to Client Portal with the physical security device
      And Amara asks for a security code in a new login
      And Amara goes back to Client Portal
      And Amara <does something>
      And Amara uses the session for 2 minutes
      And Amara goes back to the platform
      When Amara asks for another SMS
      Then <outcome>

      Examples:
        | does something                   | outcome                         |
        | removes SMS from the SLS devices | Amara gets no further           |
        | uses the session                 | two SMS have been sent to Amara |
