Feature: What ends an activation under way
  An activation of IB Key is proven by a token to the mobile number or by a physical security device. It does not outlive them.

  Rule: An activation ends with the physical security device that has proven it

    @SEC-BIND-16
    Scenario Outline: A PIN after the response of the device, where the person <does something> meanwhile
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara receives a physical security device as well
      And Amara logs in to Client Portal with the physical security device
      And Amara buys an Android phone with a fingerprint sensor
      And Amara begins the migration
      And Amara enters the response of the physical security device
      And Amara <does something>
      When Amara chooses the PIN "9door"
      Then IB Key is active on Amara's <phone> phone alone

      Examples:
        | does something                                   | phone |
        | removes the physical device from the SLS devices | old   |
        | uses the session                                 | new   |

  Rule: A first activation ends once another mobile number than that of its token is verified

    Background:
      Given Amara has no SLS device, and the mobile number is not verified
      And Amara is logged in to Client Portal
      And Amara begins the activation

    @SEC-BIND-16
    Scenario: An Activation Token is refused once another number is verified
      Given Amara changes the mobile number
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code that was sent to the other number
      When Amara enters the Activation Token
      Then IBKR Mobile does not ask Amara for "Repeat PIN"

    @SEC-BIND-16
    Scenario: A PIN after the token is refused once another number is verified
      Given Amara enters the Activation Token
      And Amara changes the mobile number
      And Amara asks for a Confirm Code
      And Amara enters the Confirm Code that was sent to the other number
      When Amara chooses the PIN "9door"
      Then IBKR Mobile cannot be used on Amara's phone

    @SEC-BIND-16
    Scenario: Token and PIN are accepted where no other number is verified
      Given Amara enters the Activation Token
      When Amara chooses the PIN "9door"
      Then IBKR Mobile can be used on Amara's phone
