/**
 * @module Reads the folder of a run with the tools of others, and prints in JSON what each of them has understood. A program
 * of its own, as these tools are packages of this folder alone: `node read.mjs FOLDER PAGE`, where PAGE is the file that
 * Cucumber's HTML formatter makes.
 */

import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { gunzipSync } from 'node:zlib'
import { CucumberHtmlStream } from '@cucumber/html-formatter'
import junitFormatter from '@cucumber/junit-xml-formatter'
import Ajv from 'ajv/dist/2020.js'
import { validateXML } from 'xmllint-wasm'

const [folder, page] = process.argv.slice(2)
const here = import.meta.dirname
const envelopes = gunzipSync(readFileSync(join(folder, 'messages.ndjson.gz')))
  .toString()
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line))

/** How many messages the schema of @cucumber/messages refuses, and the first reason. */
function refusedMessages() {
  const schema = join(here, 'node_modules', '@cucumber', 'messages', 'messages.schema.json')
  const isValid = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(schema, 'utf8')))
  const refused = envelopes.flatMap((envelope) => (isValid(envelope) ? [] : [isValid.errors?.[0]]))
  return { count: refused.length, first: refused[0] }
}

async function writeHtml() {
  const stream = new CucumberHtmlStream()
  const parts = []
  stream.on('data', (part) => parts.push(part))
  for (const envelope of envelopes) stream.write(envelope)
  stream.end()
  await finished(stream)
  writeFileSync(page, parts.join(''))
}

const figure = (xml, name) => Number(new RegExp(` ${name}="(\\d+)"`).exec(xml)?.[1])

/** What Cucumber's own JUnit formatter counts in the messages. */
function countedInMessages() {
  const written = []
  let tell = (_envelope) => undefined
  const on = (_event, listener) => {
    tell = listener
  }
  junitFormatter.formatter({ on, write: (text) => written.push(text), options: {} })
  for (const envelope of envelopes) tell(envelope)
  const xml = written.join('')
  return {
    tests: figure(xml, 'tests'),
    failed: figure(xml, 'failures') + figure(xml, 'errors'),
    skipped: figure(xml, 'skipped'),
  }
}

async function junitProblems() {
  const contents = readFileSync(join(folder, 'junit.xml'), 'utf8')
  const { errors } = await validateXML({
    xml: [{ fileName: 'junit.xml', contents }],
    schema: [readFileSync(join(here, 'junit.xsd'), 'utf8')],
  })
  return errors.map(({ message }) => message)
}

/** What Allure counts in junit.xml. */
function countedByAllure() {
  const work = mkdtempSync(join(tmpdir(), 'sls-allure-'))
  try {
    const [results, report] = [join(work, 'results'), join(work, 'report')]
    mkdirSync(results)
    cpSync(join(folder, 'junit.xml'), join(results, 'junit.xml'))
    const program = join(here, 'node_modules', 'allure', 'cli.js')
    execFileSync(process.execPath, [program, 'generate', results, '--output', report], { cwd: work })
    const { stats } = JSON.parse(readFileSync(join(report, 'summary.json'), 'utf8'))
    const { total, passed = 0, failed = 0, broken = 0, skipped = 0 } = stats
    return { tests: total, passed, failed: failed + broken, skipped }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

await writeHtml()
const understood = {
  refused: refusedMessages(),
  success: envelopes.at(-1)?.testRunFinished?.success,
  messages: countedInMessages(),
  junitProblems: await junitProblems(),
  allure: countedByAllure(),
}
process.stdout.write(`${JSON.stringify(understood)}\n`)
