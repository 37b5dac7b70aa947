import { loadApp } from '../../drivers/assemblies/app/load-app.ts'
import { type ConfiguredAssembly, configuredAssembly } from '../../drivers/assemblies/configured/assembly.ts'
import { endKeptInstances } from '../../drivers/assemblies/configured/instance.ts'
import { describeSystem, problemOf } from '../../drivers/assemblies/configured/probe.ts'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import { type Configuration, conformanceProfile, instancesOf } from '../../drivers/config/configuration.ts'
import type { Scene } from '../../drivers/ports/scene.ts'
import { attemptFor, withTimeLimit } from '../../drivers/ports/time-limit.ts'
import { mismatchOf } from '../../drivers/ports/verify.ts'
import { declaredProfiles, loadProfiles } from '../../reports/catalogue/profiles.ts'
import { namedApp } from '../config/named-app.ts'
import type { RunSystem } from '../config/named-system.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { projectAt } from '../shared/project.ts'
import { formatDuration, stopwatch } from '../shared/stopwatch.ts'
import type { Terminal } from '../shared/terminal.ts'
import type { Exercise } from './exercise.ts'
import { exercises } from './exercises.ts'
import { sharesClock, sharesState } from './isolation.ts'
import { exercisesOfPeople, needsOfPeople } from './people.ts'

/** One line of the report. */
interface Finding {
  readonly name: string
  readonly outcome: 'ok' | 'failed' | 'not declared' | 'not tried'
  readonly text: string
  /** What else helps, a line each. */
  readonly more?: readonly string[]
}

/** Tries the system, beginning no exercise after so many milliseconds, and says what it finds. */
export async function tryOut(system: RunSystem, limitMs: number, terminal: Terminal): Promise<ExitCode> {
  const elapsed = stopwatch()
  const findings: Finding[] = []
  const say = (finding: Finding): void => {
    if (!findings.some((earlier) => isSameFailure(earlier, finding))) terminal.out(linesOf(finding, terminal))
    findings.push(finding)
  }
  await checkSystem(system, say, () => limitMs - elapsed())
  for (const repeated of repeatedFailures(findings)) terminal.out(linesOf(repeated, terminal))
  const isReady = findings.every(({ outcome }) => outcome === 'ok' || outcome === 'not declared')
  terminal.out(
    `\n  ${terminal.paint(isReady ? ['green', 'bold'] : ['red', 'bold'], isReady ? 'Ready.' : notReady(findings))}  ${terminal.paint('dim', formatDuration(elapsed()))}\n`,
  )
  return isReady ? exitCodes.conforming : exitCodes.usage
}

/** One violation of the contract can break every exercise: it is printed once. */
const isSameFailure = (one: Finding, other: Finding): boolean =>
  one.outcome === 'failed' && other.outcome === 'failed' && one.text === other.text

/** Of each failure that came more than once, in which other checks it did. */
function repeatedFailures(findings: readonly Finding[]): Finding[] {
  const failed = findings.filter(({ outcome }) => outcome === 'failed')
  return [...Map.groupBy(failed, ({ text }) => text).values()].flatMap(([first, ...others]) =>
    first === undefined || others.length === 0
      ? []
      : [
          {
            name: `as ${first.name}`,
            outcome: 'failed' as const,
            text: `also in: ${others.map(({ name }) => name).join(', ')}`,
          },
        ],
  )
}

function notReady(findings: readonly Finding[]): string {
  const count = (wanted: Finding['outcome']) => findings.filter(({ outcome }) => outcome === wanted).length
  const [failed, notTried] = [count('failed'), count('not tried')]
  const more =
    notTried === 0
      ? ''
      : ` ${notTried} not tried, as the time was over. Is the server this slow? --seconds N gives it more.`
  return failed === 0
    ? `Not ready: nothing failed, but${more}`
    : `Not ready: ${failed} of ${findings.length - notTried} checks failed${more === '' ? '.' : `,${more}`}`
}

