Feature: The response on the phone
  The app turns six digits into eight, after the security element and never without it.

  Rule: The app shows no Response String without the security element

    @CR-AND-05 @XDEV-AND-06 @SYNC-11
    Scenario: A wrong PIN gives no response
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara types the challenge "012345" and a wrong PIN into IBKR Mobile
      Then Amara's phone shows no Response String

    @CR-AND-05
    Scenario: The right PIN gives the response
      Given Amara uses IB Key on an Android phone without a fingerprint sensor
      When Amara types the challenge "012345" into IBKR Mobile
      Then Amara's phone shows a Response String of eight digits

    @CR-IOS-05 @XDEV-IOS-07
    Scenario: A finger not registered for Touch ID gives no response
      Given Bruno uses IB Key on an iPhone with Touch ID
      And Bruno types the challenge "012345" into IBKR Mobile
      When somebody else holds a finger against Bruno's phone
      Then Bruno's phone shows no Response String

    @CR-IOS-05
    Scenario: Where Touch ID is not activated the Passcode gives the response
      Given Bruno uses IB Key on an iPhone whose Touch ID is not activated
      And Bruno types the challenge "012345" into IBKR Mobile
      Then IB Key asks Bruno for the Passcode
      And Bruno's phone shows no Response String
      When Bruno gives the Passcode
      Then Bruno's phone shows a Response String of eight digits

    @CR-IOS-06
    Scenario: Another face gives no response
      Given Chen uses IB Key on an iPhone with Face ID
      And Chen types the challenge "012345" into IBKR Mobile
      When somebody else looks at Chen's phone
      Then Chen's phone shows no Response String

    @CR-IOS-06
    Scenario: Where Face ID is not activated the Passcode gives the response
      Given Chen uses IB Key on an iPhone whose Face ID is not activated
      And Chen types the challenge "012345" into IBKR Mobile
      Then IB Key asks Chen for the Passcode
      And Chen's phone shows no Response String
      When Chen gives the Passcode
      Then Chen's phone shows a Response String of eight digits

    @CR-IOS-06
    Scenario: One security element is enough
      Given Chen uses IB Key on an iPhone with Face ID
      And Chen types the challenge "012345" into IBKR Mobile
      When Chen gives Face ID
      Then IB Key asks Chen for nothing
      And Chen's phone shows a Response String of eight digits
