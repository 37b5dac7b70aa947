Feature: Credentials that bring no notification
  Whoever does not know the password sets nothing off, and learns nothing.

  Rule: Other credentials bring none

    @PUSH-AND-02
    Scenario: A wrong password brings none to an Android phone
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara tries to log in to TWS with a wrong password
      Then the server does not accept the credentials of Amara
      And no notification is sent to Amara's phone

    @PUSH-TID-01
    Scenario: A wrong password brings none to an iPhone with Touch ID
      Given Amara uses IB Key on an iPhone with Touch ID
      When Amara tries to log in to TWS with a wrong password
      Then the server does not accept the credentials of Amara
      And no notification is sent to Amara's phone

    @PUSH-FID-01
    Scenario: A wrong password brings none to an iPhone with Face ID
      Given Amara uses IB Key on an iPhone with Face ID
      When Amara tries to log in to TWS with a wrong password
      Then the server does not accept the credentials of Amara
      And no notification is sent to Amara's phone

    @PUSH-AND-02
    Scenario: Somebody without an account brings none to anybody
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When somebody tries to log in to TWS as a person who does not exist
      Then the server does not accept these credentials
      And no notification is sent to Amara's phone

    @PUSH-AND-02
    Scenario: The notification of one person reaches nobody else
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Bruno uses IB Key on an Android phone with a fingerprint sensor
      When Amara logs in to TWS
      Then one notification is sent to Amara's phone
      And no notification is sent to Bruno's phone
