import { describe, expect, test } from 'vitest'
import { createTestCarrier, number, sender } from '../../../testing/sms-carrier.ts'
import { exampleAccount, type SmsAccount } from '../credentials.ts'
import { signature } from './status-callback.ts'

const smsUrl = 'https://server.test/texts?from=phones'
const [second, service] = ['+15005550016', 'MG00000000000000000000000000000001']

/** A carrier whose account hears of texts, and the requests that come to it. */
function carrierFor(changes: Partial<SmsAccount> = {}, answer = () => new Response('<Response/>')) {
  const heard: { url: string; fields: Record<string, string>; headers: Headers }[] = []
  const callback: typeof fetch = async (input, init) => {
    const fields = Object.fromEntries(new URLSearchParams(String(init?.body)))
    heard.push({ url: String(input), fields, headers: new Headers(init?.headers) })
    return answer()
  }
  const context = createTestCarrier({ account: { ...exampleAccount, smsUrl, ...changes }, callback })
  const text = async (body: string, to = sender) => {
    context.carrier.sendFromPhone({ from: number, to, body }, context.clock.now())
    await context.carrier.reported()
    await context.pass(0)
  }
  return { ...context, heard, text }
}

describe('a text of a phone', () => {
  test('is told to the account, signed', async () => {
    const { heard, text } = carrierFor()
    await text('да')
    expect(heard).toHaveLength(1)
    const { url, fields = {}, headers } = heard[0] ?? {}
    expect([url, fields]).toEqual([
      smsUrl,
      {
        ...{ From: number, To: sender, Body: 'да', NumMedia: '0', NumSegments: '1', SmsStatus: 'received' },
        MessageSid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
        SmsSid: fields.MessageSid,
        SmsMessageSid: fields.MessageSid,
        ...{ AccountSid: exampleAccount.sid, ApiVersion: '2010-04-01' },
      },
    ])
    expect(headers?.get('x-twilio-signature')).toBe(signature(exampleAccount.authToken, smsUrl, fields))
    expect(headers?.get('i-twilio-idempotency-token')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('is among the messages of the account', async () => {
    const { send, text } = carrierFor()
    await text('yes please')
    const path = `/2010-04-01/Accounts/${exampleAccount.sid}/Messages.json`
    const { json } = await send({}, { method: 'GET', path, body: '' })
    expect(json.messages).toMatchObject([
      { direction: 'inbound', status: 'received', from: number, to: sender, body: 'yes please', price: null },
    ])
  })

  test.each([
    ['<Response><Message>Thanks &amp; bye</Message></Response>', ['Thanks & bye']],
    [
      '<Response><Message to="x"><Body>one</Body></Message>\n<Message>two</Message></Response>',
      ['one', 'two'],
    ],
    ['<Response/>', []],
    ['', []],
  ])('is answered with what %j says', async (twiml, texts) => {
    const { phone, text } = carrierFor({}, () => new Response(twiml))
    await text('hello')
    expect(phone.texts).toEqual(texts)
  })

  test('that the account does not take is told on the timeline', async () => {
    const { timeline, text } = carrierFor({}, () => new Response('no', { status: 500 }))
    await text('hello')
    expect(timeline.events.map(({ what, detail }) => [what, detail?.reason])).toContainEqual([
      'could not report',
      'answered with 500',
    ])
  })

  test.each([
    ['a name', 'IBKR', {}, 'it is a name, not a number'],
    ['a number of somebody else', '+15005550099', { senders: [sender] }, 'it is no number of the account'],
  ])('to %s arrives nowhere', (_, to, changes, sentence) => {
    const { carrier, clock } = carrierFor(changes)
    const send = () => carrier.sendFromPhone({ from: number, to, body: 'x' }, clock.now())
    expect(send).toThrow(new RangeError(`a phone cannot send to ${to}: ${sentence}`))
  })
})

describe('a keyword', () => {
  test.each(['STOP', 'stopall', ' Unsubscribe ', 'CANCEL', 'end', 'QUIT'])(
    '%j stops messages',
    async (word) => {
      const { phone, send, text, heard } = carrierFor()
      await text(word)
      expect(phone.texts).toEqual([expect.stringContaining('You have successfully been unsubscribed.')])
      const refused = await send()
      expect([refused.status, refused.json]).toEqual([
        400,
        {
          code: 21610,
          message: 'Attempt to send to unsubscribed recipient',
          more_info: 'https://www.twilio.com/docs/errors/21610',
          status: 400,
        },
      ])
      expect((await send({ From: second })).status).toBe(201)
      expect(heard).toHaveLength(1)
    },
  )

  test.each(['STOP PLEASE', 'please stop', 'toString', ''])('is not %j', async (word) => {
    const { phone, send, text } = carrierFor()
    await text(word)
    expect([phone.texts, (await send()).status]).toEqual([[], 201])
  })

  test.each(['START', 'yes', 'Unstop'])('%j takes them up again', async (word) => {
    const { phone, send, text } = carrierFor()
    await text(word)
    expect(phone.texts).toEqual([])
    await text('STOP')
    await text('STOP')
    await text(word)
    expect(phone.texts).toEqual([
      expect.stringContaining('unsubscribed'),
      expect.stringContaining('You have successfully been re-subscribed'),
    ])
    expect((await send()).status).toBe(201)
  })

  test('HELP is answered, and changes nothing', async () => {
    const { phone, send, text } = carrierFor()
    await text('help')
    expect(phone.texts).toEqual(['Reply STOP to unsubscribe. Msg&Data Rates May Apply.'])
    expect((await send()).status).toBe(201)
  })

  test('to one number of a messaging service counts for all of them', async () => {
    const { send, text } = carrierFor({ messagingServices: { [service]: [sender, second] } })
    await text('STOP', second)
    const codes = [
      await send(),
      await send({ From: second }),
      await send({ From: '', MessagingServiceSid: service }),
      await send({ From: '+15005550026' }),
    ].map(({ json }) => json.code)
    expect(codes).toEqual([21610, 21610, 21610, undefined])
  })

  test('the account does not reply to whoever stopped', async () => {
    const { phone, text } = carrierFor({}, () => new Response('<Response><Message>hi</Message></Response>'))
    await text('STOP')
    expect(phone.texts).toEqual([expect.stringContaining('unsubscribed')])
  })

  test('is forgotten with a reset', async () => {
    const { carrier, send, text } = carrierFor()
    await text('STOP')
    carrier.reset()
    expect((await send()).status).toBe(201)
  })
})
