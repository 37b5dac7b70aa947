/** @module Servers that have chosen otherwise where the guide leaves the choice. */

import { z } from 'zod'
import type { RefusalCode } from '../../../contract/refusal.ts'
import { type Operation, routeOf } from '../../../contract/routes.ts'
import type { Account } from '../../../reference-server/domain/model/account.ts'
import { refusal } from '../../../reference-server/domain/model/outcome.ts'
import { seconds } from '../../../reference-server/domain/model/time.ts'
import type { AccountChange } from '../../../reference-server/store/store.ts'
import type { ServerFault } from '../../fault.ts'
import { answers, refusedEarly, refusedWith } from '../support/http.ts'
import { replies, rules } from '../support/parts.ts'
import { afterwards, store } from '../support/store.ts'
import { variant } from '../support/variant.ts'

const state = (name: 'loggedIn' | 'expired') =>
  z.object({ state: z.literal(name), session: z.undefined().optional() })

/** A window that looks at its login once more, after that has ended. */
const looksRefused = (at: 'loggedIn' | 'expired', code: RefusalCode): ServerFault['inject'] => {
  const ended = state(at)
  return answers((answer) =>
    answer.operation === 'readLogin' && ended.safeParse(JSON.parse(answer.text)).success
      ? refusedWith(code, answer)
      : answer,
  )
}

const accepted = z.object({ outcome: z.object({ ok: z.literal(true) }) })

/** Whether a login waits for a code now, and no SMS was sent for it. */
function waitsWithoutSms(before: Account, after: Account): boolean {
  const waiting = ({ logins }: Account) => logins.filter(({ stage }) => stage.at === 'securityCode').length
  const newest = ({ smsCodes }: Account) => smsCodes.at(-1)?.id
  return waiting(after) > waiting(before) && newest(after) === newest(before)
}

/** SMS cannot be chosen while none can be sent: the login goes on waiting for a choice. */
const choicesRefused = (code: 'too_many' | 'too_soon'): ServerFault['inject'] =>
  store((right) => ({
    transact: <Result>(username: string, decide: (account: Account) => AccountChange<Result>) =>
      right.transact(username, (before) => {
        const change = decide(before)
        const { account, result } = change
        const begins = account.logins.length > before.logins.length
        if (begins || !accepted.safeParse(result).success || !waitsWithoutSms(before, account)) return change
        const refused = { outcome: refusal(code, 'no SMS can be sent now'), account: before, effects: [] }
        if (result instanceof Object) Object.assign(result, refused)
        return { account: before, result }
      }),
  }))

const code = ['code', /^[0-9]{6,}$/] as const
const token = ['token', /^[0-9A-Za-z-]{6,}$/] as const

/** Which member of a request has to have which form. */
const forms: Readonly<Partial<Record<Operation, readonly [member: string, form: RegExp]>>> = {
  giveResponse: ['response', /^[0-9]{8}$/],
  giveSecurityCode: code,
  confirmMobileNumber: code,
  verifyActivationToken: token,
  activate: token,
}

/** A code that cannot be one is no code: nothing is counted. */
const malformedCodesAreInvalid = refusedEarly('invalid_request', (operation, body) => {
  const [member = '', form] = forms[operation] ?? []
  const given = z.looseObject({ [member]: z.string() }).safeParse(body)
  return form !== undefined && given.success && !form.test(`${given.data[member]}`)
})

const codeMembers = ['code', 'response', 'token']

/** A code of another JSON type is a wrong code. */
const malformedBodiesAreCodes = answers((answer) => {
  const problem = z.object({ code: z.literal('invalid_request'), field: z.enum(codeMembers) })
  return answer.operation && forms[answer.operation] && problem.safeParse(JSON.parse(answer.text)).success
    ? refusedWith('invalid_code', answer)
    : answer
})

const inOrder = (sort: (names: readonly object[]) => readonly object[]): ServerFault['inject'] =>
  replies((reply) =>
    'devices' in reply && Array.isArray(reply.devices) ? { ...reply, devices: sort(reply.devices) } : reply,
  )

/** `most`: so many sessions that a person may have. */
const sessionsAtMost = (most: number): ServerFault['inject'] =>
  afterwards((_, after) => ({ ...after, sessions: after.sessions.slice(-most) }))

