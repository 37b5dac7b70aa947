Feature: Passwords match letter for letter
  A password matches exactly or not at all. Whether blanks around it, or another case of its first letter, are taken for
  mistyping is up to the server (AMB-36).

  Rule: A password is accepted only letter for letter

    @SEC-EXACT-05
    Scenario Outline: A password is given <form>
      Given Amara uses IB Key
      When Amara gives the password "<form>" to the platform
      Then <outcome>

      Examples:
        | form                  | outcome                                             |
        | as it is              | the answer of Amara is accepted                     |
        | in the other case     | the server does not accept the credentials of Amara |
        | without its last sign | the server does not accept the credentials of Amara |
        | followed by one more  | the server does not accept the credentials of Amara |

    @SEC-EXACT-05
    Scenario: A password followed by an invisible character is refused
      Given Amara uses IB Key
      When Amara gives the password "followed by a null character and one more" to the platform
      Then Amara is refused

    @SEC-EXACT-05
    Scenario Outline: A passphrase is given <form>
      Given Amara has a passphrase in place of the password
      When Amara gives the passphrase "<form>" to the platform
      Then <outcome>

      Examples:
        | form                         | outcome                                             |
        | as it is                     | the answer of Amara is accepted                     |
        | without its last sign        | the server does not accept the credentials of Amara |
        | followed by one more         | the server does not accept the credentials of Amara |
        | without its accent           | the server does not accept the credentials of Amara |
        | with two blanks for each one | the server does not accept the credentials of Amara |
