/** What the database refuses, whoever asks: no rule of the domain stands before it here, or a wrong one. */

import { expect, test } from 'vitest'
import { createTestIPhone, createTestPerson, logIn } from '../../testing/people.ts'
import { createTestServer, type TestServer } from '../../testing/reference-server.ts'
import type { Account } from '../domain/model/account.ts'
import type { SlsDevice } from '../domain/model/sls-device.ts'
import type { Rules } from '../domain/rules/rules.ts'
import type { LogEntry } from '../runtime/log.ts'
import { openStore } from './sqlite-store.ts'
import { BrokenRule } from './transaction.ts'

const ibKey = (id: string, status: SlsDevice['status']): SlsDevice => ({
  ...{ id, type: 'ibKey', name: 'IB Key', status, os: 'iOS', hardwareId: id, secret: id },
})

const sms = (id: string, status: SlsDevice['status']): SlsDevice => ({
  ...{ id, type: 'sms', name: 'SMS', status, enrolled: 'byChoice' },
})

const login = (at: 'challenge' | 'collected' | 'denied' | 'void'): Account['logins'][number] => ({
  ...{ id: 'login', secretDigest: 'x', platform: 'tws', locale: 'en', begunAt: 1, stage: { at } },
})

type Challenge = Account['challenges'][number]
const challenge = (id: string, state: Challenge['state'], text = '000123'): Challenge => ({
  ...{ id, loginId: id, deviceId: 'one', text, shownAt: 1, state, failures: 0 },
})

const answered = challenge('one', 'answered')

type Push = Account['approvalRequests'][number]
const push = (state: Push['state'], delivery: Push['delivery'] = 'sending'): Push => ({
  ...{ id: 'push', loginId: 'login', deviceId: 'one', platform: 'tws', nonce: 'n', createdAt: 1 },
  ...{ state, delivery },
})

type Code = Account['smsCodes'][number]
const code = (state: Code['state'], delivery: Code['delivery'] = 'sending'): Code => ({
  ...{ id: 'code', purpose: 'login', subject: 'login', number: '1', text: '123456', sentAt: 1 },
  ...{ locale: 'en', askedBy: 'login', state, failures: 0, delivery },
})

type Activation = Account['activations'][number]
const activation = (stage: Activation['stage']): Activation => ({
  ...{ id: 'activation', secretDigest: 'x', os: 'iOS', model: 'm', hardwareId: 'h', startedAt: 1 },
  ...{ failures: 0, stage },
})

const session = (platform: 'tws' | 'webTrader', usedAt = 5): Account['sessions'][number] => ({
  ...{ id: 'session', tokenDigest: 'digest', platform, locale: 'en', begunAt: 1, usedAt },
})

const nobody: Account = {
  ...{ username: 'amara', passwordVerifier: 'v', residence: 'US', accounts: ['US'], seamless: true },
  ...{ devices: [], logins: [], approvalRequests: [], challenges: [], smsCodes: [], activations: [] },
  ...{ sessions: [], notices: [], secondFactor: { failures: 0 } },
}

type Lists = Partial<Account>
type Case = [what: string, before: Lists, after: Lists]

/** A store with this account in it, and the attempt to make it another. */
async function changing(before: Lists, after: Lists) {
  const store = openStore()
  await store.create('amara', { ...nobody, ...before })
  const attempt = store.transact('amara', (account) => ({
    account: { ...account, ...after },
    result: 'done',
  }))
  return { store, attempt }
}

