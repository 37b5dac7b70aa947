Feature: What approves a login
  A login waits until the right security element has been given on the right phone.

  Rule: Only the right security element approves a login

    @PUSH-AND-05
    Scenario: Somebody else's finger on an Android phone approves nothing
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Amara logs in
      And Amara taps the notification
      When somebody else holds a finger against Amara's phone
      Then Amara's login is still waiting for the approval

    @PUSH-AND-05
    Scenario: A wrong PIN on an Android phone approves nothing
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in
      And Amara taps the notification
      When Amara mistypes the PIN
      Then Amara's login is still waiting for the approval

    @PUSH-TID-04
    Scenario: A finger not registered for Touch ID approves nothing
      Given Amara uses IB Key on an iPhone with Touch ID
      And Amara logs in
      And Amara taps the notification
      When somebody else holds a finger against Amara's phone
      Then Amara's login is still waiting for the approval

    @PUSH-TID-05
    Scenario: A wrong Passcode approves nothing where Touch ID is not activated
      Given Amara uses IB Key on an iPhone whose Touch ID is not activated
      And Amara logs in
      And Amara taps the notification
      When Amara mistypes the Passcode
      Then Amara's login is still waiting for the approval

    @PUSH-FID-04
    Scenario: Another face before Face ID approves nothing
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara logs in
      And Amara taps the notification
      When somebody else looks at Amara's phone
      Then Amara's login is still waiting for the approval

    @PUSH-FID-05
    Scenario: A wrong Passcode approves nothing where Face ID is not activated
      Given Amara uses IB Key on an iPhone whose Face ID is not activated
      And Amara logs in
      And Amara taps the notification
      When Amara mistypes the Passcode
      Then Amara's login is still waiting for the approval

    @PUSH-FID-05
    Scenario: A prompt dismissed after a wrong Passcode approves nothing where Face ID is not activated
      Given Amara uses IB Key on an iPhone whose Face ID is not activated
      And Amara logs in
      And Amara taps the notification
      And Amara mistypes the Passcode
      And Amara taps the notification
      When Amara dismisses the prompt
      Then Amara's login is still waiting for the approval

  Rule: An approval is good for one login

    Scenario Outline: The next login on <phone> asks for <element> again
      Given Amara uses IB Key on <phone>
      And Amara logs in to TWS
      And Amara approves the login with <element>
      And Amara logs in to Client Portal
      When Amara taps the notification
      Then IB Key asks Amara for <element>

      @PUSH-AND-05
      Examples:
        | phone                                      | element         |
        | an Android phone with a fingerprint sensor | the fingerprint |

      @PUSH-TID-04
      Examples:
        | phone                   | element  |
        | an iPhone with Touch ID | Touch ID |

      @PUSH-FID-04
      Examples:
        | phone                  | element |
        | an iPhone with Face ID | Face ID |