const oneSessionPerPlatform = afterwards((before, after) => {
  const fresh = after.sessions.filter(({ id }) => !before.sessions.some((old) => old.id === id))
  const replaced = (platform: string) => fresh.some((session) => session.platform === platform)
  const kept = after.sessions.filter((session) => fresh.includes(session) || !replaced(session.platform))
  return fresh.length > 0 ? { ...after, sessions: kept } : after
})

/** What a gateway refuses for now is sent again after `pause(tries)` ms, or when the gateway asks for it. */
const retries = (pause: (tries: number) => number): ServerFault['inject'] =>
  rules(() => ({ retryAt: (tries, retryAfterMs, now) => now + Math.max(retryAfterMs, pause(tries)) }))

const problems = (change: (problem: object, status: number) => object): ServerFault['inject'] =>
  answers((answer) =>
    answer.status < 400
      ? answer
      : { ...answer, text: JSON.stringify(change(JSON.parse(answer.text), answer.status)) },
  )

const looks = (['loggedIn', 'expired'] as const).flatMap((at) =>
  (['wrong_state', 'unauthenticated', 'not_found'] as const).map((code) =>
    variant(
      `looks-at-a-login-${at === 'loggedIn' ? 'completed' : 'expired'}-refused-as-${code.replaceAll('_', '-')}`,
      `Reading a login that ${at === 'loggedIn' ? 'was completed' : 'has expired'} is refused with the code ${code}.`,
      looksRefused(at, code),
    ),
  ),
)

const faults: readonly ServerFault[] = [
  ...looks,
  variant(
    'choices-refused-at-the-pause',
    'SMS cannot be chosen as long as no SMS can be sent.',
    choicesRefused('too_soon'),
  ),
  variant(
    'choices-refused-at-the-cap',
    'SMS cannot be chosen as long as no SMS can be sent, and that is called a limit.',
    choicesRefused('too_many'),
  ),
  variant(
    'bodies-before-credentials',
    'A body that breaks its schema is refused before the credential is checked.',
    refusedEarly('invalid_request', (operation, body) => {
      const schema = routeOf(operation).body
      return schema !== undefined && !schema.safeParse(body).success
    }),
  ),
  variant(
    'malformed-codes-are-invalid-requests',
    'A code that has not the form of one is an invalid request.',
    malformedCodesAreInvalid,
  ),
  variant(
    'malformed-bodies-are-invalid-codes',
    'A code that is no text is an invalid code.',
    malformedBodiesAreCodes,
  ),
  variant(
    'devices-in-the-opposite-order',
    'The SLS devices are listed in the opposite order.',
    inOrder((devices) => devices.toReversed()),
  ),
  variant(
    'devices-in-the-order-of-their-ids',
    'The SLS devices are listed in the order of their ids.',
    inOrder((devices) =>
      devices.toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other))),
    ),
  ),
  variant('two-sessions', 'A person has two sessions at most: a third ends the first.', sessionsAtMost(2)),
  variant(
    'one-session-per-platform',
    'A new session ends the other one of the same person and platform.',
    oneSessionPerPlatform,
  ),
  variant(
    'retries-at-once',
    'What a gateway refuses for now is sent again in the same second, and then ever more rarely.',
    retries((tries) => Math.min(4 ** tries, seconds(45))),
  ),
  variant(
    'retries-just-within-a-minute',
    'What a gateway refuses for now is sent again after 48 seconds, and up to a quarter more by chance.',
    retries(() => seconds(48)),
  ),
  variant(
    'no-attestation-from-the-future',
    'An attestation that is dated a millisecond ahead is refused.',
    rules((right) => ({
      attestationInTime: (issuedAt, now, profile) =>
        issuedAt <= now && right.attestationInTime(issuedAt, now, profile),
    })),
  ),
  variant(
    'refusals-without-a-type',
    'The type of a refusal is about:blank and its title that of the status (RFC 9457, section 4.2.1).',
    problems((problem, status) => ({ ...problem, type: 'about:blank', title: `Status ${status}` })),
  ),
  variant(
    'refusals-without-details',
    'The title and the detail of a refusal are empty.',
    problems((problem) => ({ ...problem, title: '', detail: '' })),
  ),
]

export default faults
