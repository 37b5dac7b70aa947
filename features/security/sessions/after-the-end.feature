Feature: Old keys after the end of a session
  What has opened a session before opens nothing after its end, whatever has happened since.

  Rule: A session that has ended stays ended

    @SEC-SESSION-02
    Scenario: Settings that were shown are not shown after the logout
      Given Amara uses a second factor
      And Amara logs in to Client Portal with the second factor
      And Amara is logged in
      And Amara opens the mobile number in the settings again
      When Amara logs out
      Then Amara's session is not accepted

    @SEC-SESSION-02
    Scenario Outline: The next login to <platform> does not revive the session before it
      Given Amara uses a second factor
      And Amara logs in to Client Portal with the second factor
      And Amara is logged in
      And Amara logs out
      When Amara logs in to <platform> with the second factor
      And Amara is logged in
      Then Amara's earlier session is not accepted

      Examples:
        | platform      |
        | Client Portal |
        | TWS           |

    @SEC-SESSION-02
    Scenario: A logout ends its own session, although an older one is on the same platform
      Given Amara uses a second factor
      And Amara logs in to Client Portal with the second factor
      And Amara is logged in
      And Amara logs in to Client Portal with the second factor
      And Amara is logged in
      When Amara logs out
      Then Amara's session is not accepted

    @SEC-SESSION-02
    Scenario: A session that nobody has ended is open beside the next one
      Given Amara uses a second factor
      And Amara logs in to Client Portal with the second factor
      And Amara is logged in
      And Amara logs in to TWS with the second factor
      And the server leaves Amara's earlier session open
      Then Amara's earlier session is accepted

  Rule: The key of a login is no session, before its end and after it

    @SEC-SESSION-01
    Scenario: The key of a complete login opens nothing
      Given Amara uses a second factor
      When Amara logs in to Client Portal with the second factor
      And Amara is logged in
      Then the key of Amara's login is not accepted as a session
      And Amara's session is accepted
