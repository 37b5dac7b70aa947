/**
 * @module Makes the report that another tool has of a run, from what it reads of its folder, and prints in JSON the version of the
 * tool and the page: `node pages.mjs PACKAGE FOLDER OUT FEATURES`. A program of its own, as these tools are packages of this
 * folder alone.
 */

import { execFileSync } from 'node:child_process'
import { cpSync, createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gunzipSync } from 'node:zlib'
import { CucumberHtmlStream } from '@cucumber/html-formatter'
import { configure, serenity, Timestamp } from '@serenity-js/core'
import * as events from '@serenity-js/core/events'
import { FileSystemLocation, Path } from '@serenity-js/core/io'
import * as model from '@serenity-js/core/model'
import { HtmlReporter } from '@serenity-js/html-reporter'

const [name, folder, out, features] = process.argv.slice(2)
const here = import.meta.dirname
const require = createRequire(import.meta.url)
const packed = join(folder, 'messages.ndjson.gz')
const messages = existsSync(packed)
  ? gunzipSync(readFileSync(packed)).toString()
  : readFileSync(join(folder, 'messages.ndjson'), 'utf8')
const envelopes = messages
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line))

async function cucumber() {
  const page = join(out, 'cucumber.html')
  await pipeline(Readable.from(envelopes), new CucumberHtmlStream(), createWriteStream(page))
  return page
}

/** Into one file: its many files open from a server alone. */
function allure() {
  const [results, report] = [join(out, 'allure-results'), join(out, 'allure')]
  mkdirSync(results, { recursive: true })
  cpSync(join(folder, 'junit.xml'), join(results, 'junit.xml'))
  const program = join(here, 'node_modules', 'allure', 'cli.js')
  execFileSync(process.execPath, [program, 'awesome', results, '--output', report, '--single-file'], {
    cwd: out,
  })
  return join(report, 'index.html')
}

/** The outcome of a step or scenario, as Serenity has it. */
function outcomeOf({ status, message = '' }) {
  if (status === 'PASSED') return new model.ExecutionSuccessful()
  if (status === 'SKIPPED') return new model.ExecutionSkipped()
  return new model.ExecutionFailedWithAssertionError(new Error(message.split('\n')[0]))
}

const worst = ['PASSED', 'SKIPPED', 'PENDING', 'UNDEFINED', 'AMBIGUOUS', 'FAILED']
const timeOf = ({ seconds, nanos }) => new Timestamp(new Date(seconds * 1000 + nanos / 1e6))

/** Its adapter for Cucumber takes part in a run; so it is told here what it would have seen, one event after another. */
async function serenityJs() {
  const report = join(out, 'serenity')
  configure({
    crew: [HtmlReporter.fromJSON({ outputDirectory: report, specDirectory: features, title: 'SLS' })],
  })
  const say = (event) => serenity.announce(event)
  const pickles = new Map(envelopes.flatMap(({ pickle }) => (pickle ? [[pickle.id, pickle]] : [])))
  const titles = new Map(
    envelopes.flatMap(({ gherkinDocument: one }) => (one?.feature ? [[one.uri, one.feature.name]] : [])),
  )
  const cases = new Map(envelopes.flatMap(({ testCase }) => (testCase ? [[testCase.id, testCase]] : [])))
  const open = new Map()
  say(new events.TestRunStarts(new Timestamp(new Date(0))))
  for (const { testCaseStarted, testStepFinished, testCaseFinished } of envelopes) {
    if (testCaseStarted) open.set(testCaseStarted.id, { started: testCaseStarted, results: new Map() })
    if (testStepFinished)
      open.get(testStepFinished.testCaseStartedId).results.set(testStepFinished.testStepId, testStepFinished)
    if (testCaseFinished) tell(open.get(testCaseFinished.testCaseStartedId), testCaseFinished)
  }
  function tell({ started, results }, finished) {
    const testCase = cases.get(started.testCaseId)
    const pickle = pickles.get(testCase.pickleId)
    const place = new FileSystemLocation(new Path(pickle.uri), pickle.location?.line ?? 1, 1)
    const sceneId = model.CorrelationId.create()
    const feature = titles.get(pickle.uri) ?? pickle.uri
    const details = new model.ScenarioDetails(new model.Name(pickle.name), new model.Category(feature), place)
    let at = timeOf(started.timestamp)
    say(new events.SceneStarts(sceneId, details, at))
    say(new events.SceneTagged(sceneId, new model.FeatureTag(feature), at))
    for (const { name } of pickle.tags)
      say(new events.SceneTagged(sceneId, new model.ArbitraryTag(name.slice(1)), at))
    say(new events.TestRunnerDetected(sceneId, new model.Name('Cucumber'), at))
    const sentences = new Map(pickle.steps.map((step) => [step.id, step.text]))
    let status = 'PASSED'
    for (const step of testCase.testSteps) {
      const done = results.get(step.id)
      const sentence = sentences.get(step.pickleStepId)
      if (!done) continue
      const { status: ended } = done.testStepResult
      if (worst.indexOf(ended) > worst.indexOf(status)) status = ended
      if (sentence === undefined) continue
      const activityId = model.CorrelationId.create()
      const activity = new model.ActivityDetails(new model.Name(sentence), place)
      say(new events.TaskStarts(sceneId, activityId, activity, at))
      at = timeOf(done.timestamp)
      say(new events.TaskFinished(sceneId, activityId, activity, outcomeOf(done.testStepResult), at))
    }
    const end = timeOf(finished.timestamp)
    const failed = [...results.values()].find(({ testStepResult }) => testStepResult.status === status)
    const outcome = outcomeOf(failed?.testStepResult ?? { status })
    say(new events.SceneFinishes(sceneId, outcome, end))
    say(new events.SceneFinished(sceneId, details, outcome, end))
  }
  const last = new Timestamp()
  say(new events.TestRunFinishes(new model.ExecutionSuccessful(), last))
  await serenity.waitForNextCue()
  say(new events.TestRunFinished(new model.ExecutionSuccessful(), last))
  return join(report, 'index.html')
}

const makers = { '@cucumber/html-formatter': cucumber, allure, '@serenity-js/html-reporter': serenityJs }
const page = await makers[name]()
const { version } = require(join(here, 'node_modules', name, 'package.json'))
process.stdout.write(`${JSON.stringify({ version, page })}\n`)
