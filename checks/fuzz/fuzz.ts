/**
 * @module Sends requests to a server, made of the OpenAPI document: valid, mutated, too late, too early, and repeated. No
 * response may be a 5xx or missing, each is as the contract says, and afterwards every invariant holds. fast-check draws
 * the sequence, shrinks one that fails, and says how to replay it.
 */

import fc from 'fast-check'
import { withTimeLimit } from '../../drivers/ports/time-limit.ts'
import { type Choices, choicesFrom } from './choices.ts'
import { type FuzzContext, learnFromPhones, openContext, type PartsChange } from './context.ts'
import { contractViolation } from './contract-check.ts'
import { brokenInvariants, bystanderAccounts } from './invariants.ts'
import { mutatedRequest, mutatorNames } from './mutators.ts'
import { type DocumentedOperation, documentedOperations } from './operations.ts'
import {
  describeRequest,
  type FuzzRequest,
  fetchRequest,
  type Received,
  receivedFrom,
  type Send,
} from './request.ts'
import { buildRequest } from './request-builder.ts'
import { FuzzStatistics } from './statistics.ts'
import { validTraffic } from './valid-traffic.ts'

/** A connection to the server of a context. */
export type Connect = (context: FuzzContext) => Promise<{ send: Send; close(): Promise<void> }>

/** What fast-check prints of a failing sequence, so that the same one runs again alone. */
export interface Replay {
  readonly path: string
  readonly replayPath: string
}

export interface FuzzPlan {
  readonly seed: number
  /** How many sequences, each with a server of its own. */
  readonly runs: number
  /** Of requests and valid traffic, in one sequence. */
  readonly longest: number
  /** Exchanges parts of the server. */
  readonly change?: PartsChange | undefined
  /** In this process, unless another way is given. */
  readonly connect?: Connect | undefined
  /** How long a response may take, in milliseconds of real time. */
  readonly timeLimitMs?: number | undefined
  /** How many shorter sequences are tried once one has failed. */
  readonly shrinkingRuns?: number | undefined
  readonly replay?: Replay | undefined
}

export interface FuzzResult {
  readonly statistics: FuzzStatistics
  /** The shortest failing sequence that was found, what is wrong, and how to replay it; undefined where all is well. */
  readonly failure: string | undefined
}

const inProcess: Connect = async ({ server }) => ({
  send: async (request) => receivedFrom(await server.raw(fetchRequest(request, 'http://server.test'))),
  close: async () => {},
})

interface Connection {
  readonly context: FuzzContext
  /** Sends a request, checks the response and learns from it. */
  readonly exchange: (request: FuzzRequest) => Promise<void>
}

type Command = fc.AsyncCommand<object, Connection>

const operations = new Map(documentedOperations().map((operation) => [operation.name, operation]))

function operationNamed(name: string): DocumentedOperation {
  const operation = operations.get(name)
  if (!operation) throw new Error(`the OpenAPI document has no operation ${name}`)
  return operation
}

/** One step of a sequence. `seed` decides what it takes of what is known by then. */
const step = (
  name: string,
  seed: number,
  take: (connection: Connection, choices: Choices) => Promise<void>,
): Command => ({
  check: () => true,
  run: (_model, connection) => take(connection, choicesFrom(seed)),
  toString: () => `${name} (${seed})`,
})

const sendRequest = (name: string, mutations: readonly string[], seed: number): Command =>
  step([name, ...mutations].join(', '), seed, async ({ context, exchange }, choices) => {
    const { known } = context
    learnFromPhones(context, choices)
    // A prepared request is soon too old.
    const prepared = choices.oneIn(6) ? choices.maybe(known.preparedOperations) : undefined
    const draft = buildRequest(operationNamed(prepared ?? name), known, choices)
    await exchange(mutatedRequest(draft, mutations, choices, known))
  })

/** One of the latest requests again, those of valid traffic included. */
const repeatRequest = (seed: number): Command =>
  step('repeat a request', seed, async ({ context, exchange }, choices) => {
    const latest = choices.maybe(context.requests.slice(-20))
    if (latest) await exchange({ ...latest, mutations: [...latest.mutations, 'repeated'] })
  })

const behaveWell = (seed: number): Command =>
  step('valid traffic', seed, ({ context }, choices) =>
    validTraffic(context, choices).catch((error: unknown) => {
      throw new Error(`valid traffic failed: ${String(error)}`)
    }),
  )

/** How many shorter sequences are tried once one has failed, unless the plan says otherwise: there would be thousands. */
const defaultShrinkingRuns = 150

const seeds = fc.noShrink(fc.nat())
const mutations = fc.array(fc.oneof(fc.constantFrom(...mutatorNames), fc.constant('a member is odd')), {
  maxLength: 3,
})

const sequences = ({ longest, replay }: FuzzPlan) => {
  const request = fc
    .tuple(fc.constantFrom(...operations.keys()), mutations, seeds)
    .map((drawn) => sendRequest(...drawn))
  const others = [seeds.map(repeatRequest), seeds.map(behaveWell)]
  return fc.commands([request, request, request, request, ...others], {
    maxCommands: longest,
    size: 'max',
    ...(replay && { replayPath: replay.replayPath }),
  })
}

export async function fuzz(plan: FuzzPlan): Promise<FuzzResult> {
  const { change, connect = inProcess, timeLimitMs = 5_000, seed, runs, replay } = plan
  const statistics = new FuzzStatistics()
  /** Of the sequence that failed last, which is the shortest once fast-check has shrunk it. */
  let failing: readonly FuzzRequest[] | undefined
  let { shrinkingRuns = defaultShrinkingRuns } = plan

  const property = fc.asyncProperty(sequences(plan), async (commands) => {
    // A candidate that is not run passes for fast-check, so that it ends with the shortest sequence so far.
    if (failing && --shrinkingRuns < 0) return
    const context = await openContext(change)
    const { send, close } = await connect(context)
    const exchange = async (request: FuzzRequest): Promise<void> => {
      context.requests.push(request)
      const received: Received = await withTimeLimit(timeLimitMs, 'a response', send(request))
      context.known.learnFrom(received)
      statistics.count(request, received)
      const violation = contractViolation(request, received, operationNamed(request.operation))
      if (violation !== undefined) throw new Error(`${request.operation}: ${violation}`)
    }
    try {
      const before = await bystanderAccounts(context)
      await fc.asyncModelRun(() => ({ model: {}, real: { context, exchange } }), commands)
      const broken = await brokenInvariants(context, before)
      if (broken.length > 0) throw new Error(broken.join('\n'))
    } catch (error) {
      failing = [...context.requests]
      throw error
    } finally {
      await close()
    }
  })

  const details = await fc.check(property, {
    seed,
    numRuns: runs,
    ...(replay && { path: replay.path, endOnFailure: true }),
  })
  if (!details.failed) return { statistics, failure: undefined }
  const { errorInstance } = details
  const parts = [
    errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
    'The last requests:',
    ...(failing ?? []).slice(-20).map((request) => `  ${describeRequest(request)}`),
    await fc.asyncDefaultReportMessage(details),
  ]
  return { statistics, failure: parts.join('\n') }
}
