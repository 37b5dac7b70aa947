Feature: Enrolling into SMS authentication
  "How to enable and use SMS as Two-Factor Authentication method", first part.

  @SMS-02 @SMS-03 @SMS-04 @SMS-07 @SMS-08 @SMS-09 @SMS-10
  Scenario: A mobile number is verified some time after the account was opened
    Given Amara has no SLS device, and the mobile number is not verified
    # SMS-02
    And 90 days pass
    And Amara is logged in to Client Portal
    # SMS-03
    When Amara clicks "Settings → User Settings"
    And Amara clicks the gear beside "Mobile Number"
    # SMS-04
    And Amara clicks "VERIFY"
    Then one SMS is sent to Amara
    # SMS-07
    When Amara enters the code into "Confirmation Number" and clicks "CONTINUE"
    # SMS-08
    Then a green check mark is shown to Amara in the column "SMS Verified"
    # SMS-09
    When Amara clicks "CONTINUE"
    Then the mobile number of Amara is verified
    # SMS-10
    When a minute passes
    Then Amara is enrolled in SMS authentication
