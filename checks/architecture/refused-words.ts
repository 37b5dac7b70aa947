/** @module Words that no exported name and no file has as one of its words, and what the field says instead. */

export interface RefusedWord {
  readonly word: string
  readonly instead: string
  /** Folders and files where the word is the right one. */
  readonly allowedIn?: readonly string[]
}

export const refusedWords: readonly RefusedWord[] = [
  { word: 'aim', instead: 'request builder' },
  { word: 'aimed', instead: 'request builder' },
  { word: 'asked', instead: 'request, or what was requested' },
  { word: 'claim', instead: 'attestation, or JWT claims where a JWT is meant' },
  { word: 'conduct', instead: 'run or detect' },
  { word: 'crew', instead: 'worker pool' },
  { word: 'crowd', instead: 'activity limit' },
  { word: 'deed', instead: 'action' },
  { word: 'direction', instead: 'run control' },
  { word: 'door', instead: 'login endpoint' },
  { word: 'gauge', instead: 'progress bar' },
  { word: 'hand', instead: 'worker' },
  { word: 'heard', instead: 'received' },
  { word: 'hire', instead: 'spawn' },
  { word: 'house', instead: 'local environment' },
  { word: 'intruder', instead: 'attacker' },
  { word: 'judge', instead: 'the verdict that it comes to' },
  { word: 'judged', instead: 'the verdict that it came to' },
  { word: 'judgement', instead: 'verdict' },
  { word: 'killer', instead: 'crash injector' },
  { word: 'knock', instead: 'probe' },
  { word: 'lacking', instead: 'missing prerequisites' },
  { word: 'lane', instead: 'worker' },
  { word: 'looks', instead: 'styles' },
  { word: 'outline', instead: 'response shape' },
  { word: 'overhear', instead: 'record' },
  { word: 'overheard', instead: 'recorded traffic' },
  { word: 'party', instead: 'time participant' },
  { word: 'resident', instead: 'seed user' },
  { word: 'residents', instead: 'seed users' },
  { word: 'room', instead: 'module boundary' },
  { word: 'say', instead: 'step' },
  { word: 'seal', instead: 'approval signature' },
  { word: 'sealed', instead: 'signed' },
  { word: 'shelf', instead: 'pool' },
  { word: 'shot', instead: 'request' },
  { word: 'spoil', instead: 'mutator' },
  { word: 'spoils', instead: 'captured credentials' },
  { word: 'spoilt', instead: 'mutated request' },
  { word: 'story', instead: 'scenario' },
  { word: 'tally', instead: 'statistics' },
  { word: 'told', instead: 'responses' },
  { word: 'trial', instead: 'fault run' },
  { word: 'visitor', instead: 'browser context' },
  { word: 'vouch', instead: 'issue' },
  { word: 'witness', instead: 'green without the fault' },
  { word: 'worn', instead: 'injected or active' },
]
