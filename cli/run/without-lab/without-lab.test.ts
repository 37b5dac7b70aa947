import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { resultsSchema } from '../../../reports/output/results.ts'
import { startSlsWith } from '../../../testing/command-line.ts'
import { systemWithoutLab, type TestPerson } from '../../../testing/system-without-lab.ts'

const systems: { remove(): void }[] = []
afterEach(() => {
  for (const { remove } of systems.splice(0)) remove()
})

const people: readonly TestPerson[] = [{ devices: ['Android'] }, { devices: ['iOS'] }, { devices: ['sms'] }]
const timeout = 120_000
const walkthrough = 'secure-login-faq/push-on-android#the-fingerprint-approves-the-login'
const secondDevice =
  'missing-notifications/jailbroken-or-rooted/what-remains#another-device-can-still-open-a-login'
const zeroInFront = 'security/exact-match/responses#the-right-response-form-is-refused/with-a-zero-in-front'

const codes = ['the-right-security-code-is-accepted', 'a-wrong-security-code-is-refused'].map(
  (scenario) => `sms-authentication/the-security-code#${scenario}`,
)

async function opened(settleMs = 120, speed = 5) {
  const system = await systemWithoutLab(people, speed, { clock: { kind: 'real', settleMs, speed } })
  systems.push(system)
  return system
}
type System = Awaited<ReturnType<typeof opened>>

const sls = ({ environment, file }: System, command: string, ...args: string[]) =>
  startSlsWith(environment, command, '--config', file, ...args).end

async function resultsOf(system: System, ...args: string[]) {
  const { code, out } = await sls(system, 'run', '--out', system.out, ...args)
  const results = resultsSchema.parse(JSON.parse(readFileSync(join(system.out, 'results.json'), 'utf8')))
  return { code, out, results }
}

describe('a system without a lab face', () => {
  test('is judged by people who exist already, and is not called conforming', { timeout }, async () => {
    const { code, results } = await resultsOf(await opened(), '--only', walkthrough)
    expect(code).toBe(0)
    expect(results.requirements.find(({ id }) => id === 'PUSH-AND-06')?.outcome).toBe('passed')
  })

  test('has no verdict where only half of each rule was tried', { timeout }, async () => {
    const { code, out, results } = await resultsOf(await opened(), '--only', 'SEC-LIMIT-09')
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Nothing failed') })
    expect(out).toContain('which cannot be undone: --allow locks makes it testable')
    expect(results.requirements.find(({ id }) => id === 'SEC-LIMIT-09')?.outcome).toBe('notTried')
  })

  test('is not judged by people who are not there', { timeout }, async () => {
    const { code, out } = await resultsOf(await opened(), '--only', 'REACT-06')
    expect({ code, out }).toMatchObject({ code: 2, out: expect.stringContaining('Nothing was tested') })
    expect(out).toContain('nobody of withoutLab.people can play it; it needs a person who lives in US')
  })

  test('is not judged by a person who had from the beginning what the scenario gives after a login', {
    timeout,
  }, async () => {
    const { code, out } = await resultsOf(await opened(), '--only', secondDevice)
    expect({ code, out }).toMatchObject({ code: 2, out: expect.stringContaining('Nothing was tested') })
    expect(out).toContain('it needs a device that becomes active without its procedure, after a login')
  })

  test('is found to be wrong where it is', { timeout }, async () => {
    const system = await opened()
    const faulty = {
      ...system,
      environment: { ...system.environment, SLS_TEST_FAULT: 'answers-compared-as-numbers' },
    }
    const { code, results } = await resultsOf(faulty, '--only', zeroInFront)
    expect(code).toBe(1)
    expect(results.requirements.find(({ id }) => id === 'SEC-EXACT-01')?.outcome).toBe('failed')
  })

  test('is not called wrong where it sends somebody no SMS any more, for a limit that nobody knew', {
    timeout,
  }, async () => {
    const system = await opened(120, 30)
    const limited = { ...system, environment: { ...system.environment, SLS_TEST_DAILY_SMS: '1' } }
    const { out, results } = await resultsOf(limited, ...codes.flatMap((id) => ['--only', id]))
    const outcomes = codes.map((code) => results.scenarios.find(({ id }) => id === code)?.outcome)
    expect(outcomes.toSorted()).toEqual(['notTried', 'passed'])
    expect(out).toContain('the login of person3 between two scenarios was refused with too_many')
  })

  test('is tried with each person before any verdict', { timeout }, async () => {
    // A notification has to come within a third of it: a machine that stands still for a moment must not decide.
    const { code, out } = await sls(await opened(1_500), 'check')
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Ready.') })
    expect(out).toMatch(/person1 +answers a challenge and approves a notification on an Android phone/)
    expect(out).toMatch(/person3 +enters the code of an SMS/)
  })

  test('is refused where a secret is not there, or --allow names nothing', { timeout }, async () => {
    const system = await opened()
    const without = { ...system, environment: { ...system.environment, PASSWORD_2: '' } }
    const { code, err } = await sls(without, 'run', '--out', system.out)
    expect({ code, err }).toMatchObject({
      code: 2,
      err: expect.stringContaining('the environment variable PASSWORD_2 is not set: put the secret there'),
    })
    const { err: refused } = await sls(system, 'run', '--allow', 'everything')
    expect(refused).toContain('--allow everything: give one of locks, migrations, numbers.')
  })
})
