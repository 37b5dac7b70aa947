Feature: How long an unknown user name is locked
  A lock that ends earlier for some names discloses which of them exist.

  Rule: The lock of an unknown user name lasts as long as that of a known one

    Background:
      Given the server publishes its limits
      And Amara uses a second factor
      And Bruno has no SLS device, and the mobile number is not verified

    @SEC-ENUM-03
    Scenario Outline: A wrong password in the <door>, where the lock is about to end
      Given somebody tries a wrong password in the "<door>" for Amara, for Bruno and for nobody, 101 times
      When the lock of the password is about to end
      And somebody tries a wrong password in the "<door>" for Amara, for Bruno and for nobody, 1 time
      Then the answers cannot be told apart

      Examples:
        | door         |
        | login window |
        | app          |

    @SEC-ENUM-03
    Scenario Outline: The right password in the <door>, where the lock has just ended
      Given somebody tries a wrong password in the "<door>" for Amara, for Bruno and for nobody, 101 times
      When the lock of the password has just ended
      And somebody tries the password of Amara in the "<door>" for Amara, for Bruno and for nobody
      Then the answers can be told apart

      Examples:
        | door         |
        | login window |
        | app          |
