Feature: Keys of logins and sessions
  A session belongs to one login, and its key cannot be guessed.

  Rule: Every login has a session of its own

    @SEC-SESSION-01
    Scenario: Two logins have different sessions
      Given Amara uses a second factor
      When Amara logs in to the platform with the second factor
      And Amara is logged in
      And Amara logs in to the platform with the second factor
      Then Amara is logged in
      And Amara's session differs from all earlier secrets

    @SEC-SESSION-01
    Scenario: Two logins by SMS have different sessions
      Given Amara uses SMS authentication
      When Amara logs in to the platform with the second factor
      And Amara is logged in
      And Amara logs in to the platform with the second factor
      Then Amara is logged in
      And Amara's session differs from all earlier secrets

    @SEC-SESSION-01
    Scenario: One login has one session
      Given Amara uses a second factor
      When Amara logs in to the platform with the second factor
      Then Amara is logged in
      And Amara's session is accepted

    @SEC-SESSION-01
    Scenario: The session of each person is that person's own
      Given Amara uses a second factor
      And Bruno uses a second factor
      When Amara logs in to the platform with the second factor
      And Amara is logged in
      And Bruno logs in to the platform with the second factor
      Then Bruno is logged in
      And Amara is logged in

  Rule: The key of a login cannot be guessed

    @SEC-SESSION-04
    Scenario: Twenty logins have keys that cannot be guessed
      Given Amara uses a second factor
      When Amara begins 20 logins to the platform
      Then no key of these logins of Amara can be guessed

    @SEC-SESSION-04
    Scenario: Twenty logins open with their own keys
      Given Amara uses a second factor
      When Amara begins 20 logins to the platform
      Then each of these logins of Amara opens to its own key
