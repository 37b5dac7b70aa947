/** @module `sls certify`: runs the canonical set, and writes a certificate of what came of it. */

import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { certificateText } from '../../reports/certificate/bundle.ts'
import { type Certified, envelopeOf } from '../../reports/certificate/envelope.ts'
import { type ExportName, exports } from '../../reports/certificate/exports.ts'
import { signingKey, thumbprintOf } from '../../reports/certificate/keys.ts'
import { powerToDetect } from '../../reports/certificate/power.ts'
import { messagesProblem, verifyCertificate } from '../../reports/certificate/verification.ts'
import { reportConclusion } from '../../reports/html/decision-view.ts'
import { resultsIn } from '../../reports/html/stored-run.ts'
import { readNamedFile, readNamedText } from '../../reports/named-file.ts'
import type { Results, RunRecord } from '../../reports/output/results.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { changesToCanonicalSet, loadCanonicalSet } from '../../reports/suite/canonical-set.ts'
import { sha256 } from '../../reports/suite/sha256.ts'
import { recordLeftIn } from '../../reports/verdicts/record-file.ts'
import { parseRunOptions, type RunOptions, runOptions } from '../run/options.ts'
import { runWith } from '../run/run.ts'
import { wallClock } from '../serve/wall-clock.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { writeNewFile } from '../shared/folders/new-file.ts'
import { type OutFolder, openOutFolder } from '../shared/out-folder.ts'
import { projectAt } from '../shared/project.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { summaryFile, verifyingSuite } from '../verify/verifying-suite.ts'
import { certifyOptions, ownOptions } from './own-options.ts'

export const certificateName = 'certificate.json'

const help = `Usage: sls certify --key FILE [options]

Runs the whole suite, and writes ${certificateName}: results, messages, digests of features, steps and requirements, declared
capabilities, contexts, seed, and the power to detect of this version, signed with Ed25519. Anybody can verify it without a network,
and replay it (sls verify).

There is no certificate of a run of which anything was left out, put in, expected to fail or cut off, of a suite that was edited, or
of a product that does not conform; it says which.

  --key FILE       the private key that signs: PKCS #8 in PEM, or a JWK
  --new-key FILE   makes such a key and FILE.pub, the public one, and does nothing else; or: openssl genpkey -algorithm ed25519 -out FILE
  --artifact FILE  what was tested, such as the package of the product: its name and digest stand in the certificate
  --export FORMAT  beside it, also in-toto (a Statement with the predicate test-result v0.1, for tools of supply chains) or
                   statement (an implementation conformance statement in Markdown); may be given several times
  --out DIR        where it goes, with all that a run leaves (default reports/out)

Also as of sls run: --target, --config, --url, --app, --seed, --workers, --project. The scenarios run in the order of the features.

Exit codes: 0 the certificate is written, 1 the product does not conform, 2 refused, or wrong usage, 3 harness error or interrupted.
`

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const own = ownOptions(args)
  if (!own.ok) return reportUsageErrors(own.problems, terminal)
  const { newKey, key: keyFile, artifact, formats, others } = own.value
  if (newKey !== undefined) return makeKey(newKey, terminal)
  const prepared = await prepare(others, keyFile)
  if (!prepared.ok) return reportUsageErrors(prepared.problems, terminal)
  const { options, key } = prepared.value
  const tested = artifact === undefined ? valid(undefined) : artifactIn(artifact)
  if (!tested.ok) return reportUsageErrors(tested.problems, terminal)
  const out = openOutFolder(options.out, [certificateName, ...formats.map((format) => exports[format].file)])
  if (!out.ok) return reportUsageErrors(out.problems, terminal)
  const code = await runWith({ ...options, shuffled: false }, terminal)
  if (code === exitCodes.usage || code === exitCodes.harness) return code
  const certified = certifiedRun(options, tested.value)
  if (!certified.ok) {
    for (const problem of certified.problems) terminal.err(`No certificate: ${problem}\n`)
    return code === exitCodes.conforming ? exitCodes.usage : code
  }
  return issue(certified.value, options.project, key, { out: out.value, formats }, terminal)
}

function makeKey(file: string, terminal: Terminal): ExitCode {
  const taken = [file, `${file}.pub`].find((path) => existsSync(path))
  if (taken !== undefined)
    return reportUsageErrors(
      [`--new-key ${file}: ${taken} is there already, and a key is never overwritten.`],
      terminal,
    )
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const problem =
    writeNewFile(file, String(privateKey.export({ type: 'pkcs8', format: 'pem' })), {
      named: `--new-key ${file}`,
      mode: 0o600,
    }) ??
    writeNewFile(`${file}.pub`, String(publicKey.export({ type: 'spki', format: 'pem' })), {
      named: `--new-key ${file}`,
    })
  if (problem !== undefined) return reportUsageErrors([problem], terminal)
  terminal.out(
    `  ${file} signs, and is never given away; ${file}.pub verifies: hand it on with the first certificate.\n`,
  )
  return exitCodes.conforming
}

