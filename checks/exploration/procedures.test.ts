import { beforeAll, expect, test } from 'vitest'
import { loadStage } from '../../cli/explore/load-steps.ts'
import { projectAt } from '../../cli/shared/project.ts'
import { embedded } from '../../drivers/assemblies/embedded.ts'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import { registerAssembly } from '../../drivers/ports/scene.ts'
import { allProcedures } from '../../exploration/procedures/all.ts'
import type { ProcedureStart } from '../../exploration/procedures/procedure.ts'
import { Coverage } from '../../exploration/walk/coverage.ts'
import { explore } from '../../exploration/walk/explore.ts'
import type { StepPlayer } from '../../exploration/walk/step-player.ts'

const beginnings: Readonly<Record<ProcedureStart, readonly string[]>> = {
  nobody: [],
  SMS: ['Amara uses SMS authentication'],
  'no SLS device': ['Amara has no SLS device, and the mobile number is not verified'],
  'the PIN': ['Amara uses IB Key on an Android phone without a fingerprint sensor'],
  'the fingerprint': ['Amara uses IB Key on an Android phone with a fingerprint sensor'],
  'Touch ID': ['Amara uses IB Key on an iPhone with Touch ID'],
  'Face ID': ['Amara uses IB Key on an iPhone with Face ID'],
  'the Passcode': ['Amara uses IB Key on an iPhone whose Face ID is not activated'],
}

/** The sentences of each, as Amara goes through it. */
const walked = allProcedures.flatMap(({ starts, lines }) =>
  starts.map((start) => [
    ...beginnings[start],
    ...lines.map((line) => (typeof line === 'string' ? line : line[1]).replaceAll('{n}', 'Amara')),
  ]),
)

let stage: StepPlayer
beforeAll(async () => {
  stage = await loadStage(projectAt())
  registerAssembly(embedded(unchanged))
}, 120_000)

/** What does not come of it. */
async function brokenIn(sentences: readonly string[]): Promise<string | undefined> {
  const play = await stage.open('procedures', 'procedures#1')
  try {
    for (const [at, sentence] of sentences.entries()) {
      const played = await play.perform(sentence)
      if (played.kind === 'done') continue
      const observed = 'mismatch' in played ? JSON.stringify(played.mismatch) : 'not applicable'
      return `${sentences.slice(0, at + 1).join(', ')}: ${observed}`
    }
    return undefined
  } finally {
    await play.close()
  }
}

test('each procedure goes as it says, with the reference server', { timeout: 120_000 }, async () => {
  const broken: string[] = []
  for (const sentences of walked) {
    const one = await brokenIn(sentences)
    if (one !== undefined) broken.push(one)
  }
  expect(broken).toEqual([])
  expect(walked.length).toBeGreaterThan(700)
})

test('a walk goes on in a procedure from its beginning to its end', async () => {
  const sentences = [
    'Amara uses IB Key on an iPhone with Face ID',
    'Amara opens "Settings → Notifications → IBKR → Allow Notifications" from the home screen',
    'Amara logs in to TWS',
    'Amara opens "Settings → Notifications → IBKR → Allow Notifications" from the home screen',
    'Amara logs in to TWS again',
  ]
  const coverage = new Coverage()
  let isOver = false
  await explore({
    stage,
    seed: 1,
    coverage,
    from: 1,
    corpus: [[...sentences, 'Amara logs in to TWS']],
    known: new Set(),
    isOver: () => isOver,
    isStopped: () => false,
    onWalk: () => {
      isOver = true
    },
    onNew: () => {},
    onFinding: ({ sentence }) => expect(sentence).toBe('nothing is found'),
  })
  expect(coverage.actions).toBe(sentences.length)
  expect(coverage.rows.get('NOTIF-EN-IOS-02')).toBe(2)
})
