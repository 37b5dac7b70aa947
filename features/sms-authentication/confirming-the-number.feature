Feature: Confirming the mobile number
  The Confirm Code goes to the number on record, and only the right one brings the green check mark.

  Background:
    Given Amara has no SLS device, and the mobile number is not verified
    And Amara is logged in to Client Portal

  Rule: VERIFY sends one SMS to the number on record

    @SMS-04
    Scenario: The code is told in the SMS and nowhere else
      When Amara asks for a Confirm Code
      Then one SMS is sent to Amara
      And an SMS with a code is in Amara's inbox
      And no answer of the server to Amara contains the code

    @SMS-04
    Scenario: Nothing is sent before it is asked for
      Then no SMS is sent to Amara

  Rule: A new SMS may be requested only every 2 minutes

    @SMS-06
    Scenario: Just before two minutes have passed
      Given Amara asks for a Confirm Code
      And 119.999 seconds pass
      When Amara asks for a Confirm Code
      Then the server asks Amara to wait
      And one SMS is sent to Amara

    @SMS-06
    Scenario: After two minutes
      Given Amara asks for a Confirm Code
      And 2 minutes pass
      When Amara asks for a Confirm Code
      Then two SMS have been sent to Amara

    @SMS-06
    Scenario: A second window does not help
      Given Amara asks for a Confirm Code
      And Amara is logged in to Client Portal
      When Amara asks for a Confirm Code
      Then the server asks Amara to wait
      And one SMS is sent to Amara

    @SMS-06
    Scenario: Another language does not help
      Given Amara asks for a Confirm Code
      And Amara is logged in to Client Portal in Russian
      When Amara asks for a Confirm Code
      Then the server asks Amara to wait
      And one SMS is sent to Amara

  Rule: Only the right Confirm Code is accepted

    @SMS-07
    Scenario: The right code
      Given Amara asks for a Confirm Code
      When Amara enters the Confirm Code
      Then the mobile number of Amara is verified

    @SMS-07
    Scenario: A wrong code
      Given Amara asks for a Confirm Code
      When Amara enters a wrong Confirm Code
      Then the server does not accept the code of Amara
      And the mobile number of Amara is not verified

    @SMS-07
    Scenario: The code of another person
      Given Bruno has no SLS device, and the mobile number is not verified
      And Bruno is logged in to Client Portal
      And Bruno asks for a Confirm Code
      And Amara asks for a Confirm Code
      When Amara enters the Confirm Code of Bruno
      Then the server does not accept the code of Amara

    @SMS-07
    Scenario: A code that has been superseded
      Given Amara asks for a Confirm Code
      And Amara notes the code down
      And 2 minutes pass
      And Amara asks for a Confirm Code
      When Amara enters the noted code as Confirm Code
      Then the server does not accept the code of Amara

    @SMS-07
    Scenario: A code that has expired
      Given Amara asks for a Confirm Code
      And Amara notes the code down
      And 10 minutes pass
      When Amara enters the noted code as Confirm Code
      Then Amara is refused
      And the mobile number of Amara is not verified

    @SMS-07
    Scenario: A code for a number that has since been changed
      Given Amara asks for a Confirm Code
      And Amara notes the code down
      And Amara changes the mobile number
      When Amara enters the noted code as Confirm Code
      Then Amara is refused
      And the mobile number of Amara is not verified

  Rule: The green check mark says that the number is verified

    @SMS-08
    Scenario: It is there after the right code, and stays
      Given Amara asks for a Confirm Code
      When Amara enters the Confirm Code
      Then a green check mark is shown to Amara in the column "SMS Verified"
      When Amara opens the mobile number in the settings again
      Then a green check mark is shown to Amara in the column "SMS Verified"

    @SMS-08
    Scenario: It is not there after a wrong code
      Given Amara asks for a Confirm Code
      When Amara enters a wrong Confirm Code
      Then the server does not accept the code of Amara
      When Amara opens the mobile number in the settings again
      Then no check mark is shown to Amara in the column "SMS Verified"

  Rule: The second CONTINUE only closes the dialog

    @SMS-09
    Scenario: Leaving without it
      Given Amara asks for a Confirm Code
      And Amara enters the Confirm Code
      When Amara is logged in to Client Portal
      Then the mobile number of Amara is verified
