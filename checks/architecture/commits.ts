/** @module Subjects of commits: `type(scope): what`. */

/** The last commit before the rule. */
export const lastBeforeRule = '96ab7c5'

const longest = 72
const pattern = /^(?:feat|fix|refactor|perf|test|docs|build|chore)(?:\([a-z0-9-]+\))?: \S/

/** One sentence for each way in which a subject breaks the rule. */
export const wrongSubjects = (subjects: readonly string[]): string[] =>
  subjects.flatMap((subject) => [
    ...(pattern.test(subject) ? [] : [`commit "${subject}": write type(scope): what`]),
    ...(subject.length > longest
      ? [`commit "${subject}" has ${subject.length} characters: ${longest} at most`]
      : []),
  ])
