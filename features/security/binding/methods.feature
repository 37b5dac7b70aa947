Feature: Which login receives a code
  A code is given only to a login that can use it.

  Rule: A Challenge code is given only to a login whose device answers it

    @SEC-BIND-11
    Scenario: A login that waits for an SMS code receives no Challenge code
      Given Amara uses SMS authentication
      And Amara logs in
      When Amara asks for a Challenge code instead
      Then Amara is refused

    @SEC-BIND-11
    Scenario: A login that waits for the choice of a device receives no Challenge code
      Given Amara uses IB Key
      And Amara receives a physical security device as well
      And Amara logs in
      When Amara asks for a Challenge code instead
      Then Amara is refused

    @SEC-BIND-11
    Scenario: A login by SMS receives no Challenge code, although IB Key is active as well
      Given Amara uses IB Key
      And Amara uses SMS authentication as well
      And Amara logs in
      And Amara chooses SMS in the drop-down
      When Amara asks for a Challenge code instead
      Then Amara is refused

    @SEC-BIND-11
    Scenario: A login that waits for an approval receives a Challenge code
      Given Amara uses IB Key
      And Amara logs in
      When Amara asks for a Challenge code instead
      Then the answer of Amara is accepted

    @SEC-BIND-11
    Scenario: Two people at the same time are shown a Challenge code of their own each
      Given Amara uses IB Key
      And Bruno uses IB Key
      And Bruno logs in
      And Bruno asks for a Challenge code instead
      And Amara logs in
      When Amara asks for a Challenge code instead
      Then the window of Amara shows the Challenge code of this login
      And the window of Bruno shows the Challenge code of this login

  Rule: A security code is sent only for a login that waits for one

    @SEC-BIND-12
    Scenario: A login that waits for an approval receives no security code
      Given Amara uses IB Key
      And Amara logs in
      When Amara asks for another SMS
      Then Amara is refused
      And no SMS is sent to Amara

    @SEC-BIND-12
    Scenario: A login that waits for a response receives no security code, although SMS is active as well
      Given Amara uses IB Key
      And Amara uses SMS authentication as well
      And Amara logs in
      And Amara chooses IB Key in the drop-down
      And Amara asks for a Challenge code instead
      When Amara asks for another SMS
      Then Amara is refused
      And no SMS is sent to Amara

    @SEC-BIND-12
    Scenario: A login with the physical security device receives no security code, although SMS is active as well
      Given Amara uses SMS authentication
      And Amara receives a physical security device as well
      And Amara logs in
      And Amara chooses the physical security device in the drop-down
      When Amara asks for another SMS
      Then Amara is refused
      And no SMS is sent to Amara

    @SEC-BIND-12
    Scenario: A login that waits for a security code receives another one
      Given Amara uses SMS authentication
      And Amara logs in
      And 2 minutes pass
      When Amara asks for another SMS
      Then two SMS have been sent to Amara
