/** Guards of the database, tested without rules of the domain, or with a wrong rule. */

import { expect, test } from 'vitest'
import { createTestIPhone, createTestPerson, logIn } from '../../testing/people.ts'
import { createTestServer, type TestServer } from '../../testing/reference-server.ts'
import type { Account } from '../domain/model/account.ts'
import type { SlsDevice } from '../domain/model/sls-device.ts'
import type { Rules } from '../domain/rules/rules.ts'
import type { LogEntry } from '../runtime/log.ts'
import { openStore } from './sqlite-store.ts'
import { ConstraintViolation } from './transaction.ts'

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

const emptyAccount: Account = {
  ...{ username: 'amara', passwordVerifier: 'v', residence: 'US', accounts: ['US'], seamless: true },
  ...{ devices: [], logins: [], approvalRequests: [], challenges: [], smsCodes: [], activations: [] },
  ...{ sessions: [], notices: [], secondFactor: { failures: 0 } },
}

type Lists = Partial<Account>
type Case = [what: string, before: Lists, after: Lists]

async function tryChange(before: Lists, after: Lists) {
  const store = openStore()
  await store.create('amara', { ...emptyAccount, ...before })
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
    'a revoked device that becomes active again',
    { devices: [ibKey('one', 'revoked')] },
    { devices: [ibKey('one', 'active')] },
  ],
  [
    'a second open challenge with the same digits',
    { challenges: [challenge('one', 'open')] },
    { challenges: [challenge('one', 'open'), challenge('two', 'open')] },
  ],
  [
    'an answered challenge that is reopened',
    { challenges: [challenge('one', 'answered')] },
    { challenges: [challenge('one', 'open')] },
  ],
  [
    'a challenge that is answered again',
    { challenges: [challenge('one', 'answered')] },
    { challenges: [challenge('one', 'answered')] },
  ],
  [
    'a declined approval request that is approved',
    { approvalRequests: [push('declined')] },
    { approvalRequests: [push('approved')] },
  ],
  [
    'an approval request that is approved again',
    { approvalRequests: [push('approved')] },
    { approvalRequests: [push('approved')] },
  ],
  ['a used code that is reopened', { smsCodes: [code('used')] }, { smsCodes: [code('open')] }],
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
    'a void activation that continues',
    { activations: [activation('void')] },
    { activations: [activation('proven')] },
  ],
  ['a login that is collected again', { logins: [login('collected')] }, { logins: [login('collected')] }],
  ['a denied login that continues', { logins: [login('denied')] }, { logins: [login('challenge')] }],
  ['a session whose last use moves back', { sessions: [session('tws')] }, { sessions: [session('tws', 4)] }],
  [
    'a session that changes its platform',
    { sessions: [session('tws')] },
    { sessions: [session('webTrader')] },
  ],
])('%s is refused, and the account is unchanged', async (_what, before, after) => {
  const { store, attempt } = await tryChange(before, { ...after, seamless: false })
  await expect(attempt).rejects.toThrow(ConstraintViolation)
  expect(await store.read('amara')).toEqual({ ...emptyAccount, ...before })
})

test.each<Case>([
  [
    'IB Key migrates',
    { devices: [ibKey('one', 'active')] },
    { devices: [ibKey('one', 'revoked'), ibKey('two', 'active')] },
  ],
  [
    'a challenge has the digits of an answered one',
    { challenges: [answered] },
    { challenges: [answered, challenge('two', 'open')] },
  ],
  [
    'an open challenge is replaced by one with the same digits',
    { challenges: [challenge('one', 'open')] },
    { challenges: [challenge('two', 'open')] },
  ],
  [
    'the result of a push delivery arrives after the approval',
    { approvalRequests: [push('approved')] },
    { approvalRequests: [push('approved', 'sent')] },
  ],
  [
    'the result of an SMS delivery arrives after the code was used',
    { smsCodes: [code('used')] },
    { smsCodes: [code('used', 'failed')] },
  ],
  ['a denied login becomes void', { logins: [login('denied')] }, { logins: [login('void')] }],
  ['a session is used', { sessions: [session('tws')] }, { sessions: [session('tws', 6)] }],
  ['a session ends', { sessions: [session('tws')] }, { sessions: [] }],
])('%s', async (_what, before, after) => {
  const { store, attempt } = await tryChange(before, after)
  expect(await attempt).toBe('done')
  expect(await store.read('amara')).toEqual({ ...emptyAccount, ...before, ...after })
})

function serverWithRules(changed: Partial<Rules>): { server: TestServer; log: LogEntry[] } {
  const log: LogEntry[] = []
  const server = createTestServer((parts) => ({
    ...parts,
    rules: { ...parts.rules, ...changed },
    log: (entry) => log.push(entry),
  }))
  return { server, log }
}

const violation = { outcome: 'failed', cause: expect.stringMatching(/^ConstraintViolation /) }

test('a rule that leaves two phones active ends in an error, and the old phone stays active', async () => {
  const { server, log } = serverWithRules({ activationRevokes: () => false })
  await createTestPerson(server)
  const old = await createTestIPhone(server)
  await expect(createTestIPhone(server, 'amara', 'beef')).rejects.toThrow(/refused/)
  expect(log.at(-1)).toMatchObject(violation)
  const window = await logIn(server)
  expect((await window.respond(old.respond(await window.challenge()))).reply.state).toBe('loggedIn')
})

test('a rule that gives a session twice ends in an error, and the first session stays valid', async () => {
  const { server, log } = serverWithRules({ sessionIsCollectable: () => true })
  await createTestPerson(server)
  await createTestIPhone(server)
  const window = await logIn(server)
  const { session } = (await window.step('readLogin')).reply
  expect((await window.step('readLogin')).status).toBe(500)
  expect(log.at(-1)).toMatchObject(violation)
  expect((await server.call('readSession', { bearer: session })).reply.username).toBe('amara')
})

test('without guards nothing is refused, and a restart keeps what was written', async () => {
  const store = openStore()
  store.dropGuards()
  await store.create('amara', { ...emptyAccount, logins: [login('denied')] })
  const logins = [login('challenge')]
  await store.transact('amara', (account) => ({ account: { ...account, logins }, result: 'done' }))
  const reopened = store.reopened()
  expect((await reopened.read('amara'))?.logins).toEqual(logins)
  await reopened.close()
})

test('the guards are there again in the next store', async () => {
  const store = openStore()
  store.dropGuards()
  await store.close()
  const { attempt } = await tryChange({ logins: [login('denied')] }, { logins: [login('challenge')] })
  await expect(attempt).rejects.toThrow(ConstraintViolation)
})
