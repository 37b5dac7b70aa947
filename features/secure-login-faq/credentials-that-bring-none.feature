Feature: Credentials that send no notification
  A person who does not know the password causes nothing and learns nothing.

  Rule: Only accepted credentials send a notification

    @PUSH-AND-02
    Scenario: A wrong password sends an Android phone nothing
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When Amara tries to log in to the platform with a wrong password
      Then the server does not accept the credentials of Amara
      And no notification is sent to Amara's phone

    @PUSH-TID-01
    Scenario: A wrong password sends an iPhone with Touch ID nothing
      Given Amara uses IB Key on an iPhone with Touch ID
      When Amara tries to log in to the platform with a wrong password
      Then the server does not accept the credentials of Amara
      And no notification is sent to Amara's phone

    @PUSH-FID-01
    Scenario: A wrong password sends an iPhone with Face ID nothing
      Given Amara uses IB Key on an iPhone with Face ID
      When Amara tries to log in to the platform with a wrong password
      Then the server does not accept the credentials of Amara
      And no notification is sent to Amara's phone

    @PUSH-AND-02
    Scenario: A person who does not exist sends nobody a notification
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      When somebody tries to log in to the platform as a person who does not exist
      Then the server does not accept these credentials
      And no notification is sent to Amara's phone

    @PUSH-AND-02
    Scenario: The notification of one person reaches nobody else
      Given Amara uses IB Key on an Android phone with a fingerprint sensor
      And Bruno uses IB Key on an Android phone with a fingerprint sensor
      When Amara logs in
      Then one notification is sent to Amara's phone
      And no notification is sent to Bruno's phone
