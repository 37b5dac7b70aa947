Feature: Whose session it is
  A session is made for one login, and nobody makes another one like it.

  Rule: Every login has a session of its own

    @SEC-SESSION-01
    Scenario: Two logins, one after the other
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara logs in to TWS by challenge and response
      And Amara is logged in
      And Amara logs in to TWS by challenge and response
      Then Amara is logged in
      And Amara's session is none of the secrets before it

    @SEC-SESSION-01
    Scenario: One login
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara logs in to TWS by challenge and response
      Then Amara is logged in
      And what is behind the login opens to Amara's session

  Rule: Nobody guesses a key

    @SEC-SESSION-04
    Scenario: Twenty logins
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara begins 20 logins to TWS
      Then no key of these logins of Amara can be guessed

    @SEC-SESSION-04
    Scenario: Twenty logins and their keys
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara begins 20 logins to TWS
      Then each of these logins of Amara opens to its own key
