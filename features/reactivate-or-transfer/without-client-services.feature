Feature: With and without Client Services
  In the cases A and B nobody has to be called. In any other case the person is sent to Client Services.

  Rule: In the cases A and B the person needs no help

    @REACT-03 @REACT-02
    Scenario: A person reactivates IB Key without any help
      Given Amara uses IB Key on an iPhone with Face ID
      And Amara uninstalls IBKR Mobile and installs it again
      When Amara reactivates IB Key
      Then IB Key is active on Amara's phone

  Rule: Without number and device the procedure ends with Client Services

    @REACT-07
    Scenario: The transfer to another phone ends with Client Services
      Given Amara uses IB Key on an iPhone with Face ID without any mobile number on record
      And Amara buys an Android phone with a fingerprint sensor
      When Amara begins the migration
      Then IBKR Mobile tells Amara to contact "Client Services (Secure Login department)"
      And IBKR Mobile tells Amara to contact "ibkr.com/support"
      And IB Key is active on Amara's old phone alone

    @REACT-07
    Scenario: The reactivation of the same phone ends with Client Services
      Given Amara uses IB Key on an iPhone with Face ID without any mobile number on record
      And Amara uninstalls IBKR Mobile and installs it again
      When Amara begins the reactivation
      Then IBKR Mobile tells Amara to contact "Client Services (Secure Login department)"
      And IB Key is not active on Amara's phone
