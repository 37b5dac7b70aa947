Feature: Two messages at once
  Each message is sent for itself, whatever becomes of another one.

  Rule: That one got through says nothing about the other

    @SEC-SEND-01
    Scenario: A Confirm Code gets through, and the security code is sent again
      Given Amara uses SMS authentication
      And Amara logs in to Client Portal
      And Amara enters the security code from the SMS
      And 2 minutes pass
      And the carrier cannot take the next SMS to Amara
      And Amara logs in to TWS
      And Amara goes back to Client Portal
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      When a minute passes
      Then two SMS have been sent to Amara
