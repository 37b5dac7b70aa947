/** @module Servers whose replies have fewer or more members than those of the reference server. */

import { z } from 'zod'
import { problem } from '../../../contract/refusal.ts'
import { isOperation, type Operation, routeOf, routes } from '../../../contract/routes.ts'
import type { ServerFault } from '../../fault.ts'
import { answers } from '../support/http.ts'
import { replies } from '../support/parts.ts'

/** Optional in the schema, and needed all the same in the state that has them, as the guide says. */
const needed = ['secret', 'devices', 'challenge', 'session', 'mobileNumber', 'deviceSecret', 'nextDue']

/** The members of a reply that a server may always leave out. */
const optionalMembers = (reply: z.ZodType): readonly string[] =>
  reply instanceof z.ZodObject
    ? Object.entries(reply.shape)
        .filter(([name, member]) => !needed.includes(name) && z.safeParse(member, undefined).success)
        .map(([name]) => name)
    : []

const hyphened = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function leftOut(
  name: string,
  member: string,
  from: (operation: Operation | undefined, status: number) => boolean,
): ServerFault {
  return {
    id: `${hyphened(name)}-without-${hyphened(member)}`,
    title: `The replies of the kind "${name}" leave out the member "${member}".`,
    subject: 'server',
    harmless: true,
    inject: answers((answer) =>
      from(answer.operation, answer.status)
        ? { ...answer, text: JSON.stringify({ ...JSON.parse(answer.text), [member]: undefined }) }
        : answer,
    ),
  }
}

/** Operations that have the same reply leave a member out together. */
const repliesWithout = [
  ...Map.groupBy(Object.keys(routes).filter(isOperation), (name) => routeOf(name).reply),
].flatMap(([reply, operations]) =>
  optionalMembers(reply)
    // A screen is left out where the window has it: screens-are-sent-once.
    .filter(
      (member) => member !== 'screen' || operations.every((name) => ['readSession', 'logOut'].includes(name)),
    )
    .map((member) =>
      leftOut(
        operations[0] ?? '',
        member,
        (operation, status) => status < 400 && operations.some((name) => name === operation),
      ),
    ),
)

const refusalsWithout = optionalMembers(problem).map((member) =>
  leftOut('refusal', member, (_, status) => status >= 400),
)

/** What a control sends is no reply. */
const sent = ['path', 'body']

/** Members in the opposite order and an unknown one, in every object within the reply. */
function extended(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => extended(one))
  if (typeof value !== 'object' || value === null || sent.includes(name)) return value
  const members = Object.entries(value).reverse()
  return {
    _links: { self: { href: '/' } },
    ...Object.fromEntries(members.map(([key, member]) => [key, extended(member, key)])),
  }
}

const faults: readonly ServerFault[] = [
  ...repliesWithout,
  ...refusalsWithout,
  {
    id: 'unknown-members-everywhere',
    title: 'Every object within a reply has an unknown member.',
    subject: 'server',
    harmless: true,
    inject: replies((reply) => Object.assign({}, extended(reply))),
  },
  {
    id: 'json-with-blanks-and-escapes',
    title: 'The JSON of a reply has line breaks, and all letters beyond ASCII are escaped.',
    subject: 'server',
    harmless: true,
    inject: (parts) => ({
      ...parts,
      encode: (reply) =>
        `${JSON.stringify(JSON.parse(parts.encode(reply)), undefined, 2).replaceAll(
          /[^\0-~]/g,
          (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
        )}\n`,
    }),
  },
]

export default faults
