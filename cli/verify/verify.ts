/** @module `sls verify`: whether a certificate holds, without a network; and whether its run can be repeated. */

import type { KeyObject } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { publicKeyIn } from '../../reports/certificate/keys.ts'
import { at, textAt } from '../../reports/certificate/strict-json.ts'
import {
  messagesProblem,
  type VerifiedCertificate,
  verifyCertificate,
} from '../../reports/certificate/verification.ts'
import { jsonOf } from '../../reports/json.ts'
import { readNamedText } from '../../reports/named-file.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { wallClock } from '../serve/wall-clock.ts'
import { readArguments } from '../shared/arguments.ts'
import { type ExitCode, exitCodes, signerUnknown } from '../shared/exit-codes.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { verifyingSuite } from './verifying-suite.ts'

const help = `Usage: sls verify FILE [options]

Verifies a certificate of sls certify, without a network and without running anything: signature, digests, that it is of this
version of the suite, that every scenario was played and conforms, and that results and envelope say the same. Names the first
thing that does not hold.

  --key FILE       the public key of who has signed, as you have got it from them (PEM or JWK); may be given several times. Without
                   one it can be said that nothing was changed since it was signed, and not by whom
  --messages       also reads the messages step by step, and compares them with the results: whoever signed them may have erred
  --replay         also runs the suite again, as the certificate says it was run, and compares step by step; names where they part.
                   The product has to be reachable as it was
  --config FILE    with --replay: the configuration of the product, where it is in another place now
  --project DIR    another folder with features/

Exit codes: 0 it holds, 1 it does not hold or the replay parts from it, 2 wrong usage, 3 harness error,
4 it is intact, and its signer is unknown.
`

const options = {
  key: { type: 'string', multiple: true },
  messages: { type: 'boolean', default: false },
  replay: { type: 'boolean', default: false },
  config: { type: 'string' },
  project: { type: 'string' },
} as const

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode | typeof signerUnknown> {
  const parsed = readArguments(args, { options, allowPositionals: true }, 'verify')
  if (!parsed.ok) return reportUsageErrors(parsed.problems, terminal)
  const { values, positionals } = parsed.value
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0)
    return reportUsageErrors(
      [`sls verify takes one certificate, and ${positionals.length} are given.`],
      terminal,
    )
  const text = readNamedText(file, file)
  if (!text.ok) return reportUsageErrors(text.problems, terminal)
  const keys = keysIn(values.key ?? [])
  if (!keys.ok) return reportUsageErrors(keys.problems, terminal)
  const suite = verifyingSuite(values.project)
  if (!suite.ok) return reportUsageErrors(suite.problems, terminal)
  const found = verifyCertificate(text.value, suite.value, keys.value, wallClock())
  if (found.kind === 'broken') return doesNotHold(found.problem, terminal)
  const problem = values.messages || values.replay ? messagesProblem(found.certificate) : undefined
  if (problem !== undefined) return doesNotHold(problem, terminal)
  const isKnown = found.kind === 'holds'
  terminal.out(certificateLines(found.certificate, isKnown, terminal))
  terminal.out(resultsBeside(file, found.certificate, terminal))
  const code = isKnown ? exitCodes.conforming : signerUnknown
  if (!values.replay) return code
  const { replay } = await import('./replay.ts')
  const replayed = await replay(found.certificate, values, terminal)
  return replayed === exitCodes.conforming ? code : replayed
}

function doesNotHold(problem: string, terminal: Terminal): ExitCode {
  terminal.out(`  ${terminal.paint(['red', 'bold'], 'Does not hold.')} ${problem}\n`)
  return exitCodes.notConforming
}

function keysIn(files: readonly string[]): Result<ReadonlyMap<string, KeyObject>> {
  const keys = new Map<string, KeyObject>()
  for (const file of files) {
    const text = readNamedText(file, `--key ${file}`)
    if (!text.ok) return text
    const read = publicKeyIn(text.value)
    if (!read.ok) return invalid(read.problems.map((problem) => `--key ${file}: ${problem}.`))
    keys.set(read.value.thumbprint, read.value.key)
  }
  return valid(keys)
}

function certificateLines(
  { envelope, signer }: VerifiedCertificate,
  isKnown: boolean,
  { paint }: Terminal,
): string {
  const headline = isKnown
    ? paint(['green', 'bold'], 'It holds.')
    : paint(
        ['yellow', 'bold'],
        'Intact, signer unknown: name the public key of who has signed by --key FILE.',
      )
  const { killed, faults } = {
    killed: at(envelope, 'suite', 'powerToDetect', 'killed'),
    faults: at(envelope, 'suite', 'powerToDetect', 'faults'),
  }
  return [
    `  ${headline}`,
    `  ${textAt(envelope, 'product', 'name')}: ${textAt(envelope, 'conclusion')}`,
    `  ${paint('dim', 'suite')}   ${textAt(envelope, 'suite', 'implementation')} ${textAt(envelope, 'suite', 'version')}, ${textAt(envelope, 'suite', 'specRelease')}`,
    `  ${paint('dim', 'power')}   ${String(killed)} of ${String(faults)} deliberate faults detected`,
    `  ${paint('dim', 'run')}     ${String(at(envelope, 'run', 'scenarios', 'executed'))} scenarios, seed ${String(at(envelope, 'run', 'seed'))}, ${textAt(envelope, 'run', 'endedAt')}`,
    `  ${paint('dim', 'signer')}  ${signer}, ${textAt(envelope, 'provenance', 'timestamp')}`,
    '',
  ].join('\n')
}

/** What lies beside a certificate is not signed, and is read with it all the same: whether it says something else. */
function resultsBeside(certificate: string, { results }: VerifiedCertificate, { paint }: Terminal): string {
  const file = join(dirname(certificate), 'results.json')
  if (!existsSync(file)) return ''
  const text = readNamedText(file, file)
  if (text.ok && isDeepStrictEqual(jsonOf(text.value), results)) return ''
  return `  ${paint(['yellow', 'bold'], 'Not certified')}: ${file} beside it says something else; what was signed is in the certificate alone.\n`
}

export const verifySubcommand: Subcommand = { help, options, run }
