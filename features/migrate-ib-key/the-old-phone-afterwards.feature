Feature: What the old phone can still do
  After the migration the old phone has lost the capability, though it may still hold its keys.

  Background:
    Given Amara uses IB Key on an iPhone with Face ID

  Rule: The old phone gets no notification

    @MIG-06
    Scenario: A login after the migration sends the old phone no notification
      Given Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      When Amara logs in
      Then no notification is sent to Amara's old phone

    @MIG-06
    Scenario: A new push registration does not bring the old phone back
      Given Amara buys an iPhone with Touch ID
      And Amara migrates IB Key
      And Amara logs in
      And Amara approves the login with Touch ID
      And Amara takes the old phone
      And the push service has renewed the registration of Amara's phone
      And IBKR Mobile is closed on Amara's old phone and opened again
      When Amara logs in to Client Portal
      Then no notification is sent to Amara's old phone

    @MIG-06
    Scenario: A login before the migration sends the old phone a notification
      Given Amara logs in
      And Amara buys an Android phone with a fingerprint sensor
      Then one notification is sent to Amara's old phone

  Rule: The old phone approves nothing

    @MIG-06
    Scenario: A notification from before the migration approves nothing
      Given Amara logs in
      And Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      When Amara takes the old phone
      And Amara taps the notification
      Then Amara's old phone shows no approval request
      And Amara is not logged in

    @MIG-06
    Scenario: An open approval request approves nothing after the migration
      Given Amara logs in
      And Amara taps the notification
      And Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      When Amara takes the old phone
      And Amara gives Face ID
      Then Amara is not logged in

    @MIG-06
    Scenario: Without a migration an open approval request approves the login
      Given Amara logs in
      And Amara taps the notification
      When Amara gives Face ID
      Then Amara is logged in

  Rule: The responses of the old phone are refused

    @MIG-06
    Scenario: A challenge shown after the migration gets no valid response from the old phone
      Given Amara buys an Android phone with a fingerprint sensor
      And Amara migrates IB Key
      Then IB Key is not active on Amara's old phone

    @MIG-06
    Scenario: A challenge shown before the migration gets no valid response from the old phone
      Given Amara logs in
      And Amara asks for a Challenge code instead
      And Amara buys an Android phone with a fingerprint sensor
      And Amara notes the response of Amara's old phone down
      And Amara migrates IB Key
      When Amara gives the noted response
      Then Amara is refused
