/** @module `sls completion`: the script by which a shell completes subcommands, options and their values. */

import { irreversible } from '../../drivers/assemblies/people/needs.ts'
import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { loadProfiles } from '../../reports/catalogue/profiles.ts'
import { dimensionNames, valuesOf } from '../../reports/contexts/context.ts'
import { targets } from '../run/options.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { faultsIn } from '../shared/fault-choice.ts'
import { projectAt } from '../shared/project.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'

const shells = ['bash', 'zsh'] as const

const help = `Usage: sls completion bash|zsh

Prints the script by which a shell completes what follows sls: subcommands, options, targets, profiles, rows, faults, files.

  bash             eval "$(sls completion bash)" in ~/.bashrc
  zsh              eval "$(sls completion zsh)" in ~/.zshrc, after compinit

In a clone, where the command is npm run --silent sls --, a function gives it this name, in both shells (zsh completes what an
alias stands for, not its name): sls() { npm run --silent sls -- "$@"; }

Exit codes: 0 printed, 2 wrong usage.
`

/** A subcommand as a shell completes it. */
interface CompletedCommand {
  readonly name: string
  readonly options: Subcommand['options']
  /** What stands after it without an option. */
  readonly operands: Values
}

/** What may stand after an option: words, and the names of files or folders. */
interface Values {
  readonly words: string
  readonly paths: '' | 'files' | 'folders'
}

const words = (all: readonly string[]): Values => ({ words: all.join(' '), paths: '' })
const none = words([])
const files: Values = { words: '', paths: 'files' }
const folders: Values = { words: '', paths: 'folders' }

/** Every option with a value that is more than a number or a free text, whichever subcommands have it. */
async function valuesOfOptions(): Promise<ReadonlyMap<string, Values>> {
  const { requirements } = projectAt()
  const catalogue = loadCatalogue(requirements)
  const profiles = loadProfiles(requirements)
  const faults = await faultsIn([])
  const articles = catalogue.ok ? catalogue.value.articles.map(({ id }) => id) : []
  const rows = catalogue.ok
    ? [...catalogue.value.rows.values()].filter((row) => row.excluded === undefined)
    : []
  return new Map([
    ['target', words(targets)],
    ['profile', words(profiles.ok ? profiles.value.map(({ id }) => id) : [])],
    ['only', { words: [...articles, ...rows.map(({ id }) => id)].join(' '), paths: 'files' }],
    ['detect only', words(faults.ok ? faults.value.map(({ id }) => id) : [])],
    ['fault', words(faults.ok ? faults.value.map(({ id }) => id) : [])],
    ['contexts', words(['all-pairs'])],
    ['context', words(dimensionNames.flatMap((name) => plainWords(name)))],
    ['allow', words(irreversible.options)],
    ['config', files],
    ['app', files],
    ['known-failures', files],
    ['faults', folders],
    ['out', folders],
    ['project', folders],
  ])
}

/** A value with a space in it would be two words for the shell. */
const plainWords = (name: (typeof dimensionNames)[number]): string[] =>
  valuesOf(name).flatMap((value) => (value.includes(' ') ? [] : [`${name}=${value}`]))

/** The same tables in the words of a shell. */
interface Dialect {
  script(cases: string, all: string): string
  offer(values: Values): string
}

const dialects: Readonly<Record<(typeof shells)[number], Dialect>> = {
  bash: {
    offer: ({ words: some, paths }) => `words='${some}' paths='${paths}'`,
    script: (cases, all) => `_sls() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words='' paths=''
  if (( COMP_CWORD == 1 )); then words='${all}'
  else case "\${COMP_WORDS[1]} $before" in
${cases}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  if [[ $paths == files ]]; then COMPREPLY+=($(compgen -f -- "$word")); compopt -o filenames
  elif [[ $paths == folders ]]; then COMPREPLY+=($(compgen -d -- "$word")); compopt -o filenames; fi
}
complete -F _sls sls
`,
  },
  zsh: {
    offer: ({ words: some, paths }) => `offered='${some}' paths='${paths}'`,
    script: (cases, all) => `#compdef sls
_sls() {
  local before="\${words[CURRENT-1]}" offered='' paths=''
  if (( CURRENT == 2 )); then offered='${all}'
  else case "\${words[2]} $before" in
${cases}
  esac; fi
  compadd -- \${=offered}
  if [[ $paths == files ]]; then _files
  elif [[ $paths == folders ]]; then _files -/; fi
}
compdef _sls sls
`,
  },
}

function scriptOf(
  { script, offer }: Dialect,
  commands: readonly CompletedCommand[],
  values: ReadonlyMap<string, Values>,
): string {
  const cases = commands.flatMap(({ name, options, operands }) => {
    const withValue = Object.entries(options).filter(([, { type }]) => type === 'string')
    const own = withValue.map(([option]) => {
      const after = values.get(`${name} ${option}`) ?? values.get(option) ?? none
      return `    '${name} --${option}') ${offer(after)} ;;`
    })
    const all = [...Object.keys(options).map((option) => `--${option}`), '--help', operands.words]
      .join(' ')
      .trim()
    return [...own, `    '${name} '*) ${offer({ words: all, paths: operands.paths })} ;;`]
  })
  const names = commands.map(({ name }) => name)
  return script(cases.join('\n'), names.join(' '))
}

const operandsIn = (help: string): Values => (/^Usage: sls \w+ (?:\[?DIR|A B)/.test(help) ? folders : none)

/** Of all subcommands, which are loaded when a script is asked for. */
export const completionSubcommand = (load: () => Promise<ReadonlyMap<string, Subcommand>>): Subcommand => ({
  help,
  options: {},
  async run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
    const shell = shells.find((name) => name === args[0])
    if (shell === undefined || args.length > 1)
      return reportUsageErrors([`sls completion: name the shell, ${shells.join(' or ')}.`], terminal)
    const commands = [...(await load())].map(([name, { options, help: text }]) => ({
      name,
      options,
      operands: name === 'completion' ? words(shells) : operandsIn(text),
    }))
    terminal.out(scriptOf(dialects[shell], commands, await valuesOfOptions()))
    return exitCodes.conforming
  },
})
