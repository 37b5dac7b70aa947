import { describe, expect, test } from 'vitest'
import { unguarded } from '../../faults/server/support/store.ts'
import { listen } from '../../reference-server/runtime/listener.ts'
import { seededRandom } from '../../simulators/random.ts'
import { createTestServer } from '../../testing/reference-server.ts'
import { dice } from './dice.ts'
import { fuzz } from './fuzz.ts'
import { overLoopback, shoutAt } from './loopback.ts'
import { documentedOperations } from './operations.ts'
import type { Change } from './people.ts'

test('the server stands a few hundred shots, and each operation of the document is shot at', async () => {
  const { complaints, operations } = await fuzz({ seed: 'short', shots: 500 })
  expect(complaints).toEqual([])
  expect([...operations.keys()].sort()).toEqual(
    documentedOperations()
      .map(({ name }) => name)
      .sort(),
  )
})

test('shots are the same for the same seed', async () => {
  const [one, other] = [await fuzz({ seed: 'same', shots: 100 }), await fuzz({ seed: 'same', shots: 100 })]
  expect([...one.operations]).toEqual([...other.operations])
})

test('it stands the same over a socket', async () => {
  expect((await fuzz({ seed: 'socket', shots: 100, reach: overLoopback })).complaints).toEqual([])
})

test('it stands bytes that are no HTTP', async () => {
  const listening = await listen(createTestServer().raw, { hostname: '127.0.0.1', port: 0 })
  expect(await shoutAt(listening.url, 60, dice(seededRandom('noise')))).toEqual([])
  expect((await fetch(`${listening.url}/windows/tws/en`)).status).toBe(200)
  await listening.close()
})

const rules =
  (exchanged: (right: Parameters<Change>[0]['rules']) => Partial<Parameters<Change>[0]['rules']>): Change =>
  (parts) => ({ ...parts, rules: { ...parts.rules, ...exchanged(parts.rules) } })

const decade = 3_650 * 24 * 60 * 60_000

/** Servers that are wrong in a way that polite callers never notice, and what has to be said of them. */
const wrongServers: readonly [what: string, change: Change, complaint: RegExp][] = [
  [
    'breaks on characters that are none',
    rules((right) => ({
      usernameKey: (name) =>
        decodeURIComponent(encodeURIComponent(right.usernameKey(name).replace('\0', '\ud800'))),
    })),
    /the server broke \(500\)/,
  ],
  [
    'never answers a wrong password',
    (parts) => ({
      ...parts,
      passwordHash: {
        ...parts.passwordHash,
        matches: (password, verifier) =>
          password === 'wrong' ? new Promise(() => {}) : parts.passwordHash.matches(password, verifier),
      },
    }),
    /no answer: .*waited/,
  ],
  [
    'refuses in another shape',
    (parts) => ({ ...parts, encode: (reply) => JSON.stringify(reply).replace('"code":', '"error":') }),
    /a refusal of another shape/,
  ],
  [
    'answers with half a text',
    (parts) => ({
      ...parts,
      encode: (reply) => JSON.stringify(reply).replace(/^\{"seamless":.*/, '{"seamless":'),
    }),
    /a reply that breaks the contract/,
  ],
  [
    'refuses with a code that the operation does not have',
    (parts) => ({
      ...parts,
      tell: (refused) => (refused.code === 'invalid_code' ? { ...refused, code: 'too_soon' } : refused),
    }),
    /status 429 is not documented/,
  ],
  ['takes any password', rules(() => ({ passwordAccepted: () => true })), /let in with a wrong password/],
  [
    'lets two phones be active',
    // The database would keep this rule as well, and nobody would see who broke it.
    unguarded(rules(() => ({ activationEnds: () => false }))),
    /active devices of type ibKey/,
  ],
  [
    'locks for ever',
    (parts) => ({
      ...parts,
      profile: { ...parts.profile, passwordTries: 2, passwordLock: decade, memory: decade },
    }),
    /cannot log in any more \(423\)/,
  ],
]

describe('it complains of a server that', { timeout: 20_000 }, () => {
  test.each(wrongServers)('%s', async (_, change, complaint) => {
    const { complaints } = await fuzz({ seed: 'wrong', shots: 1_000, change, patienceMs: 200 })
    expect(complaints.join('\n')).toMatch(complaint)
  })
})
