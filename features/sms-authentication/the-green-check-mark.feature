Feature: The green check mark
  "SMS Verified" means that the number on record has received the right code.

  Background:
    Given Amara has no SLS device, and the mobile number is not verified
    And Amara is logged in to Client Portal

  Rule: The green check mark means that the number is verified

    @SMS-08
    Scenario: The check mark appears after the right code and stays
      Given Amara asks for a Confirm Code
      When Amara enters the Confirm Code
      Then a green check mark is shown to Amara in the column "SMS Verified"
      When Amara opens the mobile number in the settings again
      Then a green check mark is shown to Amara in the column "SMS Verified"

    @SMS-08
    Scenario: A changed number has no check mark
      Given Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      And Amara changes the mobile number
      When Amara opens the mobile number in the settings again
      Then no check mark is shown to Amara in the column "SMS Verified"

    @SMS-08
    Scenario: The check mark does not appear after a wrong code
      Given Amara asks for a Confirm Code
      When Amara enters a wrong Confirm Code
      Then the server does not accept the code of Amara
      When Amara opens the mobile number in the settings again
      Then no check mark is shown to Amara in the column "SMS Verified"

  Rule: The second CONTINUE only closes the dialog

    @SMS-09
    Scenario: The number stays verified without the second CONTINUE
      Given Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      And 2 minutes pass
      And Amara logs in
      When Amara enters the security code from the SMS
      Then the mobile number of Amara is verified
