Feature: Codes of several people, and many codes of one
  Codes are drawn anew for each person and each time, out of all that there could be.

  Rule: The codes of one person say nothing of those of another

    @SEC-RANDOM-01
    Scenario: Fifty challenges of two people are different ones
      Given Amara uses IB Key
      And Bruno uses IB Key
      And Amara logs in
      And Bruno logs in
      When Amara asks for 50 Challenge codes, one after another
      And Bruno asks for 50 Challenge codes, one after another
      Then Amara and Bruno have different codes

    @SEC-RANDOM-02
    Scenario: Forty security codes of two people are different ones
      Given Amara uses SMS authentication
      And Bruno uses SMS authentication
      When Amara logs in to the platform by SMS 40 times, half a day apart
      And Bruno logs in to the platform by SMS 40 times, half a day apart
      Then Amara and Bruno have different codes

  Rule: Codes are drawn from all that have their digits

    @SEC-RANDOM-01
    Scenario: A hundred and fifty challenges hardly repeat
      Given Amara uses IB Key
      And Amara logs in
      When Amara asks for 150 Challenge codes, one after another
      Then no Challenge code of Amara follows from those before it

    @SEC-RANDOM-02
    Scenario: A hundred and fifty security codes hardly repeat
      Given Amara uses SMS authentication
      When Amara logs in to the platform by SMS 150 times, half a day apart
      Then no security code of Amara follows from those before it
