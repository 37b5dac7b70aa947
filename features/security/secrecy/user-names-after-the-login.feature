Feature: Which user names exist, after the login
  A logged-in person who gives a password again learns no more than at the login.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID
    And Bruno has no SLS device, and the mobile number is not verified

  Rule: A password requested again discloses no user name

    @SEC-ENUM-01
    Scenario Outline: The settings answer to <password>
      Given Amara is logged in to Client Portal with IB Key
      When Amara gives <password> once more in the "settings", for <person> and for nobody
      Then the answers <can or cannot> be told apart

      Examples:
        | password           | person | can or cannot |
        | the right password | Amara  | can           |
        | a wrong password   | Bruno  | cannot        |

    @SEC-ENUM-01
    Scenario Outline: The app answers to <password>
      Given Amara buys an Android phone with a fingerprint sensor
      And Amara goes as far as the second password prompt
      When Amara gives <password> once more in the "app", for <person> and for nobody
      Then the answers <can or cannot> be told apart

      Examples:
        | password           | person | can or cannot |
        | the right password | Amara  | can           |
        | a wrong password   | Bruno  | cannot        |

  Rule: An unknown user name causes the same work as a known one

    @SEC-ENUM-02
    Scenario Outline: A wrong password in the <place> causes the same work for each name
      Given the server reports how often it hashes a password
      And Amara is logged in to Client Portal with IB Key
      And Amara buys an Android phone with a fingerprint sensor
      And Amara goes as far as the second password prompt
      When Amara gives a wrong password once more in the "<place>", for Bruno and for nobody
      Then the server has hashed a password equally often for each of them

      Examples:
        | place    |
        | settings |
        | app      |
