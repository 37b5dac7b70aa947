Feature: The response on the login screen
  The server accepts only the right response, complete and once.

  Rule: Only the right response is accepted from an Android phone

    @CR-AND-07
    Scenario Outline: A response of an Android phone that is <kind> is refused
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in
      And Amara asks for a Challenge code instead
      When Amara answers the challenge with a response that is "<kind>"
      Then the server does not accept the code of Amara
      And Amara is not logged in

      Examples:
        | kind                       |
        | wrong in its last digit    |
        | empty                      |
        | without its last digit     |
        | followed by one more digit |

    @CR-AND-07
    Scenario: The right response of an Android phone is accepted
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in
      And Amara asks for a Challenge code instead
      When Amara answers the challenge with a response that is "right"
      Then Amara is logged in

  Rule: Only the right response is accepted from an iPhone

    @CR-IOS-07
    Scenario Outline: A response of an iPhone that is <kind> is refused
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno logs in to Client Portal
      And Bruno asks for a Challenge code instead
      When Bruno answers the challenge with a response that is "<kind>"
      Then the server does not accept the code of Bruno
      And Bruno is not logged in

      Examples:
        | kind                       |
        | wrong in its last digit    |
        | empty                      |
        | without its last digit     |
        | followed by one more digit |

    @CR-IOS-07
    Scenario: The right response of an iPhone is accepted
      Given Bruno uses IB Key on an iPhone with Face ID
      And Bruno logs in to Client Portal
      And Bruno asks for a Challenge code instead
      When Bruno answers the challenge with a response that is "right"
      Then Bruno is logged in

  Rule: A login by challenge and response ends the approval request on the phone

    @CR-AND-08
    Scenario: The notification on an Android phone approves nothing afterwards
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara logs in to the platform by challenge and response
      Then Amara is logged in
      And the notification can no longer be approved on Amara's phone

    @CR-IOS-08
    Scenario: The notification on an iPhone approves nothing afterwards
      Given Bruno uses IB Key on an iPhone with Touch ID
      When Bruno logs in to the platform by challenge and response
      Then Bruno is logged in
      And the notification can no longer be approved on Bruno's phone
