/** @module `answers.md`: which answers may come where, generated from the table of routes. */

import { alternatives, always, refusalsMeaning, refusalsOf } from '../answers.ts'
import { type RefusalCode, refusals } from '../refusal.ts'
import type { Face } from '../route.ts'
import { isOperation, type Operation, routeOf, routes } from '../routes.ts'

const faces: readonly (readonly [Face, title: string])[] = [
  ['login', 'Login face'],
  ['account', 'Account face'],
  ['device', 'Device face'],
  ['lab', 'Lab face'],
]

const inCode = (code: string): string => `\`${code}\``

const withStatus = (code: RefusalCode): string => `${refusals[code].status} ${inCode(code)}`

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

const byStatus = (one: RefusalCode, other: RefusalCode): number =>
  refusals[one].status - refusals[other].status

/** Without those that every route may answer with. */
const ownRefusals = (name: Operation): readonly RefusalCode[] =>
  refusalsOf(name)
    .filter((code) => !always.some((one) => one === code))
    .toSorted(byStatus)

const operationsOf = (face: Face): readonly Operation[] =>
  Object.keys(routes)
    .filter(isOperation)
    .filter((name) => routeOf(name).face === face)

const operationRow = (name: Operation): readonly string[] => {
  const { method, path, success } = routeOf(name)
  return [
    inCode(name),
    inCode(`${method} ${path}`),
    `${success}`,
    ownRefusals(name).map(withStatus).join(', '),
  ]
}

export const answersPage = (): string =>
  [
    '# Answers that may come where',
    'Generated from the table of routes by `npm run openapi`; `openapi.json` says the same for each operation. The steps know no other status and no other code: `npm run check` refuses one that names another.',
    '## What each code means',
    table(
      ['status', 'code', 'when'],
      Object.entries(refusals).map(([code, { status, meaning }]) => [`${status}`, inCode(code), meaning]),
    ),
    `Every operation may refuse a request that does not follow the contract: ${always.map(withStatus).join(', ')}. A status of 500 or more is always a failure, as is a success with another status than the one below.`,
    ...faces.flatMap(([face, title]) => [
      `## ${title}`,
      table(['operation', 'request', 'success', 'refusals'], operationsOf(face).map(operationRow)),
    ]),
    '## Where several answers fit',
    'Each of these is accepted, as far as the operation lists it above.',
    table(
      ['what is refused', 'codes', 'operations'],
      alternatives.map(({ when, codes, operations, or }) => [
        when,
        [...codes.map(inCode), ...(or ? [`or ${or}`] : [])].join(', '),
        operations.map(inCode).join(', '),
      ]),
    ),
    '## What features mean',
    'A sentence of a feature that says how a request is refused takes these codes; "refused" and "gets no further" take every code.',
    table(
      ['a feature says', 'codes'],
      Object.entries(refusalsMeaning).map(([meaning, codes]) => [meaning, codes.map(withStatus).join(', ')]),
    ),
    '',
  ].join('\n\n')
