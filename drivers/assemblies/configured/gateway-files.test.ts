import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../temporary-folder.ts'
import { readTextMessages, writeTextMessages } from './gateway-files.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder('sls-gateway-files-')
})
afterEach(() => folder.remove())

const hour = 60 * 60_000
const now = 100 * hour
const gatewaysFile = () => join(folder.path, 'gateways.json')

test('the text messages of a day are those of the runs in it', async () => {
  expect(await readTextMessages(gatewaysFile(), now)).toEqual({})
  const sent = [now - 25 * hour, now - 2 * hour, now - hour]
  writeTextMessages(gatewaysFile(), {
    amara: { sent, unused: 3, came: true },
    bruno: { sent: [sent[0] ?? 0], unused: 1, came: true },
  })
  expect(await readTextMessages(gatewaysFile(), now)).toEqual({
    amara: { sent: sent.slice(1), unused: 2, came: true },
    bruno: { sent: [], unused: 0, came: false },
  })
})

test.each(['{', '{"amara": 1}', '{"amara": {"sent": ["yesterday"], "unused": 0, "came": true}}'])(
  'a damaged file of text messages is refused by its name: %s',
  async (text) => {
    writeFileSync(join(folder.path, 'text-messages.json'), text)
    await expect(readTextMessages(gatewaysFile(), now)).rejects.toThrow(
      '(text-messages.json is damaged): choose another one, or delete it',
    )
  },
)
