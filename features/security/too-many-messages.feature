Feature: Too many messages
  Text messages cost money, and notifications cost patience: nobody can send them without end.

  Rule: Two minutes between two text messages, in however many windows

    @SEC-COOLDOWN-01
    Scenario: Two windows
      Given Amara uses SMS authentication
      When Amara logs in to TWS
      And Amara logs in to Client Portal
      Then one SMS is sent to Amara

    @SEC-COOLDOWN-01
    Scenario: Two windows, two minutes apart
      Given Amara uses SMS authentication
      When Amara logs in to TWS
      And 2 minutes pass
      And Amara logs in to Client Portal
      Then two SMS have been sent to Amara