/** What can be refused before anything runs. */
async function prepare(
  args: readonly string[],
  keyFile: string | undefined,
): Promise<Result<{ options: RunOptions; key: KeyObject }>> {
  if (keyFile === undefined)
    return invalid(['--key FILE: name the private key that signs; sls certify --new-key FILE makes one.'])
  const text = readNamedText(keyFile, `--key ${keyFile}`)
  if (!text.ok) return text
  const key = signingKey(text.value)
  if (!key.ok) return invalid(key.problems.map((problem) => `--key ${keyFile}: ${problem}.`))
  const options = await parseRunOptions(args)
  if (!options.ok) return options
  const { root } = projectAt(options.value.project)
  const refused = whatIsNotWhole(options.value)
  if (refused !== undefined) return invalid([`No certificate: ${refused}`])
  const canonical = loadCanonicalSet(root)
  if (!canonical.ok) return canonical
  const changes = changesToCanonicalSet(root, canonical.value)
  if (changes.length > 0)
    return invalid([
      `No certificate: this is not the suite as it is published: ${changes.slice(0, 3).join(', ')}${changes.length > 3 ? ` and ${changes.length - 3} more` : ''}. Take it as it came.`,
    ])
  return valid({ options: options.value, key: key.value })
}

/** Why the run that is asked for would not be that of the canonical set. */
function whatIsNotWhole(options: RunOptions): string | undefined {
  const { selection, profile, lastFailed, watch, pause, fault, context, contexts, knownFailures } = options
  if (lastFailed) return '--last-failed leaves out what passed: leave it out, so that everything runs.'
  if (watch) return '--watch never ends: leave it out.'
  if (pause !== undefined) return '--pause lets somebody act by hand: leave it out.'
  if (profile !== undefined)
    return `--profile ${profile} leaves out other scenarios: leave it out, so that everything runs.`
  if (selection.features !== undefined)
    return '--features plays other scenarios than the suite has: leave it out, so that everything runs.'
  if (selection.only)
    return `--only ${selection.only[0]} leaves out other scenarios: leave it out, so that everything runs.`
  if (selection.tags)
    return `--tags ${selection.tags} leaves out other scenarios: leave it out, so that everything runs.`
  if (selection.shard) return '--shard takes a part of the scenarios: leave it out, so that everything runs.'
  if (fault !== undefined) return `--fault ${fault} puts in a fault on purpose: leave it out.`
  if (contexts !== undefined || Object.keys(context).length > 0)
    return '--context and --contexts choose how scenarios are played: leave them out, and the seed chooses.'
  if (knownFailures !== undefined)
    return `${knownFailures} expects failures, and a certificate knows none: mend them, and take the list away.`
  return undefined
}

function artifactIn(file: string): Result<Certified['artifact']> {
  const read = readNamedFile(file)
  return read.ok
    ? valid({ name: basename(file), digest: sha256(read.value) })
    : invalid(read.problems.map((problem) => `--artifact ${file}: ${problem}.`))
}

/** What the run has left, where it is fit for a certificate. */
function certifiedRun({ out, project }: RunOptions, artifact: Certified['artifact']): Result<Certified> {
  const texts = {
    results: readFileSync(join(out, 'results.json'), 'utf8'),
    messages: recordLeftIn(out),
  }
  const results = resultsIn(texts.results)
  if (!results.ok) return results
  const { value } = results
  if (!hasRecord(value)) return invalid(['the results do not say what was run.'])
  const { kind, sentence } = reportConclusion({ results: value })
  if (kind !== 'conforming')
    return invalid([`${sentence} What is certified conforms, and everything that applies was tried.`])
  const power = powerToDetect(readFileSync(summaryFile(projectAt(project).root), 'utf8'))
  if (!power)
    return invalid(['reports/summary/detection.md does not say how many faults this version detects.'])
  const issuedAt = new Date(wallClock()).toISOString()
  const parts = { results: deflateRawSync(texts.results), messages: deflateRawSync(texts.messages) }
  return valid({ results: value, texts, parts, power, conclusion: sentence, artifact, issuedAt })
}

const hasRecord = (results: Results): results is Results & { run: RunRecord } => results.run !== undefined

async function issue(
  certified: Certified,
  project: RunOptions['project'],
  key: KeyObject,
  { out, formats }: { readonly out: OutFolder; readonly formats: readonly ExportName[] },
  terminal: Terminal,
): Promise<ExitCode> {
  const catalogue = loadCatalogue(projectAt(project).requirements)
  const suite = verifyingSuite(project)
  if (!catalogue.ok) return reportUsageErrors(catalogue.problems, terminal)
  if (!suite.ok) return reportUsageErrors(suite.problems, terminal)
  const signer = thumbprintOf(key)
  const text = await certificateText(envelopeOf(certified), certified.parts, key)
  const verified = verifyCertificate(text, suite.value, new Map(), wallClock())
  const problem = verified.kind === 'broken' ? verified.problem : messagesProblem(verified.certificate)
  if (problem !== undefined) {
    terminal.err(`No certificate, as it would not be verified: ${problem}\n`)
    return exitCodes.harness
  }
  out.write(certificateName, text)
  for (const format of formats) {
    const { file, content } = exports[format]
    out.write(file, content({ ...certified, signer, certificate: sha256(text) }, catalogue.value))
    terminal.out(`  ${terminal.paint('dim', format)} ${join(out.path, file)}\n`)
  }
  terminal.out(
    [
      `  ${terminal.paint(['green', 'bold'], 'Certified.')} ${join(out.path, certificateName)}`,
      `  ${terminal.paint('dim', `signed by ${signer}; sls verify FILE --key FILE verifies it`)}`,
      '',
    ].join('\n'),
  )
  return exitCodes.conforming
}

export const certifySubcommand: Subcommand = { help, options: { ...runOptions, ...certifyOptions }, run }
