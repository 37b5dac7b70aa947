Feature: Which login a code is for
  A code is given to the login that can use it, and to no other.

  Rule: A Challenge code is for a device that answers it

    @SEC-BIND-11
    Scenario: The login waits for a code by SMS
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      When Amara asks for a Challenge code instead
      Then Amara is refused

    @SEC-BIND-11
    Scenario: The login waits for the choice of a device
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara receives a physical security device as well
      And Amara logs in to TWS
      When Amara asks for a Challenge code instead
      Then Amara is refused

    @SEC-BIND-11
    Scenario: The login waits for an approval
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      When Amara asks for a Challenge code instead
      Then the answer of Amara is accepted

  Rule: A security code is for a login that waits for one

    @SEC-BIND-12
    Scenario: A code by SMS for a login that waits for an approval
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      When Amara asks for another SMS
      Then Amara is refused
      And no SMS is sent to Amara

    @SEC-BIND-12
    Scenario: A code by SMS for a login that waits for it
      Given Amara uses SMS authentication
      And Amara logs in to TWS
      And 2 minutes pass
      When Amara asks for another SMS
      Then two SMS have been sent to Amara