const labels = {
  ok: ['green', 'ok'],
  failed: ['red', 'FAILED'],
  'not declared': ['dim', '·'],
  'not tried': ['yellow', '?'],
} as const
const nameWidth = 26
const indent = 10 + nameWidth

function linesOf({ name, outcome, text, more = [] }: Finding, { paint, columns }: Terminal): string {
  const [style, label] = labels[outcome]
  const [first = '', ...rest] = [text, ...more].flatMap((one) =>
    wrapped(one, Math.min(textWidth, columns - indent)),
  )
  const shown = (line: string) => (outcome === 'failed' ? line : paint('dim', line))
  const head = `  ${paint(style, label.padEnd(8))}${name.padEnd(nameWidth)}${shown(first)}`
  return `${[head, ...rest.map((line) => `${' '.repeat(indent)}${shown(line)}`)].join('\n')}\n`
}

/** No wider where the terminal has more room. */
const textWidth = 80

/** The lines of a text, broken between words. */
const wrapped = (text: string, width: number): string[] =>
  text.match(new RegExp(`.{1,${Math.max(width, 1)}}(?= |$)|\\S+`, 'g'))?.map((line) => line.trim()) ?? []

const whatLacksPush =
  'Without seamless nearly all scenarios with IB Key are not applicable: people in them expect a notification'

async function checkSystem(
  system: RunSystem,
  say: (finding: Finding) => void,
  remainingMs: () => number,
): Promise<void> {
  const { configuration } = system
  const instances = instancesOf(configuration)
  const people = configuration.withoutLab?.people
  say({
    name: 'configuration',
    outcome: 'ok',
    text: `${instances.length === 1 ? 'one scenario' : `${instances.length} scenarios`} at a time`,
  })
  const app = await namedApp({ system })
  if (!app.ok) return say({ name: 'app', outcome: 'failed', text: app.problems.join(' ') })
  if (app.value) say({ name: 'app', outcome: 'ok', text: app.value.name })
  const variant = app.value ? { ...unchanged, app: await loadApp(app.value.file) } : unchanged
  await using opened = new AsyncDisposableStack()
  opened.defer(endKeptInstances)
  const probed = await describeSystem(system)
  if (!probed.ok) {
    if (probed.at === 'contract') say({ name: 'connection', outcome: 'ok', text: 'GET /lab is answered' })
    return say({ name: probed.at, outcome: 'failed', text: probed.problem })
  }
  const { name, version, capabilities, numbers = {} } = probed.description
  say({ name: 'connection', outcome: 'ok', text: `${name} ${version}` })
  say({
    name: 'contract',
    outcome: 'ok',
    text: `${people ? 'the configuration' : 'describe'} names ${capabilities.length} capabilities and ${Object.keys(numbers).length} numbers`,
  })
  const all = loadProfiles(projectAt().requirements)
  const profiles = all.ok ? declaredProfiles(all.value, configuration.profiles, capabilities) : all
  if (!profiles.ok) return say({ name: 'profiles', outcome: 'failed', text: profiles.problems.join(' ') })
  const titles = profiles.value.map(({ title }) => title).join(', ')
  const lacksPush = capabilities.includes('ibKey') && !capabilities.includes('seamless')
  say({ name: 'profiles', outcome: 'ok', text: lacksPush ? `${titles}. ${whatLacksPush}` : titles })
  const declared = profiles.value.map(({ id }) => conformanceProfile.parse(id))
  const assemblies: ConfiguredAssembly[] = []
  for (const [instance] of instances.entries()) {
    const needs = people && needsOfPeople(people)
    const parameters = { ...system, instance, profiles: declared, needs }
    const assembly = await configuredAssembly(parameters, variant).catch(problemOf)
    if (typeof assembly === 'string')
      return say({ name: 'simulated services', outcome: 'failed', text: assembly })
    opened.defer(() => assembly.close())
    assemblies.push(assembly)
  }
  const [first] = assemblies
  if (!first) return
  say({ name: 'simulated services', outcome: 'ok', text: `they listen; ${first.gatewaysFile} says where` })
  const restartable = configuration.process !== undefined
  for (const exercise of exercisesFor(configuration)) {
    const limitMs = remainingMs()
    say(
      limitMs <= 0
        ? notTried(exercise.name, 'the time was over')
        : await tried(exercise, first, restartable, limitMs),
    )
  }
  for (const [at, other] of assemblies.entries()) if (at > 0) say(await isolated(first, other, at + 1))
}

