/** @module Asks a system under test what it is, before anything is judged. */

import type { WithoutLab } from '../../config/configuration.ts'
import { createClient } from '../../http/client.ts'
import type { Description } from '../../http/driver.ts'
import { HarnessError, NotTestable } from '../../ports/errors.ts'
import { mismatchOf } from '../../ports/verify.ts'
import { describedBy } from '../people/description.ts'
import { standingsOf } from '../people/standing.ts'
import { type ConfiguredSystem, keepInstance, openInstance, type SystemInstance } from './instance.ts'

export type Probed =
  | { readonly ok: true; readonly description: Description }
  /** What is wrong, and what to do: nothing answers there, or what answers breaks the contract. */
  | { readonly ok: false; readonly at: 'connection' | 'contract'; readonly problem: string }

/** An answer that breaks the contract is a mismatch; everything else stopped before there was one. */
const notDescribed = (error: unknown): Probed => ({
  ok: false,
  at: mismatchOf(error) === undefined ? 'connection' : 'contract',
  problem: problemOf(error),
})

/** The description of one instance that runs. */
export async function describeInstance(
  { configuration }: ConfiguredSystem,
  { baseUrl, fetch, labToken, timeLimitMs }: SystemInstance,
): Promise<Probed> {
  const { env } = configuration.labToken
  const client = createClient({ baseUrl, fetch, traceHeaders: () => ({}), timeLimitMs })
  try {
    const answer = await client.call('describe', { bearer: labToken })
    if (answer.kind === 'reply') return { ok: true, description: answer.reply }
    return {
      ok: false,
      at: 'contract',
      problem: `describe (GET /lab) is refused with ${answer.status} ${answer.code}: ${answer.detail} Does the variable ${env} hold the token of this server?`,
    }
  } catch (error) {
    return notDescribed(error)
  }
}

/** What an error of a driver says, for a reader who has not asked for a verdict yet. */
export function problemOf(error: unknown): string {
  const { observed } = mismatchOf(error) ?? {}
  if (observed !== undefined) return observed
  if (error instanceof NotTestable) return error.message.replace(/^Not testable: /, '')
  if (error instanceof HarnessError) return error.message.replace(/^Harness error: /, '')
  throw error
}

/** What a configuration says of a system that has no lab face to ask, where the system answers. */
async function reachWithoutLab(
  { configuration }: ConfiguredSystem,
  withoutLab: WithoutLab,
  { baseUrl, fetch, timeLimitMs, process: own }: SystemInstance,
): Promise<Probed> {
  // Every secret has to be there.
  standingsOf(withoutLab)
  await own.ensureRunning()
  const client = createClient({ baseUrl, fetch, traceHeaders: () => ({}), timeLimitMs })
  // Nobody has this name: whatever is answered, the login face is there.
  const nobody = { platform: 'clientPortal', locale: 'en', username: 'nobody', password: 'none' } as const
  await client.call('logIn', { body: nobody })
  return { ok: true, description: describedBy(configuration, withoutLab) }
}

/**
 * The description of an instance, counted from 0, which is started for it where the suite has to start it, and then kept running: who
 * opens no assembly with it has to call `endKeptInstances`.
 */
export async function describeSystem(system: ConfiguredSystem, index = 0): Promise<Probed> {
  try {
    const instance = await openInstance(system, index)
    const { withoutLab } = system.configuration
    if (withoutLab) {
      const reached = await reachWithoutLab(system, withoutLab, instance)
      keepInstance(system, index, instance)
      return reached
    }
    const { env } = system.configuration.labToken
    if (instance.labToken === '')
      return {
        ok: false,
        at: 'connection',
        problem: `labToken: the environment variable ${env} is not set: put the token of the lab face there.`,
      }
    await instance.process.ensureRunning()
    const probed = await describeInstance(system, instance)
    if (probed.ok) keepInstance(system, index, instance)
    else await instance.process.end()
    return probed
  } catch (error) {
    return notDescribed(error)
  }
}
