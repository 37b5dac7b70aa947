import { parseArgs } from 'node:util'
import { argumentProblem } from '../../cli/shared/arguments.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'

const proveParts = ['without-lab', 'pairs', 'seeds'] as const

interface ProveOptions {
  /** All of them, where none is named. */
  readonly parts: readonly (typeof proveParts)[number][]
  /** The address of a broker whose workers judge pairs and seeds. */
  readonly nats: string | undefined
}

/** The options, or the sentence that says what is wrong with them. */
export function parseProveOptions(args: readonly string[]): Result<ProveOptions> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { nats: { type: 'string' } },
      allowPositionals: true,
    })
    const unknown = positionals.filter((name) => !proveParts.some((part) => part === name))
    if (unknown.length > 0)
      return invalid([`${unknown.join(', ')}: npm run prove has the parts ${proveParts.join(', ')}.`])
    const parts = proveParts.filter((part) => positionals.length === 0 || positionals.includes(part))
    return valid({ parts, nats: values.nats })
  } catch (error) {
    return invalid([
      `${argumentProblem(error)}: npm run prove -- takes --nats URL and the parts ${proveParts.join(', ')}.`,
    ])
  }
}
