Feature: What nobody learns
  Neither on the way, nor from an answer, nor from what came before.

  Rule: Nobody learns who exists

    @SEC-ENUM-01
    Scenario Outline: A wrong password in the <door>
      Given Amara uses IB Key on an iPhone with Face ID
      And Bruno has no SLS device, and the mobile number is not verified
      When somebody tries a wrong password in the "<door>" for Amara, for Bruno and for nobody, 1 time
      Then the answers cannot be told apart

      Examples:
        | door         |
        | login window |
        | app          |

    @SEC-ENUM-03
    Scenario: Wrong passwords until they are locked
      Given Amara uses IB Key on an iPhone with Face ID
      And Bruno has no SLS device, and the mobile number is not verified
      When somebody tries a wrong password in the "login window" for Amara, for Bruno and for nobody, 101 times
      Then the answers cannot be told apart

  Rule: Nobody reads a secret on the way

    @SEC-SECRET-01
    Scenario: A notification
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara logs in to TWS
      Then no notification to Amara holds a secret or a name

    @SEC-SECRET-02
    Scenario: A text message
      Given Amara uses SMS authentication
      When Amara logs in to TWS
      Then no SMS to Amara holds a secret but its code

  Rule: Nobody guesses the next challenge

    @SEC-RANDOM-01
    Scenario: Fifty challenges
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      When Amara asks for 50 Challenge codes, one after another
      Then no Challenge code of Amara follows from those before it

  Rule: Two minutes between two text messages, in however many windows

    @SEC-COOLDOWN-01
    Scenario: Two windows
      Given Amara uses SMS authentication
      When Amara logs in to TWS
      And Amara logs in to Client Portal
      Then one SMS is sent to Amara

    @SEC-COOLDOWN-01
    Scenario: Two windows, two minutes apart
      Given Amara uses SMS authentication
      When Amara logs in to TWS
      And 2 minutes pass
      And Amara logs in to Client Portal
      Then two SMS have been sent to Amara
