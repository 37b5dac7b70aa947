import { describe, expect, test } from 'vitest'
import { advance, VirtualClock } from '../../../simulators/clock/clock.ts'
import { mismatchOf } from '../../ports/verify.ts'
import { mostInstantsOfWork } from './named-work.ts'
import { serverParticipant } from './server-participant.ts'

function setUp() {
  const advancedTo: number[] = []
  const server = serverParticipant(async () => new Response())
  const participant = server.participant(async (to) => {
    advancedTo.push(to)
    return to + 10
  })
  return { advancedTo, server, participant }
}

test('a server that has quiesced is not advanced again', async () => {
  const { advancedTo, participant } = setUp()
  expect([await participant.settle(5), await participant.settle(5)]).toEqual([15, 15])
  expect(advancedTo).toEqual([5])
})

test('a server is advanced again after time has passed, a request, or a restart', async () => {
  const { advancedTo, server, participant } = setUp()
  await participant.settle(5)
  await participant.settle(6)
  await server.fetch('http://server.test', { method: 'GET', headers: {} })
  await participant.settle(6)
  server.markBusy()
  await participant.settle(6)
  expect(advancedTo).toEqual([5, 6, 6, 6])
})

describe('a server that names work without end', () => {
  const namingWorkEach = (everyMs: number) => {
    const server = serverParticipant(async () => new Response())
    const clock = new VirtualClock(0)
    const participant = server.participant(async (to) => to + everyMs)
    return { ...server, pass: (ms: number) => advance(clock, [participant], () => 0, clock.now() + ms) }
  }

  test('fails the step, with how often and how far apart', async () => {
    const { pass } = namingWorkEach(500)
    const error: unknown = await pass(90 * 86_400_000).catch((thrown: unknown) => thrown)
    expect(mismatchOf(error)).toEqual({
      expected: 'the server to name at most 12000 instants of work (nextDue) in a step',
      observed: '12001 within 6000 s, the last 500 ms apart',
    })
  })

  test('may do so once a minute for a week, and again in the next step', async () => {
    const { pass, beginStep } = namingWorkEach(60_000)
    await pass(7 * 86_400_000)
    beginStep()
    await pass(mostInstantsOfWork * 60_000)
    await expect(pass(60_000)).rejects.toThrow('12001 within')
  })
})
