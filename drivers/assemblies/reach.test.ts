import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { referenceParts, type ServerParts } from '../../reference-server/parts.ts'
import { createServer } from '../../reference-server/server.ts'
import { faultWithId, loadFaults } from './faults.ts'
import { reachOf, recording, takeUses, type Uses } from './reach.ts'

const labToken = 'lab-token-of-this-test'
const request = (path: string, init?: RequestInit) => new Request(`http://sls.test${path}`, init)
const asLab = { headers: { authorization: `Bearer ${labToken}` } }

const partsOfTest = referenceParts({ labToken })
const ask = async (parts: ServerParts, asked: Request) => (await createServer(parts).fetch(asked)).json()

const nothing: Uses = { members: new Set(), refusals: [] }
const using = (...members: readonly string[]): Uses => ({ ...nothing, members: new Set(members) })

beforeEach(() => void takeUses())

describe('what is used', () => {
  test('is told once, by the names of members and with the refusals that were decided', async () => {
    await ask(recording.server(partsOfTest), request('/windows/tws/en'))
    const { members } = takeUses()
    expect([...members]).toEqual(expect.arrayContaining(['screens.openLogin', 'labels.en.login']))
    expect([...members].filter((name) => name.startsWith('labels.ru'))).toEqual([])
    await ask(recording.server(partsOfTest), request('/lab'))
    expect(takeUses().refusals.map(([{ code }]) => code)).toEqual(['unauthenticated'])
    expect(takeUses()).toEqual(nothing)
  })

  test('is everything of a group whose members are listed or asked for', () => {
    const { profile, rules } = recording.server(partsOfTest)
    expect(Object.keys(profile)).toContain('pushLifetime')
    expect('newId' in rules).toBe(true)
    expect([...takeUses().members]).toEqual(expect.arrayContaining(['profile.*', 'rules.*']))
  })

  test('is what is read by a copy', () => {
    const copy = { ...recording.server(partsOfTest).profile }
    expect(copy).toEqual(partsOfTest.profile)
    expect([...takeUses().members]).toContain('profile.smsCap')
  })
})

describe('a variant', () => {
  const reach = async (id: string) => reachOf(await faultWithId(id, []))

  test('of a number reaches whoever uses that number, or all numbers', async () => {
    const reaches = await reach('lowest-sms-cap')
    if (reaches === 'everything') throw new Error('it has to reach some alone')
    expect(
      ['profile.smsCap', 'profile.*', 'profile.pushCap', 'rules.*'].map((one) => reaches(using(one))),
    ).toEqual([true, true, false, false])
  })

  test('of a refusal reaches whoever gets it', async () => {
    const reaches = await reach('lock-refused-as-too-many')
    if (reaches === 'everything') throw new Error('it has to reach some alone')
    const refused = (code: 'locked' | 'not_found'): Uses => ({
      ...nothing,
      refusals: [[{ ok: false, code, cause: 'of this test' }, 'logIn']],
    })
    expect([reaches(refused('locked')), reaches(refused('not_found'))]).toEqual([true, false])
  })

  test.each([
    ['store', 'one-session'],
    ['middleware', 'no-retry-after'],
    ['replies', 'without-sms'],
    ['phone', 'phone-with-other-texts'],
    ['one of two', 'lowest-sms-cap+one-session'],
  ])('of the %s reaches everything', async (_, id) => {
    expect(await reach(id)).toBe('everything')
  })

  test('in two changes reaches what either does', async () => {
    const reaches = await reach('lowest-sms-cap+lowest-push-cap')
    if (reaches === 'everything') throw new Error('it has to reach some alone')
    expect(['profile.smsCap', 'profile.pushCap'].map((one) => reaches(using(one)))).toEqual([true, true])
  })

  test('that does not reach everything is described as the right server is, but for its numbers', async () => {
    const described = async (parts: ServerParts) => {
      const { numbers: _, ...others } = z
        .looseObject({ capabilities: z.array(z.string()), numbers: z.unknown() })
        .parse(await ask(parts, request('/lab', asLab)))
      return others
    }
    const expected = await described(partsOfTest)
    const partial = (await loadFaults([])).filter((one) => one.harmless && reachOf(one) !== 'everything')
    expect(partial.length).toBeGreaterThan(90)
    for (const { variant } of partial) expect(await described(variant.server(partsOfTest))).toEqual(expected)
  })
})
