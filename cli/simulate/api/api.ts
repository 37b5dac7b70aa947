/** @module The API of `sls simulate`: one row per operation, of which the routes and the OpenAPI document are made. */

import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { parseJson, violationsIn } from '../../../contract/violations.ts'
import { timeOfMachine, wakeAt } from '../../../simulators/standalone/wall-time.ts'
import type { LedgerEntry } from '../ledger.ts'
import { faultOrder } from '../orders.ts'
import type { SimulatedServices } from '../services.ts'
import { performPhoneAction, viewOfPhone } from './phone-view.ts'
import * as schemas from './schemas.ts'

/** Why something is not done: it is not there, or something speaks against it. */
class Problem {
  readonly status: 400 | 404 | 409
  readonly sentence: string

  constructor(status: Problem['status'], sentence: string) {
    this.status = status
    this.sentence = sentence
  }
}

interface Row<Query, Body, Reply> {
  readonly method: 'get' | 'post' | 'patch' | 'delete'
  /** With the names of its parameters in braces; they are members of `query`. */
  readonly path: string
  readonly summary: string
  readonly query: z.ZodType<Query>
  readonly body: z.ZodType<Body>
  readonly reply: z.ZodType<Reply>
  readonly success: 200 | 201 | 204
  answer(simulation: SimulatedServices, query: Query, body: Body): Promise<Reply | Problem> | Reply | Problem
}

/** A row whose types are known inside alone. */
interface Operation
  extends Pick<
    Row<unknown, unknown, unknown>,
    'method' | 'path' | 'summary' | 'query' | 'body' | 'reply' | 'success'
  > {
  run(simulation: SimulatedServices, query: unknown, body: unknown): Promise<unknown>
}

function operation<Query, Body, Reply>(row: Row<Query, Body, Reply>): Operation {
  return {
    ...row,
    async run(simulation, query, body) {
      const [readQuery, readBody] = [row.query.safeParse(query), row.body.safeParse(body)]
      if (!readQuery.success) return new Problem(400, `query: ${violationsIn(query, readQuery.error)}.`)
      if (!readBody.success) return new Problem(400, `body: ${violationsIn(body, readBody.error)}.`)
      return row.answer(simulation, readQuery.data, readBody.data)
    },
  }
}

const nothing = z.strictObject({})
const noBody = z.undefined()

