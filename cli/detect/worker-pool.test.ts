import { expect, test, vi } from 'vitest'
import { WorkerPool } from './worker-pool.ts'

test('a worker process that cannot be started is an error that names the reason', async () => {
  const pool = new WorkerPool({ root: '.', seed: 1, faultFolders: [] })
  vi.spyOn(process, 'execPath', 'get').mockReturnValue('/no/such/node')
  const run = pool.run([{ job: { id: 'any', violates: ['M-01'], harmless: false } }], 1, () => undefined)
  vi.restoreAllMocks()
  await expect(run).rejects.toThrow('ENOENT')
})
