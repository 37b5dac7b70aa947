/** @module The options of `sls simulate`, read and checked before anything is opened. */

import { invalid, type Result, valid } from '../../reports/result.ts'
import { readArguments, seedProblems } from '../shared/arguments.ts'
import { type FaultOrder, orderFrom, orderProblem } from './orders.ts'
import { numberForm, type PhoneSpec, phoneNameForm } from './phone-spec.ts'

export interface SimulateOptions {
  readonly dir: string
  /** Of the page; the sockets follow. 0: any free ones. */
  readonly port: number
  /** Of the router; undefined: behind the others. */
  readonly routerPort: number | undefined
  /** Names and addresses that clients connect by, beside those that every certificate has. */
  readonly hosts: readonly string[]
  readonly app: string
  readonly projectId: string
  readonly phones: readonly PhoneSpec[]
  readonly orders: readonly FaultOrder[]
  readonly isVirtual: boolean
  /** Where everything that becomes of a message is written; undefined: nowhere. */
  readonly ledger: string | undefined
  /** Undefined: that of the folder. */
  readonly seed: string | undefined
}

/** How many ports `--port` stands for. */
export const portCount = 6

const highestPort = 65_535 - portCount + 1

export const simulateFlags = {
  dir: { type: 'string', default: '.sls-simulate' },
  port: { type: 'string', default: '4300' },
  router: { type: 'string' },
  host: { type: 'string', multiple: true },
  app: { type: 'string', default: 'com.example.app' },
  project: { type: 'string', default: 'example-project' },
  phone: { type: 'string', multiple: true },
  fault: { type: 'string', multiple: true },
  clock: { type: 'string', default: 'wall' },
  ledger: { type: 'string' },
  seed: { type: 'string' },
} as const

const defaultPhones = ['iphone=iOS,+12025550111', 'android=Android,+12025550112']

export function readSimulateOptions(args: readonly string[]): Result<SimulateOptions> {
  const parsed = readArguments(args, { options: simulateFlags }, 'simulate')
  if (!parsed.ok) return parsed
  const {
    dir,
    port,
    router,
    host = [],
    app,
    project,
    phone = defaultPhones,
    fault = [],
    clock,
    ledger,
    seed,
  } = parsed.value.values
  const phones = phone.map(phoneFrom)
  const orders = fault.map(orderFrom)
  const problems = [
    ...(/^\d{1,5}$/.test(port) && Number(port) <= highestPort
      ? []
      : [`--port ${port}: give a number from 0 to ${highestPort}.`]),
    ...(router === undefined || (/^\d{1,5}$/.test(router) && Number(router) <= 65_535)
      ? []
      : [`--router ${router}: give a number from 0 to 65535.`]),
    ...host
      .filter((name) => !/^[\w.:-]{1,253}$/.test(name))
      .map((name) => `--host ${name}: give a host name or an IP address.`),
    ...(/^[\w.-]{1,150}$/.test(app) ? [] : [`--app ${app}: give a bundle id such as com.example.app.`]),
    ...(/^[a-z][a-z0-9-]{3,29}$/.test(project)
      ? []
      : [`--project ${project}: give a project id of Firebase: 4 to 30 letters, digits and dashes.`]),
    ...(['wall', 'virtual'].includes(clock) ? [] : [`--clock ${clock}: give wall or virtual.`]),
    ...(dir === '' ? ['--dir: give a folder.'] : []),
    ...(ledger === '' ? ['--ledger: give a file.'] : []),
    ...seedProblems(seed),
    ...problemsOf(phones),
    ...problemsOf(orders),
  ]
  const specs = valuesOf(phones)
  problems.push(...repeated(specs), ...impossible(valuesOf(orders), specs))
  if (problems.length > 0) return invalid(problems)
  return valid({
    dir,
    port: Number(port),
    routerPort: router === undefined ? undefined : Number(router),
    hosts: host,
    app,
    projectId: project,
    phones: specs,
    orders: valuesOf(orders),
    isVirtual: clock === 'virtual',
    ledger,
    seed,
  })
}

const problemsOf = (results: readonly Result<unknown>[]): readonly string[] =>
  results.flatMap((result) => (result.ok ? [] : result.problems))

const valuesOf = <Value>(results: readonly Result<Value>[]): readonly Value[] =>
  results.flatMap((result) => (result.ok ? [result.value] : []))

function phoneFrom(text: string): Result<PhoneSpec> {
  const [, name = '', os = '', number] = /^([^=]*)=([^,]*)(?:,(.*))?$/.exec(text) ?? []
  if (!phoneNameForm.test(name))
    return invalid([
      `--phone ${text}: give NAME=iOS or NAME=Android, with a name of small letters, digits and dashes.`,
    ])
  if (os !== 'iOS' && os !== 'Android')
    return invalid([`--phone ${text}: the system is iOS or Android, as in ${name}=iOS.`])
  if (number !== undefined && !numberForm.test(number))
    return invalid([`--phone ${text}: write the number as in +12025550111 (E.164).`])
  return valid({ name, os, number })
}

function repeated(phones: readonly PhoneSpec[]): readonly string[] {
  const seen = new Set<string>()
  return phones.flatMap(({ name, number = name }) => {
    const known = seen.has(name) ? name : seen.has(number) ? number : undefined
    seen.add(name).add(number)
    return known === undefined ? [] : [`--phone ${known}: two phones have this name or number.`]
  })
}

function impossible(orders: readonly FaultOrder[], phones: readonly PhoneSpec[]): readonly string[] {
  const phoneNamed = (name: string) => phones.find((one) => one.name === name)
  const names = phones.map(({ name }) => name)
  return orders.flatMap((order) => {
    const problem = orderProblem(order, phoneNamed, names)
    return problem === undefined
      ? []
      : [`--fault ${order.service}:${order.fault}@${order.phone}: ${problem}.`]
  })
}
