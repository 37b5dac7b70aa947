/** @module Runs of `sls detect` that can be interrupted: what was judged of the same sources is not judged again. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Detection, detectionSchema } from '../../reports/detection/detection-schema.ts'
import { print } from '../parts/parts.ts'

interface ResumedDetection {
  /** The top of the project. */
  readonly root: string
  /** The folder that keeps what was judged. */
  readonly out: string
  /** Of everything that the verdicts depend on; with another one all begins anew. */
  readonly digest: string
  /** What has to be judged: faults, variants or pairs. */
  readonly ids: readonly string[]
  readonly seed?: number
  /** What these are called where there are many. */
  readonly called: string
  /** The address of a broker whose workers judge them. */
  readonly nats?: string | undefined
}

/** Judges those that are left. Resolves to the record of all, or to undefined where some are left once more. */
export async function detectionOfAll({
  root,
  out,
  digest,
  ids,
  seed = 1,
  called,
  nats,
}: ResumedDetection): Promise<Detection | undefined> {
  const digestFile = join(out, 'digest')
  if (!existsSync(digestFile) || readFileSync(digestFile, 'utf8') !== digest)
    rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  writeFileSync(digestFile, digest)
  const before = leftOf(ids, recordIn(out))
  print(`${ids.length} ${called}, ${ids.length - before.length} of them judged before`)
  if (before.length > 0) {
    // An interrupt reaches both: sls detect writes what it has, and this one waits for that.
    process.on('SIGINT', waitForDetect)
    const only = before.flatMap((id) => ['--only', id])
    const args = [
      join(root, 'cli', 'sls.mjs'),
      'detect',
      ...only,
      '--seed',
      String(seed),
      '--out',
      out,
      ...(nats ? ['--nats', nats] : []),
    ]
    await once(spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }), 'close')
    process.off('SIGINT', waitForDetect)
  }
  const record = recordIn(out)
  const left = leftOf(ids, record)
  if (left.length === 0) return record
  print(`${left.length} ${called} are left: npm run prove goes on with them`)
  return undefined
}

const waitForDetect = (): void => undefined

const recordIn = (out: string): Detection | undefined => {
  const file = join(out, 'detection.json')
  return existsSync(file) ? detectionSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}

function leftOf(ids: readonly string[], record: Detection | undefined): readonly string[] {
  const done = new Set([...(record?.faults ?? []), ...(record?.harmless ?? [])].map(({ id }) => id))
  return ids.filter((id) => !done.has(id))
}
