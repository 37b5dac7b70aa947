import { causes } from './harness-error.ts'

/** Wrong usage found deep inside the runner, where only an exception gets out. */
export class Refusal extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** The sentences of a refusal, if that is what stopped the runner. */
export function refusalIn(error: unknown): readonly string[] | undefined {
  for (const cause of causes(error)) {
    if (cause instanceof Refusal) return cause.problems
    if (cause instanceof Error && cause.message.startsWith('Tag expression '))
      return [tagProblem(cause.message)]
  }
  return undefined
}

const tagProblem = (message: string): string => `--tags: ${message.trim().replace(/\s+/g, ' ')}`
