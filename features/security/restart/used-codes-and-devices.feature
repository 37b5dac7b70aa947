Feature: Used codes and removed devices after a restart
  A restart makes nothing valid again.

  Rule: A restart does not revive what was used, superseded or removed

    @SEC-RESTART-01
    Scenario: A used Confirm Code stays used after a restart
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara notes the code down
      And Amara enters the Confirm Code
      And the server starts again
      When Amara enters the noted code as Confirm Code
      Then Amara is refused

    @SEC-RESTART-01
    Scenario: A Confirm Code that was not entered is valid after a restart
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara asks for a Confirm Code
      And Amara notes the code down
      And the server starts again
      When Amara enters the noted code as Confirm Code
      Then the mobile number of Amara is verified

    @SEC-RESTART-01
    Scenario: A superseded security code stays invalid after a restart
      Given Amara uses SMS authentication
      And Amara logs in
      And Amara notes the code down
      And 2 minutes pass
      And Amara asks for another SMS
      And the server starts again
      When Amara enters the noted code as security code
      Then Amara is refused

    @SEC-RESTART-01
    Scenario: An approved login hands out no second session after a restart
      Given Amara uses IB Key
      And Amara logs in
      And a copy of Amara's app with the keys approves the login
      And Amara is logged in
      And the server starts again
      When Amara requests the login again
      Then 1 session has been opened for Amara

    @SEC-RESTART-01
    Scenario: A response that proved an activation stays used after a restart
      Given Amara has a physical security device
      And Amara logs in to Client Portal with the physical security device
      And Amara buys an iPhone with Face ID
      And Amara begins the activation
      And a modified copy of Amara's app sends the response of the physical security device
      And Amara removes IB Key from the SLS devices
      And the server starts again
      When a modified copy of Amara's app sends the response of the physical security device
      Then Amara is refused

    @SEC-RESTART-01
    Scenario: A removed device stays removed after a restart
      Given Bruno uses IB Key
      And Bruno receives a physical security device as well
      And Bruno logs in to Client Portal with the physical security device
      And Bruno removes the physical device from the SLS devices
      And the server starts again
      When Bruno logs in to Client Portal again
      Then Bruno is offered no device drop-down
