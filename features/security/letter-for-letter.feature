Feature: Letter for letter
  A password is what its owner chose: not something like it.

  Rule: A password is accepted only letter for letter

    @SEC-EXACT-05
    Scenario Outline: A password <form>
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara gives the password "<form>" to TWS
      Then <outcome>

      Examples:
        | form                   | outcome                                              |
        | as it is               | the answer of Amara is accepted                      |
        | in the other case      | the server does not accept the credentials of Amara |
        | without its last sign  | the server does not accept the credentials of Amara |
        | with a blank in front  | the server does not accept the credentials of Amara |
        | with a blank behind    | the server does not accept the credentials of Amara |
        | followed by one more   | the server does not accept the credentials of Amara |
