import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { configFileNames, configurationFor } from '../config/config-file.ts'
import { readArguments } from '../shared/arguments.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { writeNewFile } from '../shared/folders/new-file.ts'
import { slsCommand } from '../shared/project.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { type Answers, commentedConfiguration } from './commented-configuration.ts'

const help = `Usage: sls init [options]

Asks how the system under test is reached and started, and writes sls.config.yaml into this folder, each member with a comment.
What an option answers is not asked; without a terminal nothing is asked, and what is open is as by default.

  --url URL        base URL of all faces (default ${'http://127.0.0.1:8080'})
  --product NAME   name in reports (default: as the system describes itself)
  --start COMMAND  starts the server in the foreground; the suite also restarts and ends it

Exit codes: 0 written, 2 wrong usage, or there is a configuration already, 3 harness error.
`

const options = {
  url: { type: 'string' },
  product: { type: 'string' },
  start: { type: 'string' },
} as const

const file = 'sls.config.yaml'
const defaultUrl = 'http://127.0.0.1:8080'

const questions: readonly (readonly [keyof Answers, string, string])[] = [
  ['url', 'Base URL of the four faces', defaultUrl],
  ['product', 'Name of the product in reports', 'as describe says'],
  ['start', 'Command that starts it in the foreground', 'it runs already'],
]

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const parsed = readArguments(args, { options }, 'init')
  if (!parsed.ok) return reportUsageErrors(parsed.problems, terminal)
  const { product, start } = parsed.value.values
  const empty = Object.entries({ product, start }).filter(([, value]) => value?.trim() === '')
  if (empty.length > 0)
    return reportUsageErrors(
      empty.map(([name]) => `--${name}: it is empty: give a text, or leave it out.`),
      terminal,
    )
  const there = configFileNames.filter((name) => existsSync(name))
  if (there.length > 0)
    return reportUsageErrors(
      [`${there.join(' and ')} is in this folder already: change it, or take it away first.`],
      terminal,
    )
  const answers =
    process.stdin.isTTY && terminal.live ? await asked(parsed.value.values) : parsed.value.values
  const url = answers.url ?? defaultUrl
  const possible = configurationFor(url)
  if (!possible.ok) return reportUsageErrors(possible.problems, terminal)
  const problem = writeNewFile(file, commentedConfiguration({ ...answers, url }), { named: file })
  if (problem !== undefined) return reportUsageErrors([problem], terminal)
  terminal.out(
    `${file} is written. Next:\n  1. put the token of the lab face into the environment variable SLS_LAB_TOKEN\n` +
      `  2. ${slsCommand} check\n  3. ${slsCommand} run\n`,
  )
  return exitCodes.conforming
}

/** Asks for what the options leave open; an empty answer takes the default. */
async function asked(given: Partial<Answers>): Promise<Partial<Answers>> {
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  const answers = { ...given }
  try {
    for (const [name, question, otherwise] of questions) {
      if (given[name] !== undefined) continue
      const answer = (await lines.question(`${question} [${otherwise}]: `)).trim()
      if (answer !== '') answers[name] = answer
    }
  } finally {
    lines.close()
  }
  return answers
}

export const initSubcommand: Subcommand = { help, options, run }