const operations: readonly Operation[] = [
  operation({
    ...{ method: 'get', path: '/api/status', summary: 'Addresses, clock, and the newest numbers.' },
    ...{ query: nothing, body: noBody, reply: schemas.status, success: 200 },
    answer: ({ now, isVirtual, gateway, carrier, router, ledger, inbox }) => ({
      now: now(),
      clock: isVirtual ? ('virtual' as const) : ('wall' as const),
      urls: { ...gateway.urls, sms: carrier.url, router },
      lastMessage: ledger.count,
      lastArrival: inbox.count,
    }),
  }),
  operation({
    ...{ method: 'get', path: '/api/messages', summary: 'Messages, with their way, their fate and why.' },
    ...{ query: schemas.messageQuery, body: noBody, reply: schemas.messageList, success: 200 },
    answer: ({ ledger }, { service, to, where, after, limit }) => ({
      totals: ledger.totals(),
      messages: ledger
        .newest()
        .filter(
          (one) =>
            one.number > after &&
            (service === undefined || one.service === service) &&
            (to === undefined || one.to === to) &&
            (where === undefined || one.where === where),
        )
        .take(limit)
        .map(messageOf)
        .toArray(),
    }),
  }),
  operation({
    ...{ method: 'get', path: '/api/messages/{id}', summary: 'One message.' },
    ...{ query: schemas.messagePath, body: noBody, reply: schemas.message, success: 200 },
    answer: ({ ledger }, { id }) => {
      const entry = ledger.find(id)
      return entry
        ? messageOf(entry)
        : new Problem(
            404,
            `There is no message ${id}, or it is kept no longer: --ledger FILE writes all of them.`,
          )
    },
  }),
  operation({
    ...{
      method: 'get',
      path: '/api/inbox',
      summary: 'The next message at a phone; waits for it where asked.',
    },
    ...{ query: schemas.inboxQuery, body: noBody, reply: schemas.inboxReply, success: 200 },
    async answer({ inbox }, { to, after, wait }) {
      const { promise: gaveUp, resolve } = Promise.withResolvers<void>()
      const callOff = wakeAt(timeOfMachine() + wait * 1000, resolve)
      const arrival = await inbox.next(to, after, gaveUp).finally(callOff)
      return { ...(arrival && { arrival }), last: inbox.count }
    },
  }),
  operation({
    ...{ method: 'get', path: '/api/phones', summary: 'Phones, with what is on their screens.' },
    ...{ query: nothing, body: noBody, reply: schemas.phoneList, success: 200 },
    answer: ({ phones }) => ({ phones: phones().map(viewOfPhone) }),
  }),
  operation({
    ...{ method: 'post', path: '/api/phones', summary: 'A phone more: gets a push token, and the number.' },
    ...{ query: nothing, body: schemas.newPhone, reply: schemas.phoneView, success: 201 },
    async answer({ addPhone }, _, { name, os, number, environment }) {
      const made = await addPhone({ name, os, number, environment })
      return made.ok ? viewOfPhone(made.value) : new Problem(409, `${made.problems.join(' ')}.`)
    },
  }),
  operation({
    ...{ method: 'get', path: '/api/phones/{name}', summary: 'One phone.' },
    ...{ query: schemas.phonePath, body: noBody, reply: schemas.phoneView, success: 200 },
    answer: (simulation, { name }) => {
      const phone = simulation.phoneNamed(name)
      return phone ? viewOfPhone(phone) : noPhone(simulation, name)
    },
  }),
  operation({
    ...{
      method: 'patch',
      path: '/api/phones/{name}',
      summary: 'Changes the state of a phone: offline, Doze, locked.',
    },
    ...{
      query: schemas.phonePath,
      body: schemas.phoneState.partial(),
      reply: schemas.phoneView,
      success: 200,
    },
    async answer(simulation, { name }, change) {
      const phone = simulation.phoneNamed(name)
      if (phone === undefined) return noPhone(simulation, name)
      await phone.setState(change)
      return viewOfPhone(phone)
    },
  }),
  operation({
    ...{
      method: 'post',
      path: '/api/phones/{name}/actions',
      summary: 'Renews the token, uninstalls, installs, clears.',
    },
    ...{ query: schemas.phonePath, body: schemas.phoneAction, reply: schemas.phoneView, success: 200 },
    async answer(simulation, { name }, { action }) {
      const phone = simulation.phoneNamed(name)
      if (phone === undefined) return noPhone(simulation, name)
      await performPhoneAction(phone, action)
      simulation.touch()
      return viewOfPhone(phone)
    },
  }),
  operation({
    ...{
      method: 'delete',
      path: '/api/phones/{name}',
      summary: 'Gives a phone away: its token is void, its number unknown.',
    },
    ...{ query: schemas.phonePath, body: noBody, reply: schemas.done, success: 204 },
    answer: async (simulation, { name }) =>
      (await simulation.removePhone(name)) ? {} : noPhone(simulation, name),
  }),
  operation({
    ...{ method: 'get', path: '/api/faults', summary: 'Faults that are ordered and still to come.' },
    ...{ query: nothing, body: noBody, reply: schemas.faultList, success: 200 },
    answer: ({ orders }) => ({ faults: [...orders()] }),
  }),
  operation({
    ...{
      method: 'post',
      path: '/api/faults',
      summary: 'Orders a fault: a refusal, a delay, a loss, for the next messages.',
    },
    ...{ query: nothing, body: faultOrder, reply: schemas.faultList, success: 201 },
    answer(simulation, _, order) {
      const problem = simulation.order(order)
      return problem === undefined
        ? { faults: [...simulation.orders()] }
        : new Problem(400, `body: ${problem}.`)
    },
  }),
  operation({
    ...{ method: 'delete', path: '/api/faults', summary: 'Takes back every fault that is still to come.' },
    ...{ query: nothing, body: noBody, reply: schemas.done, success: 204 },
    answer({ clearOrders }) {
      clearOrders()
      return {}
    },
  }),
  operation({
    ...{
      method: 'post',
      path: '/api/time',
      summary: 'Lets virtual time pass, with everything that is due meanwhile.',
    },
    ...{ query: nothing, body: schemas.timePassing, reply: schemas.status.pick({ now: true }), success: 200 },
    async answer({ isVirtual, advanceBy, now }, _, { seconds }) {
      if (!isVirtual)
        return new Problem(409, 'The clock is that of the machine: start sls simulate with --clock virtual.')
      await advanceBy(seconds * 1000)
      return { now: now() }
    },
  }),
  operation({
    ...{
      method: 'post',
      path: '/api/reset',
      summary: 'Takes away messages, totals and faults; phones are as at first. Tokens stay.',
    },
    ...{ query: nothing, body: noBody, reply: schemas.done, success: 204 },
    async answer({ reset }) {
      await reset()
      return {}
    },
  }),
  operation({
    ...{
      method: 'get',
      path: '/_aws/sns/sms-messages',
      summary: 'Text messages by number, as LocalStack answers.',
    },
    ...{ query: schemas.localStackQuery, body: noBody, reply: schemas.localStackMessages, success: 200 },
    answer: ({ ledger }, { phoneNumber, region }) => ({
      sms_messages: Object.fromEntries(
        Map.groupBy(
          [...ledger.newest()].reverse().filter(isSmsTo(phoneNumber)).map(localStackMessageOf),
          ({ PhoneNumber }) => PhoneNumber,
        ),
      ),
      region,
    }),
  }),
  operation({
    ...{
      method: 'delete',
      path: '/_aws/sns/sms-messages',
      summary: 'Takes text messages away, all or those to a number.',
    },
    ...{ query: schemas.localStackQuery, body: noBody, reply: schemas.done, success: 204 },
    answer({ ledger, touch }, { phoneNumber }) {
      ledger.discard(isSmsTo(phoneNumber))
      touch()
      return {}
    },
  }),
]

