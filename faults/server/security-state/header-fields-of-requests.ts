/** @module Rules that believe what the header fields of a request say of time and place. */

import type { Rules } from '../../../reference-server/domain/rules/rules.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'

/** Parts that know a header field of the request that came last. */
const knowingField =
  (name: string, change: (field: () => string, right: ServerParts) => Partial<ServerParts>) =>
  (parts: ServerParts): ServerParts => {
    let field = ''
    return {
      ...parts,
      ...change(() => field, parts),
      middleware: (request, next) => {
        field = request.headers.get(name) ?? ''
        return parts.middleware(request, next)
      },
    }
  }

/** Rules for which it is now what the newest request says; `now` where it says nothing. */
const dated = (change: (at: (now: number) => number, right: Rules) => Partial<Rules>) =>
  knowingField('date', (date, { rules }) => ({
    rules: { ...rules, ...change((now) => Date.parse(date()) || now, rules) },
  }))

const faults: readonly ServerFault[] = [
  {
    id: 'lifetimes-by-the-date-of-the-request',
    title: 'Whether a login or a code is still in time goes by the date of the request.',
    subject: 'server',
    violates: ['SEC-EXPIRY-03', 'SEC-EXPIRY-06'],
    inject: dated((at, right) => ({
      loginInTime: (login, now, profile) => right.loginInTime(login, at(now), profile),
      codeInTime: (code, now, profile) => right.codeInTime(code, at(now), profile),
    })),
  },
  {
    id: 'sessions-by-the-date-of-the-request',
    title: 'Whether a session has ended goes by the date of the request.',
    subject: 'server',
    violates: ['SEC-SESSION-05'],
    inject: dated((at, right) => ({
      sessionInTime: (session, now, profile) => right.sessionInTime(session, at(now), profile),
      sessionNotIdle: (session, now, profile) => right.sessionNotIdle(session, at(now), profile),
    })),
  },
  {
    id: 'pauses-by-the-date-of-the-request',
    title: 'Whether a pause or a lock is over goes by the date of the request.',
    subject: 'server',
    violates: ['SMS-06', 'SEC-LIMIT-09'],
    inject: dated((at, right) => ({
      smsCooldownLeft: (sent, request, now, profile) =>
        right.smsCooldownLeft(sent, request, at(now), profile),
      passwordLockLeft: (attempts, now, profile) => right.passwordLockLeft(attempts, at(now), profile),
    })),
  },
  {
    id: 'each-address-has-a-count-of-its-own',
    title: 'Wrong passwords are counted per address that a request was forwarded for.',
    subject: 'server',
    violates: ['SEC-LIMIT-09'],
    inject: knowingField('x-forwarded-for', (address, { store }) => ({
      store: {
        ...store,
        transactAttempts: (username, decide) =>
          store.transactAttempts(address() === '' ? username : `${username} ${address()}`, decide),
      },
    })),
  },
]

export default faults
