import { describe, expect, test } from 'vitest'
import { createTestCarrier, number, sender } from '../../../testing/sms-carrier.ts'
import { exampleAccount } from '../credentials.ts'

const addresses = ['https://files.test/a.png', 'https://files.test/b']

const form = (fields: Record<string, string>, urls: readonly string[]) =>
  new URLSearchParams([
    ...Object.entries({ To: number, From: sender, ...fields }),
    ...urls.map((url) => ['MediaUrl', url]),
  ]).toString()

describe('a message with media', () => {
  test('needs no text, costs as one, and arrives with them', async () => {
    const { send, pass, phone } = createTestCarrier()
    const { status, json } = await send({}, { body: form({}, addresses) })
    expect([status, json]).toMatchObject([201, { num_media: '2', num_segments: '1', body: '' }])
    expect(json.sid).toMatch(/^MM[0-9a-f]{32}$/)
    await pass(0)
    expect(phone.received).toMatchObject([{ body: '', media: addresses }])
    const fetched = await send({}, { method: 'GET', path: json.uri, body: '' })
    expect(fetched.json.price).toBe('-0.02000')
  })

  test('has a list of them, of which each can be read and deleted', async () => {
    const { send } = createTestCarrier()
    const { json } = await send({}, { body: form({ Body: 'look' }, addresses) })
    const ask = (path: string, method = 'GET') => send({}, { method, path, body: '' })
    const list = json.subresource_uris.media
    const { media_list: all } = (await ask(list)).json
    expect(all).toMatchObject([
      { parent_sid: json.sid, account_sid: exampleAccount.sid, content_type: 'image/png' },
      { content_type: 'image/jpeg', date_created: 'Mon, 02 Mar 2026 09:00:00 +0000' },
    ])
    const [{ uri, sid }] = all
    expect(sid).toMatch(/^ME[0-9a-f]{32}$/)
    expect((await ask(uri)).json).toEqual(all[0])
    expect((await ask(uri, 'DELETE')).status).toBe(204)
    expect((await ask(uri)).json.code).toBe(20404)
    expect((await ask(list)).json.media_list).toHaveLength(1)
    expect([
      (await ask(list, 'POST')).status,
      (await ask(list.replace(json.sid, `MM${'0'.repeat(32)}`))).status,
    ]).toEqual([405, 404])
  })

  test.each([
    ['no web address', ['file:///etc/hosts'], 21620],
    ['one of several that is none', [...addresses, 'x'], 21620],
    ['eleven', Array.from({ length: 11 }, () => 'https://files.test/a.png'), 21623],
  ])('is refused with %s', async (_, urls, code) => {
    const { send } = createTestCarrier()
    expect((await send({}, { body: form({}, urls) })).json.code).toBe(code)
  })

  test('may have ten', async () => {
    const { send } = createTestCarrier()
    const urls = Array.from({ length: 10 }, () => 'https://files.test/a.png')
    expect((await send({}, { body: form({}, urls) })).json.num_media).toBe('10')
  })

  test('is none without them', async () => {
    const { send } = createTestCarrier()
    const { json } = await send()
    const list = await send({}, { method: 'GET', path: json.subresource_uris.media, body: '' })
    expect([json.num_media, list.json.media_list]).toEqual(['0', []])
  })
})
