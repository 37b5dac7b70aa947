import { describe, expect, test } from 'vitest'
import { unguarded } from '../../faults/server/support/store.ts'
import { listen } from '../../reference-server/runtime/listener.ts'
import { createTestServer } from '../../testing/reference-server.ts'
import { choicesFrom } from './choices.ts'
import type { PartsChange } from './context.ts'
import { fuzz } from './fuzz.ts'
import { overLoopback, sendNoise } from './loopback.ts'
import { documentedOperations } from './operations.ts'

/** The machine may be busy with other tests. */
const slow = { timeout: 60_000 }

const short = { seed: 20260302, runs: 8, longest: 100 }

test(
  'the server stands a few hundred requests, and each operation of the document is called',
  slow,
  async () => {
    const { failure, statistics } = await fuzz(short)
    expect(failure).toBeUndefined()
    expect([...statistics.operations.keys()].sort()).toEqual(
      documentedOperations()
        .map(({ name }) => name)
        .sort(),
    )
  },
)

test('the requests are the same for the same seed', async () => {
  const [one, other] = [await fuzz({ ...short, runs: 4 }), await fuzz({ ...short, runs: 4 })]
  expect(one.statistics.operations).toEqual(other.statistics.operations)
})

test('it stands them over a socket', async () => {
  expect(await fuzz({ ...short, runs: 3, connect: overLoopback })).toMatchObject({ failure: undefined })
})

test('it stands bytes that are no HTTP', async () => {
  const listening = await listen(createTestServer().raw, { hostname: '127.0.0.1', port: 0 })
  expect(await sendNoise(listening.url, 60, choicesFrom(1))).toEqual([])
  expect((await fetch(`${listening.url}/windows/tws/en`)).status).toBe(200)
  await listening.close()
})

type Rules = Parameters<PartsChange>[0]['rules']

const rules =
  (changed: (right: Rules) => Partial<Rules>): PartsChange =>
  (parts) => ({ ...parts, rules: { ...parts.rules, ...changed(parts.rules) } })

const decade = 3_650 * 24 * 60 * 60_000

/** Servers that are wrong in a way that valid traffic never meets, and what has to be reported of them. */
const wrongServers: readonly [what: string, change: PartsChange, failure: RegExp][] = [
  [
    'fails on half of a surrogate pair',
    rules((right) => ({
      usernameKey: (name) =>
        decodeURIComponent(encodeURIComponent(right.usernameKey(name).replace('\0', '\ud800'))),
    })),
    /the server failed \(500\)/,
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
    /waited 50 ms for a response/,
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
    /a reply that violates the contract/,
  ],
  [
    'refuses with a code that the operation does not have',
    (parts) => ({
      ...parts,
      discloseRefusal: (refused) =>
        refused.code === 'invalid_code' ? { ...refused, code: 'too_soon' } : refused,
    }),
    /status 429 is not documented/,
  ],
  ['takes any password', rules(() => ({ passwordAccepted: () => true })), /let in with a wrong password/],
  [
    'lets two phones be active',
    // The database would keep this rule as well, and hide who broke it.
    unguarded(rules(() => ({ activationRevokes: () => false }))),
    /active devices of type ibKey/,
  ],
  [
    'locks for ever',
    (parts) => ({
      ...parts,
      profile: { ...parts.profile, passwordTries: 2, passwordLock: decade, retention: decade },
    }),
    /cannot log in any more \(423\)/,
  ],
]

const wrong = { seed: 1, runs: 100, longest: 80, timeLimitMs: 50 }

describe('a server is found out that', slow, () => {
  test.each(wrongServers)('%s', async (_, change, failure) => {
    expect((await fuzz({ ...wrong, change, shrinkingRuns: 5 })).failure).toMatch(failure)
  })
})

test('a failing sequence is shrunk to the step that fails, and replayed alone', async () => {
  const change: PartsChange = (parts) => ({
    ...parts,
    encode: (reply) => JSON.stringify(reply).replace('"code":"not_found"', '"error":"not_found"'),
  })
  const { failure = '' } = await fuzz({ ...wrong, change })
  const [, path = '', replayPath = ''] = /path: "([^"]+)"[\s\S]*replayPath=\\?"([^"\\]+)/.exec(failure) ?? []
  const replayed = await fuzz({ ...wrong, change, replay: { path, replayPath } })
  expect(replayed.failure).toMatch(/a refusal of another shape/)
  expect(replayed.statistics.requests).toBe(1)
})
