Feature: Which user names exist, at the login
  Neither the answers nor the work of the server disclose which user names exist.

  Rule: A login discloses no user name

    @SEC-ENUM-01
    Scenario Outline: A wrong password in the <door> discloses no user name
      Given Amara uses IB Key
      And Bruno has no SLS device, and the mobile number is not verified
      When somebody tries a wrong password in the "<door>" for Amara, for Bruno and for nobody, 1 time
      Then the answers cannot be told apart

      Examples:
        | door         |
        | login window |
        | app          |

    @SEC-ENUM-01
    Scenario Outline: The right password in the <door> is recognised
      Given Amara uses IB Key
      And Bruno has no SLS device, and the mobile number is not verified
      When somebody tries the password of Amara in the "<door>" for Amara, for Bruno and for nobody
      Then the answers can be told apart

      Examples:
        | door         |
        | login window |
        | app          |

    @SEC-ENUM-03
    Scenario Outline: The right password is given after wrong ones, <wrong ones>
      Given Amara uses a second factor
      And Bruno has no SLS device, and the mobile number is not verified
      When somebody tries a wrong password in the "login window" for Amara, for Bruno and for nobody, <wrong ones>
      And somebody tries the password of Amara in the "login window" for Amara, for Bruno and for nobody
      Then the answers <can or cannot> be told apart

      Examples:
        | wrong ones | can or cannot |
        | 101 times  | cannot        |
        | 1 time     | can           |

  Rule: An unknown user name causes the same work as a known one

    @SEC-ENUM-02
    Scenario Outline: A wrong password in the <door> causes the same work for each name
      Given the server reports how often it hashes a password
      And Amara uses IB Key
      And Bruno has no SLS device, and the mobile number is not verified
      When somebody tries a wrong password in the "<door>" for Amara, for Bruno and for nobody, 3 times
      Then the server has hashed a password equally often for each of them

      Examples:
        | door         |
        | login window |
        | app          |
