Feature: Waiting as long as the service asks
  Push services and carriers that cannot take a message may say how long to wait, in seconds or by a date.

  Background:
    Given the server sends messages again by itself

  Rule: Nothing is sent before the service allows it

    @SEC-SEND-02
    Scenario Outline: A notification to an Android phone waits if the service <asks>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And the push service <asks> 20 seconds with the next notification to Amara's phone
      When Amara logs in
      And 19 seconds pass
      Then no notification is sent to Amara's phone
      When a minute passes
      Then one notification is sent to Amara's phone

      Examples:
        | asks                   |
        | asks to wait           |
        | asks by a date to wait |

    @SEC-SEND-02
    Scenario Outline: A notification to an iPhone waits if the service <asks>
      Given Amara uses IB Key on an iPhone with Face ID
      And the push service <asks> 20 seconds with the next notification to Amara's phone
      When Amara logs in
      And 19 seconds pass
      Then no notification is sent to Amara's phone
      When a minute passes
      Then one notification is sent to Amara's phone

      Examples:
        | asks                   |
        | asks to wait           |
        | asks by a date to wait |

    @SEC-SEND-02
    Scenario Outline: An SMS waits if the carrier <asks>
      Given Amara uses SMS authentication
      And the carrier <asks> 20 seconds with the next SMS to Amara
      When Amara logs in
      And 19 seconds pass
      Then no SMS is sent to Amara
      When a minute passes
      Then one SMS is sent to Amara

      Examples:
        | asks                   |
        | asks to wait           |
        | asks by a date to wait |
