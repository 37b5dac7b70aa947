/** @module `npm run mutate`: Stryker over the rules of the reference server, with the features alone as its tests. */

import { runMutation } from './mutation.ts'

await runMutation({
  command: 'mutate',
  what: 'Changes reference-server/domain in one place at a time and checks that a scenario turns red.',
  folder: 'reference-server/domain',
  files: ['**/*.ts'],
  example: 'login.ts or rules/sms-rules.ts',
  equivalents: 'checks/mutation/equivalent.yaml',
  observers: 'The features',
  leastScore: 85,
  runner: 'scenarios',
  ignorers: ['causes'],
})
