Feature: Who vouches for a phone
  The vendor of its system signs what it knows of a phone. Nobody else's word counts, and neither does what the vendor
  has said of another phone, on another occasion, or some time ago.

  Rule: Only the word of the vendor counts

    @SEC-CLAIM-01
    Scenario Outline: A rooted phone <claim>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara's phone is jailbroken or rooted
      When a modified copy of Amara's app approves the login <claim>
      Then Amara's login is still waiting for the approval

      Examples:
        | claim                                     |
        | without any integrity claim               |
        | with a forged integrity claim             |
        | with an integrity claim nobody has signed |

    @SEC-CLAIM-01
    Scenario: A phone as it was made, with the word of the vendor
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When a modified copy of Amara's app approves the login with the integrity claim of the phone
      Then Amara is logged in

  Rule: A claim is good for one occasion

    @SEC-CLAIM-02
    Scenario: The claim of the login before
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And an approval by a copy of Amara's app is recorded
      And Amara is logged in
      And Amara's phone is jailbroken or rooted
      And Amara logs in to TWS again
      When a modified copy of Amara's app approves the login with the integrity claim of before
      Then Amara's login is still waiting for the approval

    @SEC-CLAIM-02
    Scenario: A new claim for a new login
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara approves the login with the fingerprint
      And Amara is logged in
      And Amara logs in to TWS again
      When Amara approves the login with the fingerprint
      Then Amara is logged in

  Rule: A claim speaks for one phone and one app

    @SEC-CLAIM-03
    Scenario Outline: The claim of <source>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      And Amara's phone is jailbroken or rooted
      When a modified copy of Amara's app approves the login with the integrity claim of <source>
      Then Amara's login is still waiting for the approval

      Examples:
        | source        |
        | another phone |
        | another app   |

    @SEC-CLAIM-03
    Scenario: The claim of this phone for this app
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in to TWS
      When a modified copy of Amara's app approves the login with the integrity claim of the phone
      Then Amara is logged in
