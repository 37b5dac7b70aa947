import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { capability } from '../../contract/lab-face.ts'
import { conformanceProfile } from '../../drivers/config/configuration.ts'
import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import {
  declaredProfiles,
  loadProfiles,
  type ProfileDefinition,
  profileOf,
} from '../../reports/catalogue/profiles.ts'

const folder = resolve(import.meta.dirname, '../../features/requirements')
const loaded = loadProfiles(folder)
const profiles = loaded.ok ? loaded.value : []
const catalogue = loadCatalogue(folder)
const rows = catalogue.ok ? [...catalogue.value.rows.values()] : []

describe('the profiles of the catalogue', () => {
  test('are those that a configuration can name', () => {
    expect(profiles.map(({ id }) => id)).toEqual(conformanceProfile.options)
  })

  test('hold every row', () => {
    expect(rows.length).toBeGreaterThan(300)
    expect(rows.filter((row) => profileOf(row, profiles) === undefined)).toEqual([])
  })

  test('name capabilities of the contract', () => {
    for (const { capabilities } of profiles) for (const name of capabilities) capability.parse(name)
  })

  test.each([
    ['PUSH-AND-02', 'server', 'seamlessPush'],
    ['SMS-07', 'server', 'sms'],
    ['SMS-RU-03', 'server', 'localisation'],
    ['SEC-CLAIM-05', 'server', 'deviceIntegrity'],
    ['SEC-BIND-01', 'server', 'core'],
    ['NOTIF-37', 'server', 'deviceIntegrity'],
    ['NOTIF-37', 'phone', 'simulatedApp'],
    ['NOTIF-05', 'server', 'seamlessPush'],
  ] as const)('%s of the %s is of %s', (id, subject, expected) => {
    expect(profileOf({ id, subject }, profiles)?.id).toBe(expected)
  })
})

describe('what a system declares', () => {
  const all = capability.options
  const ids = (named: readonly string[] | undefined, capabilities: readonly string[]) => {
    const declared = declaredProfiles(profiles, named, capabilities)
    return declared.ok ? declared.value.map(({ id }: ProfileDefinition) => id) : declared.problems
  }

  test('by default all that its capabilities allow', () => {
    expect(ids(undefined, all)).toEqual(profiles.map(({ id }) => id))
    expect(ids(undefined, ['clock', 'reset', 'provision', 'sms'])).toEqual([
      'core',
      'sms',
      'regulatedRegions',
      'simulatedApp',
    ])
  })

  test('what it names, beside what every system is', () => {
    expect(ids(['sms'], all)).toEqual(['core', 'sms', 'simulatedApp'])
  })

  test('a profile without its capability is a contradiction', () => {
    expect(ids(['sms'], ['clock', 'reset', 'provision'])).toEqual([
      'profiles: sms needs the capability sms, which describe (GET /lab) does not declare. Declare it there, or take the profile out.',
    ])
  })

  test('without control of clock and state nothing can be tested', () => {
    expect(ids(undefined, ['sms'])).toEqual([
      'profiles: core needs the capability clock, reset, provision, which describe (GET /lab) does not declare. Nothing can be tested without it.',
    ])
  })

  test('nothing is an error', () => {
    expect(ids(undefined, [])).toEqual([
      'describe (GET /lab) declares no capability: nothing could be tested. Declare what the system has.',
    ])
  })
})