const messageOf = ({
  number,
  id,
  service,
  to,
  text,
  where,
  fates,
}: LedgerEntry): z.infer<typeof schemas.message> => ({
  number,
  ...(id !== undefined && { id }),
  service,
  ...(to !== undefined && { to }),
  text,
  where,
  why: fates.at(-1)?.words ?? '',
  way: fates.map(({ at, words }) => ({ at, words })),
})

/** Refused ones are none that LocalStack would have. */
const isSmsTo =
  (number: string | undefined) =>
  ({ service, id, to }: LedgerEntry): boolean =>
    service === 'sms' && id !== undefined && (number === undefined || to === number)

const localStackMessageOf = ({ id = '', to = '', text }: LedgerEntry) => ({
  PhoneNumber: to,
  TopicArn: null,
  SubscriptionArn: null,
  MessageId: id,
  Message: text,
  MessageAttributes: {},
  MessageStructure: null,
  Subject: null,
})

const noPhone = ({ phones }: SimulatedServices, name: string): Problem =>
  new Problem(
    404,
    `There is no phone ${name}: use one of ${phones()
      .map((one) => one.name)
      .join(', ')}, or create it by POST /api/phones.`,
  )

const maximumBodyBytes = 64 * 1024

/** Routes of all operations, and `/openapi.json`. */
export function createApi(simulation: SimulatedServices): Hono {
  const app = new Hono()
  app.use('/api/*', bodyLimit({ maxSize: maximumBodyBytes }))
  app.get('/openapi.json', (context) => context.json(simulateApiDocument()))
  for (const { method, path, run, success } of operations) {
    app.on(method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1'), async (context) => {
      const text = method === 'post' || method === 'patch' ? await context.req.text() : ''
      // A form of another site's page could not say this type without asking first (Fetch, CORS-preflight).
      const isJson = /^application\/json\b/i.test(context.req.header('content-type') ?? '')
      if (text !== '' && !isJson)
        return context.json({ error: 'content-type: send JSON, as application/json.' }, 400)
      const body = text === '' ? undefined : parseJson(text)
      if (text !== '' && body === undefined) return context.json({ error: 'body: this is no JSON.' }, 400)
      const query = { ...context.req.query(), ...context.req.param() }
      const reply = await run(simulation, query, body)
      if (reply instanceof Problem) return context.json({ error: reply.sentence }, reply.status)
      return success === 204 ? context.body(null, 204) : context.json(reply, success)
    })
  }
  return app
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}

const parameters = z.object({
  properties: z.record(z.string(), z.looseObject({ description: z.string().optional() })).default({}),
  required: z.array(z.string()).default([]),
})

function described({ path, summary, query, body, reply, success }: Operation): object {
  const { properties, required } = parameters.parse(schemaOf(query, 'input'))
  const content = (schema: object) => ({ 'application/json': { schema } })
  const refusal = (description: string) => ({
    description,
    content: content({ $ref: '#/components/schemas/Problem' }),
  })
  return {
    summary,
    parameters: Object.entries(properties).map(([name, { description, ...schema }]) => ({
      name,
      in: path.includes(`{${name}}`) ? 'path' : 'query',
      required: required.includes(name),
      ...(description !== undefined && { description }),
      schema,
    })),
    ...(body !== noBody && { requestBody: { required: true, content: content(schemaOf(body, 'input')) } }),
    responses: {
      [success]:
        success === 204
          ? { description: 'Done.' }
          : { description: 'Done.', content: content(schemaOf(reply, 'output')) },
      400: refusal('Something in the request is wrong.'),
      ...(path.includes('{') && { 404: refusal('There is no such phone or message.') }),
    },
  }
}

/** The OpenAPI 3.1 document of the API. */
export function simulateApiDocument(): Record<string, unknown> {
  const paths: Record<string, Record<string, object>> = {}
  for (const row of operations) paths[row.path] = { ...paths[row.path], [row.method]: described(row) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'sls simulate',
      version: '1.0.0',
      description:
        'What the simulated push gateway, SMS carrier and phones have done, and what they are to do.',
    },
    paths,
    components: { schemas: { Problem: schemaOf(schemas.apiProblem, 'output') } },
  }
}
