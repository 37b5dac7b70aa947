/** @module Answers of a server that steps or drivers name: each status and each code is one that the contract publishes. */

import { publishedStatuses } from '../../contract/answers.ts'
import { refusals } from '../../contract/refusal.ts'
import type { Module } from './modules.ts'

/** Where the answers of a server are judged. */
const judges = ['steps/', 'drivers/http/', 'drivers/browser/', 'drivers/ports/']

/** The first status of a class (RFC 9110 section 15): answers are told apart by it. */
const classes = [400, 500]

const isPublished = (answer: number | string): boolean =>
  typeof answer === 'number'
    ? classes.includes(answer) || publishedStatuses.has(answer)
    : Object.hasOwn(refusals, answer)

export const unpublishedAnswers = (modules: readonly Module[]): string[] =>
  modules
    .filter(({ path }) => judges.some((folder) => path.startsWith(folder)) && !path.endsWith('.test.ts'))
    .flatMap(({ path, answers }) =>
      [...answers]
        .filter((answer) => !isPublished(answer))
        .map(
          (answer) =>
            `${path} names the answer ${JSON.stringify(answer)}, which contract/answers.md does not have`,
        ),
    )
