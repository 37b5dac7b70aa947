import { describe, expect, test } from 'vitest'
import { testScenario } from '../../testing/reports.ts'
import type { Scenario } from '../suite/scenarios.ts'
import { roundOf, ScenarioContexts } from './choice.ts'
import { dimensions, type OpenContext } from './context.ts'
import type { Exclusion } from './context-rules.ts'
import { allPairs } from './covering-array.ts'
import { whenRed } from './difference.ts'

const scenario = (id: string, ...actions: readonly string[]): Scenario => ({
  ...testScenario(['M-01'], [], true),
  id,
  group: 'security/f: A rule',
  steps: actions.map((action, at) => ({
    pickleStepId: String(at),
    sentence: `When ${action}`,
    text: action,
    line: at + 4,
    action,
    isThen: false,
    rows: [],
  })),
})

const open = scenario(
  'open',
  'Amara uses IB Key',
  'Amara logs in',
  'Amara asks for a Challenge code instead',
  'Amara begins a second login',
)
const openNames = (one: Scenario, ...others: readonly Scenario[]) => [
  ...new ScenarioContexts([one, ...others], { exclusions: [] }).openOf(one).keys(),
]

describe('what a scenario leaves open', () => {
  test('is everything where its sentences name nothing', () => {
    expect(openNames(open)).toEqual(Object.keys(dimensions))
  })

  test.each([
    ['a platform', ['Amara uses IB Key', 'Amara logs in to TWS'], 'platform'],
    ['a phone', ['Amara uses IB Key on an iPhone with Face ID', 'Amara logs in'], 'phone'],
    ['a label of a screen', ['Amara uses IB Key', 'Amara clicks "Login"'], 'language'],
    ['a language', ['Amara uses IB Key', 'Amara is logged in to TWS in Russian'], 'language'],
    ['that there is no device', ['Amara has no SLS device'], 'history'],
    ['no challenge', ['Amara uses IB Key', 'Amara logs in'], 'device'],
    ['no second login', ['Amara uses IB Key', 'Amara logs in'], 'secondLogin'],
  ])('is not what it names: %s', (_, actions, name) => {
    expect(openNames(scenario('s', ...actions))).not.toContain(name)
  })

  test('is nothing in a walkthrough, which stays as the article has it', () => {
    expect(openNames({ ...open, inRule: false })).toEqual([])
  })

  test('has no platform that another step names', () => {
    const portal = scenario('s', 'Amara logs in', 'Amara goes back to Client Portal')
    expect(new ScenarioContexts([portal], { exclusions: [] }).openOf(portal).get('platform')).toEqual([
      'TWS',
      'WebTrader',
      'IBKR Mobile',
    ])
  })

  test('has only values that go together with each scenario of the rule', () => {
    const twin = scenario('twin', 'Amara uses IB Key', 'Amara buys a lamp')
    const exclusion: Exclusion = {
      id: 'lamp',
      values: ['migrated'],
      sentences: ['a lamp'],
      because: 'it says so',
    }
    const contexts = new ScenarioContexts([open, twin], { exclusions: [exclusion] })
    expect(contexts.openOf(open).get('history')).not.toContain('migrated')
    expect(contexts.openOf(open).get('history')).toContain('reactivated')
  })
})

describe('the context of a scenario', () => {
  const contexts = new ScenarioContexts([open], { exclusions: [] })

  test('has each value of a dimension within a round of seeds', () => {
    const seeds = roundOf('history').map((_, at) => at + 1)
    const histories = seeds.map((seed) => contexts.contextOf(open, seed).history)
    expect(new Set(histories)).toEqual(new Set(dimensions.history))
  })

  test('is the same for the scenarios of a rule, as far as they leave it open', () => {
    const twin = scenario('twin', 'Amara uses IB Key on an iPhone with Face ID', 'Amara logs in to TWS')
    const both = new ScenarioContexts([open, twin], { exclusions: [] })
    for (let seed = 1; seed <= 20; seed++)
      expect(both.contextOf(open, seed)).toMatchObject(both.contextOf(twin, seed))
  })

  test('has what is given, and nothing that is unavailable', () => {
    const limited = new ScenarioContexts([open], {
      exclusions: [],
      unavailable: ['after a restart', 'Russian'],
      given: { platform: 'WebTrader', language: 'Russian' },
    })
    const played = Array.from({ length: 30 }, (_, at) => limited.contextOf(open, at + 1))
    expect(new Set(played.map(({ platform }) => platform))).toEqual(new Set(['WebTrader']))
    expect(new Set(played.map(({ language }) => language))).toEqual(new Set(['English']))
    expect(played.map(({ occasion }) => occasion)).not.toContain('after a restart')
  })
})

describe('all pairs', () => {
  const contexts = new ScenarioContexts([open], { exclusions: [] })
  const pairs = allPairs(contexts.openOf(open))

  test('let each two values of two dimensions meet, in at most 45 contexts', () => {
    expect(pairs.length).toBeLessThanOrEqual(45)
    const met = new Set(pairs.flatMap((context) => twoOf(Object.values(context))))
    const all = Object.values(dimensions)
    const wanted = all.flatMap((one, at) =>
      all.slice(at + 1).flatMap((other) => one.flatMap((a) => other.map((b) => [a, b].sort().join()))),
    )
    expect(wanted.filter((pair) => !met.has(pair))).toEqual([])
  })

  test('are one context where nothing is open, and one for each value of a single dimension', () => {
    expect(allPairs(new Map())).toEqual([{}])
    expect(allPairs(new Map([['language', ['English', 'Russian']]]))).toEqual([
      { language: 'English' },
      { language: 'Russian' },
    ])
  })

  test('play a scenario that leaves less open than its rule no more often than it differs', () => {
    const twin = scenario('twin', 'Amara uses IB Key on an iPhone with Face ID', 'Amara clicks "Login"')
    const both = new ScenarioContexts([open, twin], { exclusions: [] })
    const played = both.pairsOf(twin).flatMap((context) => (context ? [JSON.stringify(context)] : []))
    expect(new Set(played).size).toBe(played.length)
  })
})

const twoOf = (values: readonly string[]): string[] =>
  values.flatMap((one, at) => values.slice(at + 1).map((other) => [one, other].sort().join()))

describe('when a scenario is red', () => {
  const tws: OpenContext = { platform: 'TWS', language: 'English', history: 'new' }

  test.each<[string, OpenContext[], OpenContext[], string]>([
    ['everywhere', [tws], [], 'in every context'],
    ['with one value', [{ ...tws, language: 'Russian' }], [tws], 'only with language=Russian'],
    [
      'with two values together',
      [{ ...tws, language: 'Russian', history: 'migrated' }],
      [
        { ...tws, language: 'Russian' },
        { ...tws, history: 'migrated' },
      ],
      'only with language=Russian, history=migrated',
    ],
    [
      'with nothing in common',
      [
        { ...tws, language: 'Russian' },
        { ...tws, history: 'migrated' },
      ],
      [tws],
      'for one with language=Russian',
    ],
    ['by chance', [tws], [tws], 'sometimes, whatever the context'],
  ])('%s, it says so', (_, red, green, words) => {
    expect(whenRed(red, green)).toBe(words)
  })
})
