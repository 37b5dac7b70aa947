Feature: Codes that cannot be predicted
  Knowing all previous codes does not help to guess the next one.

  Rule: The next challenge cannot be predicted

    @SEC-RANDOM-01
    Scenario: Fifty challenges do not follow from each other
      Given Amara uses IB Key
      And Amara logs in
      When Amara asks for 50 Challenge codes, one after another
      Then no Challenge code of Amara follows from those before it

    @SEC-RANDOM-01
    Scenario: One challenge stays the same when it is read fifty times
      Given Amara uses IB Key
      And Amara logs in
      And Amara asks for a Challenge code instead
      When Amara reads the Challenge code 50 times, one after another
      Then every Challenge code of Amara is the one before it

  Rule: The next security code cannot be predicted

    @SEC-RANDOM-02
    Scenario: Forty security codes do not follow from each other
      Given Amara uses SMS authentication
      When Amara logs in to the platform by SMS 40 times, half a day apart
      Then no security code of Amara follows from those before it

  Rule: The next Activation Token cannot be predicted

    @SEC-RANDOM-03
    Scenario: Forty Activation Tokens do not follow from each other
      Given Amara uses IB Key
      And Amara buys another phone
      When Amara begins the migration 40 times, half a day apart
      Then no Activation Token of Amara follows from those before it, and each has 40 bits

    @SEC-RANDOM-03
    Scenario: Forty Activation Tokens of reactivations do not follow from each other
      Given Amara uses IB Key
      And Amara uninstalls IBKR Mobile and installs it again
      When Amara begins the reactivation 40 times, half a day apart
      Then no Activation Token of Amara follows from those before it, and each has 40 bits

    @SEC-RANDOM-03
    Scenario: Forty Activation Tokens of first activations do not follow from each other
      Given Amara has an iPhone with Face ID on which IB Key is not activated
      When Amara begins the activation 40 times, half a day apart
      Then no Activation Token of Amara follows from those before it, and each has 40 bits