test.each<Case>([
  [
    'a second active IB Key',
    { devices: [ibKey('one', 'active')] },
    { devices: [ibKey('one', 'active'), ibKey('two', 'active')] },
  ],
  [
    'a second active SMS device',
    { devices: [sms('one', 'active')] },
    { devices: [sms('one', 'active'), sms('two', 'active')] },
  ],
  [
    'a revoked device that lives again',
    { devices: [ibKey('one', 'revoked')] },
    { devices: [ibKey('one', 'active')] },
  ],
  [
    'two open challenges that are equal',
    { challenges: [challenge('one', 'open')] },
    { challenges: [challenge('one', 'open'), challenge('two', 'open')] },
  ],
  [
    'a challenge that was answered, open again',
    { challenges: [challenge('one', 'answered')] },
    { challenges: [challenge('one', 'open')] },
  ],
  [
    'a challenge that is answered again',
    { challenges: [challenge('one', 'answered')] },
    { challenges: [challenge('one', 'answered')] },
  ],
  [
    'a push request that was declined, approved',
    { approvalRequests: [push('declined')] },
    { approvalRequests: [push('approved')] },
  ],
  [
    'a push request that is approved again',
    { approvalRequests: [push('approved')] },
    { approvalRequests: [push('approved')] },
  ],
  ['a code that was used, open again', { smsCodes: [code('used')] }, { smsCodes: [code('open')] }],
  ['a code that is used again', { smsCodes: [code('used')] }, { smsCodes: [code('used')] }],
  [
    'a superseded code that is used',
    { smsCodes: [code('superseded')] },
    { smsCodes: [code('used', 'sent')] },
  ],
  [
    'an activation that is committed again',
    { activations: [activation('committed')] },
    { activations: [activation('committed')] },
  ],
  [
    'a void activation that goes on',
    { activations: [activation('void')] },
    { activations: [activation('proven')] },
  ],
  ['a login that is collected again', { logins: [login('collected')] }, { logins: [login('collected')] }],
  ['a denied login that goes on', { logins: [login('denied')] }, { logins: [login('challenge')] }],
  ['a session that was last used earlier', { sessions: [session('tws')] }, { sessions: [session('tws', 4)] }],
  ['a session that changes', { sessions: [session('tws')] }, { sessions: [session('webTrader')] }],
])('%s is refused, and everything stays as it was', async (_what, before, after) => {
  const { store, attempt } = await changing(before, { ...after, seamless: false })
  await expect(attempt).rejects.toThrow(BrokenRule)
  expect(await store.read('amara')).toEqual({ ...nobody, ...before })
})

test.each<Case>([
  [
    'IB Key moves',
    { devices: [ibKey('one', 'active')] },
    { devices: [ibKey('one', 'revoked'), ibKey('two', 'active')] },
  ],
  [
    'an equal challenge after an answered one',
    { challenges: [answered] },
    { challenges: [answered, challenge('two', 'open')] },
  ],
  [
    'an open challenge makes room for an equal one',
    { challenges: [challenge('one', 'open')] },
    { challenges: [challenge('two', 'open')] },
  ],
  [
    'a delivery is learnt of after the approval',
    { approvalRequests: [push('approved')] },
    { approvalRequests: [push('approved', 'sent')] },
  ],
  [
    'a delivery is learnt of after the code was used',
    { smsCodes: [code('used')] },
    { smsCodes: [code('used', 'failed')] },
  ],
  ['a denied login is void', { logins: [login('denied')] }, { logins: [login('void')] }],
  ['a session is used', { sessions: [session('tws')] }, { sessions: [session('tws', 6)] }],
  ['a session ends', { sessions: [session('tws')] }, { sessions: [] }],
])('%s', async (_what, before, after) => {
  const { store, attempt } = await changing(before, after)
  expect(await attempt).toBe('done')
  expect(await store.read('amara')).toEqual({ ...nobody, ...before, ...after })
})

/** A server with one wrong rule, and its log. */
function wrongServer(wrong: Partial<Rules>): { server: TestServer; log: LogEntry[] } {
  const log: LogEntry[] = []
  const server = createTestServer((parts) => ({
    ...parts,
    rules: { ...parts.rules, ...wrong },
    log: (entry) => log.push(entry),
  }))
  return { server, log }
}

const brokenRule = { outcome: 'failed', cause: expect.stringMatching(/^BrokenRule /) }

test('a wrong rule on phones is an error, and the old phone stays the active one', async () => {
  const { server, log } = wrongServer({ activationRevokes: () => false })
  await createTestPerson(server)
  const old = await createTestIPhone(server)
  await expect(createTestIPhone(server, 'amara', 'beef')).rejects.toThrow(/refused/)
  expect(log.at(-1)).toMatchObject(brokenRule)
  const window = await logIn(server)
  expect((await window.respond(old.respond(await window.challenge()))).reply.state).toBe('loggedIn')
})

test('a wrong rule on sessions is an error, and the one session goes on', async () => {
  const { server, log } = wrongServer({ sessionIsCollectable: () => true })
  await createTestPerson(server)
  await createTestIPhone(server)
  const window = await logIn(server)
  const { session } = (await window.step('readLogin')).reply
  expect((await window.step('readLogin')).status).toBe(500)
  expect(log.at(-1)).toMatchObject(brokenRule)
  expect((await server.call('readSession', { bearer: session })).reply.username).toBe('amara')
})
