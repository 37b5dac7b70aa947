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

    @SEC-ENUM-01
    Scenario Outline: The password of a person in the <door>
      Given Amara uses IB Key on an iPhone with Face ID
      And Bruno has no SLS device, and the mobile number is not verified
      When somebody tries the password of Amara in the "<door>" for Amara, for Bruno and for nobody
      Then the answers can be told apart

      Examples:
        | door         |
        | login window |
        | app          |

    @SEC-ENUM-03
    Scenario Outline: The password of a person after <wrong ones>
      Given Amara uses IB Key on an iPhone with Face ID
      And Bruno has no SLS device, and the mobile number is not verified
      When somebody tries a wrong password in the "login window" for Amara, for Bruno and for nobody, <wrong ones>
      And somebody tries the password of Amara in the "login window" for Amara, for Bruno and for nobody
      Then the answers <can or cannot> be told apart

      Examples:
        | wrong ones | can or cannot |
        | 101 times  | cannot        |
        | 1 time     | can           |

  Rule: Nobody learns the answer from whom it is given to

    @SEC-SECRET-03
    Scenario: The response to a challenge
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      And Amara asks for a Challenge code instead
      And Amara notes the response to the challenge down
      When Amara is wrong 1 time with the response
      Then no answer of the server to Amara contains the noted response

    @SEC-SECRET-03
    Scenario: The challenge itself
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      And Amara logs in to TWS
      When Amara asks for a Challenge code instead
      Then an answer of the server to Amara contains the Challenge code

  Rule: An unknown name takes the same work as a known one

    @SEC-ENUM-02
    Scenario Outline: A wrong password in the <door>, and what it costs
      Given the server tells how often it hashes a password
      And Amara uses IB Key on an iPhone with Face ID
      And Bruno has no SLS device, and the mobile number is not verified
      When somebody tries a wrong password in the "<door>" for Amara, for Bruno and for nobody, 3 times
      Then the server has hashed a password equally often for each of them

      Examples:
        | door         |
        | login window |
        | app          |