const exercisesFor = ({ withoutLab, clock }: Configuration): readonly Exercise[] =>
  withoutLab && clock.kind === 'real' ? exercisesOfPeople(withoutLab.people, clock) : exercises

async function tried(
  exercise: Exercise,
  assembly: ConfiguredAssembly,
  restartable: boolean,
  limitMs: number,
): Promise<Finding> {
  const { name, capabilities = [] } = exercise
  if (exercise.restarts && !restartable)
    return {
      name,
      outcome: 'not declared',
      text: 'the configuration has no member process: scenarios with a restart are not applicable',
    }
  let scene: Scene | undefined
  try {
    scene = await assembly.open(`check/${name}`)
    const { driver } = scene
    const missing = capabilities.find((capability) => !driver.capabilities.has(capability))
    if (missing) return { name, outcome: 'not declared', text: `describe does not declare ${missing}` }
    const ended = exercise.run(scene).then(
      (text) => ({ text }),
      (error: unknown) => ({ error }),
    )
    const end = await withTimeLimit(Math.ceil(limitMs), 'the exercise to end', ended).catch(() => undefined)
    if (!end) return notTried(name, 'it did not end before the time was over')
    if ('error' in end) throw end.error
    return { name, outcome: 'ok', text: end.text }
  } catch (error) {
    return { name, outcome: 'failed', text: sentenceOf(error), more: await hints(exercise, assembly, scene) }
  } finally {
    await scene?.close()
  }
}

const notTried = (name: string, why: string): Finding => ({
  name,
  outcome: 'not tried',
  text: `not tried: ${why}`,
})

const sentenceOf = (error: unknown): string => {
  const { expected, observed } = mismatchOf(error) ?? {}
  return expected === undefined ? problemOf(error) : `expected ${expected}, observed ${observed}`
}

const gatewayExercises: readonly string[] = ['APNs', 'FCM', 'SMS', 'notices']

/** What the gateways refused, what did not even reach them, and what the system wrote. */
async function hints(
  { name }: Exercise,
  assembly: ConfiguredAssembly,
  scene: Scene | undefined,
): Promise<string[]> {
  const hasReached = scene && gatewayExercises.includes(name) ? await somethingReached(scene) : true
  const refused = scene?.gatewayRefusals() ?? []
  const nothing = !hasReached
    ? [
        `Nothing reached the simulated services: point the client there; ${assembly.gatewaysFile} has addresses, keys and CA.`,
      ]
    : []
  const lines = assembly.lastLines().slice(-3)
  return [...refused, ...nothing, ...lines.map((line) => `its standard error: ${line}`)]
}

/** A client that breaks a connection off may have reported that to the server before we hear of it. */
const handshakeLimitMs = 2_000

const somethingReached = ({ timeline }: Scene): Promise<boolean> =>
  attemptFor(
    handshakeLimitMs,
    async () => {
      if (!timeline.events.some(({ who }) => !who.startsWith('Amara'))) throw new Error('nothing so far')
      return true
    },
    new AbortController().signal,
  ).catch(() => false)

/** Whether another instance is left alone by what happens in the first. */
async function isolated(
  first: ConfiguredAssembly,
  other: ConfiguredAssembly,
  number: number,
): Promise<Finding> {
  const name = `isolation of no. ${number}`
  try {
    const shared = (await sharesState(first, other)) ?? (await sharesClock(first, other))
    return shared === undefined
      ? { name, outcome: 'ok', text: 'it shares neither state nor clock with no. 1' }
      : {
          name,
          outcome: 'failed',
          text: `it shares its ${shared} with no. 1: scenarios have to run one at a time; give one instance.`,
        }
  } catch (error) {
    return { name, outcome: 'failed', text: sentenceOf(error) }
  }
}
