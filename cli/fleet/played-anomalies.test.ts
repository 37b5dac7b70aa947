import { afterAll, describe, expect, test } from 'vitest'
import { embedded } from '../../drivers/assemblies/embedded.ts'
import { variantOf } from '../../drivers/assemblies/faults.ts'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import { temporaryFolder } from '../../drivers/temporary-folder.ts'
import { Anomalies } from '../../fleet/verdicts/anomaly.ts'
import { type AnomalyKind, anomalyKinds } from '../../fleet/verdicts/anomaly-kinds.ts'
import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { approvalOfAnybody, sessionOfAnother, sessionOfNobody } from '../../testing/servers/wrong-servers.ts'
import { loadStage } from '../explore/load-steps.ts'
import { openOutFolder } from '../shared/out-folder.ts'
import { projectAt } from '../shared/project.ts'
import { playAnomalies } from './played-anomalies.ts'

const folder = temporaryFolder('sls-anomalies-')
afterAll(() => folder.remove())

const project = projectAt()
const player = await loadStage(project)
const catalogue = loadCatalogue(project.requirements)
const out = openOutFolder(folder.path, [])

async function played(kinds: readonly AnomalyKind[], journey: string, variant = unchanged) {
  if (!catalogue.ok || !out.ok) throw new Error('there is no catalogue, or no folder')
  const anomalies = new Anomalies()
  for (const kind of kinds)
    anomalies.add({ kind, journey, at: 0, username: 'x', os: 'Android', expected: 'a', observed: 'b' })
  return playAnomalies(
    anomalies,
    { player, assembly: embedded(variant) },
    catalogue.value,
    'a system',
    out.value,
  )
}

const all = Object.keys(anomalyKinds) as AnomalyKind[]

test.each(['login-by-push', 'login-by-challenge', 'login-by-sms', 'migration'])(
  'after %s the scenario of each anomaly holds on the right server',
  async (journey) => {
    const failures = (await played(all, journey)).filter(({ failsAlone }) => failsAlone !== false)
    expect(failures).toEqual([])
  },
)

test('each anomaly names a row of the catalogue', () => {
  const rows = catalogue.ok ? catalogue.value.rows : new Map()
  expect(all.filter((kind) => !rows.has(anomalyKinds[kind].row))).toEqual([])
})

describe('the scenario fails on the server that is wrong', () => {
  test.each<[AnomalyKind, string]>([
    ['another-session', 'session-is-handed-over-again'],
    ['response-of-somebody-else', 'response-of-any-phone'],
    ['response-given-twice', 'response-to-any-challenge'],
    ['code-given-twice', 'nothing-is-used-up'],
    ['approval-given-twice', 'question-is-answered-twice'],
    ['late-approval', 'question-never-ends'],
    ['two-active-phones', 'old-phone-stays-active'],
    ['sms-too-soon', 'cooldown-per-session'],
    ['notification-missing', 'no-push-to-android'],
    ['notification-twice', 'push-sent-twice'],
    ['too-many-notifications', 'notifications-without-end'],
    ['sms-missing', 'no-login-code-sent'],
    ['sms-twice', 'login-code-sent-twice'],
    ['right-answer-refused', 'approval-lost'],
  ])('%s, with %s', async (kind, fault) => {
    const [anomaly] = await played([kind], 'login-by-push', await variantOf(fault, []))
    expect(anomaly?.failsAlone).toBe(true)
  })

  test('approval-of-somebody-else, where an approval of anybody is accepted', async () => {
    const [anomaly] = await played(['approval-of-somebody-else'], 'login-by-push', approvalOfAnybody)
    expect(anomaly?.failsAlone).toBe(true)
  })

  test.each(['login-by-push', 'login-by-challenge', 'login-by-sms'])(
    'of a session, after %s',
    async (journey) => {
      const [another] = await played(['session-of-somebody-else'], journey, sessionOfAnother)
      const [nobody] = await played(['contract-broken'], journey, sessionOfNobody)
      expect([another?.failsAlone, nobody?.failsAlone]).toEqual([true, true])
    },
  )
})
