/**
 * @module Which scenarios a variant of the server can reach. One that uses nothing of what the variant changes runs with it
 * step for step as with the right server, so that its verdict is known: a scenario depends on nothing but its seed and the
 * parts of server and phones.
 */

import { isDeepStrictEqual } from 'node:util'
import { referenceParts, type ServerParts } from '../../reference-server/parts.ts'
import type { KnownFault } from './faults.ts'
import { unchanged, type Variant } from './variant.ts'

/** What a scenario has used of the parts whose uses are recorded. */
export interface Uses {
  /** `rules.passwordAccepted` for a member of a group, `rules.*` for all of them, `sendSms` for a part that was called. */
  readonly members: ReadonlySet<string>
  /** What `discloseRefusal` was asked. It decides from its arguments alone. */
  readonly refusals: readonly Parameters<ServerParts['discloseRefusal']>[]
}

/** Whether a variant may make a difference to a scenario, by what this one uses of the right server. */
export type Reach = 'everything' | ((uses: Uses) => boolean)

/** Parts whose members are used one by one. */
const groupsOf = ({ rules, profile, screens, passwordHash, labels, messages }: Partial<ServerParts>) => ({
  rules,
  profile,
  screens,
  passwordHash,
  'labels.en': labels?.en,
  'labels.ru': labels?.ru,
  'messages.en': messages?.en,
  'messages.ru': messages?.ru,
})

const grouped: readonly string[] = ['rules', 'profile', 'screens', 'passwordHash', 'labels', 'messages']
const called: readonly string[] = ['sendPush', 'sendSms', 'verifyAttestation'] satisfies (keyof ServerParts)[]

let members = new Set<string>()
let refusals: Uses['refusals'][number][] = []

/** What was used since the last call. */
export function takeUses(): Uses {
  const taken = { members, refusals }
  members = new Set()
  refusals = []
  return taken
}

function watched<Part extends object>(name: string, part: Part): Part {
  const noteAll = () => void members.add(`${name}.*`)
  return new Proxy(part, {
    get(target, key, receiver) {
      members.add(`${name}.${String(key)}`)
      return Reflect.get(target, key, receiver)
    },
    has(target, key) {
      noteAll()
      return Reflect.has(target, key)
    },
    ownKeys(target) {
      noteAll()
      return Reflect.ownKeys(target)
    },
  })
}

function watchedCall<Args extends unknown[], Result>(name: string, part: (...args: Args) => Result) {
  return (...args: Args): Result => {
    members.add(name)
    return part(...args)
  }
}

function recorded(parts: ServerParts): ServerParts {
  const { rules, profile, screens, passwordHash, labels, messages } = parts
  return {
    ...parts,
    rules: watched('rules', rules),
    profile: watched('profile', profile),
    screens: watched('screens', screens),
    passwordHash: watched('passwordHash', passwordHash),
    labels: { en: watched('labels.en', labels.en), ru: watched('labels.ru', labels.ru) },
    messages: { en: watched('messages.en', messages.en), ru: watched('messages.ru', messages.ru) },
    sendPush: watchedCall('sendPush', parts.sendPush),
    sendSms: watchedCall('sendSms', parts.sendSms),
    verifyAttestation: watchedCall('verifyAttestation', parts.verifyAttestation),
    discloseRefusal(...asked) {
      refusals.push(asked)
      return parts.discloseRefusal(...asked)
    },
  }
}

/** The right server and phones, of which it is recorded what they use. */
export const recording: Variant = { ...unchanged, server: recorded }

type Members = Readonly<Record<string, unknown>>

/** The names of the members that are not the same in both. */
const differing = (one: object | undefined, other: object | undefined): string[] => {
  const [mine, theirs]: Members[] = [{ ...one }, { ...other }]
  return Object.keys({ ...mine, ...theirs }).filter((name) => !Object.is(mine?.[name], theirs?.[name]))
}

let right: ServerParts | undefined

/** What a fault or variant can reach. One of the phones reaches everything. */
export function reachOf({ faults, variant }: Pick<KnownFault, 'faults' | 'variant'>): Reach {
  if (faults.some(({ subject }) => subject === 'phone')) return 'everything'
  right ??= referenceParts()
  const { discloseRefusal } = right
  const changed = variant.server(right)
  const parts = differing(right, changed).filter((name) => !grouped.includes(name))
  if (parts.some((name) => name !== 'discloseRefusal' && !called.includes(name))) return 'everything'
  const theirs = new Map<string, object | undefined>(Object.entries(groupsOf(changed)))
  const ofGroups = Object.entries(groupsOf(right)).flatMap(([group, mine]) => {
    const names = differing(mine, theirs.get(group))
    return names.length === 0 ? [] : [`${group}.*`, ...names.map((name) => `${group}.${name}`)]
  })
  const names = [...parts.filter((name) => called.includes(name)), ...ofGroups]
  return (uses) =>
    names.some((name) => uses.members.has(name)) ||
    uses.refusals.some(
      (asked) => !isDeepStrictEqual(changed.discloseRefusal(...asked), discloseRefusal(...asked)),
    )
}
