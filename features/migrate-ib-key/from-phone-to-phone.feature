Feature: From any phone to any phone
  The system of the new phone decides about the procedure; that of the old phone does not matter.

  Rule: IB Key moves between any two phones

    @MIG-05 @MIG-13
    Scenario Outline: IB Key moves from <one system to another>
      Given Amara uses IB Key on <old>
      And Amara buys <new>
      When Amara migrates IB Key
      Then IB Key is active on Amara's new phone alone

      Examples:
        | one system to another | old                                        | new                                           |
        | iPhone to iPhone      | an iPhone with Touch ID                    | an iPhone with Face ID                        |
        | Android to iPhone     | an Android phone with a fingerprint sensor | an iPhone with Touch ID                       |
        | Android to Android    | an Android phone with a fingerprint sensor | an Android phone without a fingerprint sensor |

      @MIG-04 @MIG-07 @MIG-10 @REACT-02 @REACT-03 @REACT-B-01 @REACT-B-03
      Examples:
        | one system to another | old                    | new                                        |
        | iPhone to Android     | an iPhone with Face ID | an Android phone with a fingerprint sensor |

    @MIG-05
    Scenario: A login after the migration is approved on the new phone
      Given Amara uses IB Key
      And Amara buys another phone
      And Amara migrates IB Key
      When Amara logs in
      Then one notification is sent to Amara's new phone
      When Amara approves the login
      Then Amara is logged in
