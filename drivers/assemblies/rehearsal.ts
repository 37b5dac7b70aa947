/**
 * @module A rehearsal: scenarios are played by the reference server, as slowly as in real time, to find out what each needs of
 * people and time. What does not pass so is finer than real time.
 */

import { writeFileSync } from 'node:fs'
import { numberBeside, type Os, os } from '../../contract/primitives.ts'
import type { ServerParts } from '../../reference-server/parts.ts'
import type { Persona } from '../../simulators/personas/persona.ts'
import { referencePhoneParts } from '../../simulators/phone/reference-parts.ts'
import { withinCapabilities } from '../http/driver.ts'
import type { Driver, PersonRecord, Provision } from '../ports/driver.ts'
import { missingRestart, requireCapability } from '../ports/errors.ts'
import type { Phone } from '../ports/phone.ts'
import type { Assembly, HttpExchange, Scene } from '../ports/scene.ts'
import { embedded } from './embedded.ts'
import { numberStateOf } from './people/casting.ts'
import { countsAmong } from './people/counts.ts'
import {
  activates,
  asksForApproval,
  beginsLogin,
  isRefused,
  removesDevice,
  verifiesNumber,
} from './people/exchanges.ts'
import type { Irreversible, NeededPerson, Needs, Rehearsal } from './people/needs.ts'
import { smsRequests } from './people/sms-requests.ts'

/** The reference server with the lifetimes and limits of another one. */
const withNumbers =
  (numbers: Rehearsal['numbers']) =>
  (parts: ServerParts): ServerParts => ({ ...parts, profile: { ...parts.profile, ...numbers } })

export function rehearsalAssembly(how: Rehearsal): Assembly {
  const stage = embedded({ server: withNumbers(how.numbers), phone: referencePhoneParts })
  const found: Record<string, Needs> = {}
  return {
    name: 'rehearsal',
    async open(seed) {
      const notes = new Notes()
      // `1/feature#scenario`
      const id = seed.slice(seed.indexOf('/') + 1)
      return rehearsing(await stage.open(seed), how, notes, (needs) => {
        found[id] = needs
      })
    },
    async close() {
      await stage.close()
      writeFileSync(how.file, JSON.stringify(found))
    },
  }
}

type Draft = { -readonly [Name in keyof NeededPerson]: NeededPerson[Name] } & {
  readonly numbers: Set<string>
}

/** What one scenario asks of those around it. */
class Notes {
  waitMs = 0
  steps = 0
  restarts = false
  readonly labOnly = new Set<string>()
  readonly #phones = new Map<string, Phone[]>()
  readonly #people = new Map<string, Draft>()
  readonly #personas = new Map<string, Persona>()

  met(persona: Persona): void {
    this.#personas.set(persona.username, persona)
    this.#draftOf(persona.name).numbers.add(persona.mobileNumber)
  }

  created(record: PersonRecord): void {
    const persona = this.#personas.get(record.username)
    if (persona?.password !== record.password)
      this.labOnly.add('a person with a user name or password of its own')
    const draft = this.#draftOf(persona?.name ?? record.username)
    draft.residence = record.residence
    draft.accounts = [...record.accounts]
    draft.seamless = record.seamless
    draft.mobileNumber = numberStateOf(record)
    if (record.mobileNumber) draft.numbers.add(record.mobileNumber.number)
  }

  /** `before` is what has gone over the wire so far: whoever exists already has all devices from the beginning. */
  equipped(name: string, device: NeededPerson['devices'][number], before: readonly HttpExchange[]): void {
    const draft = this.#draftOf(name)
    const username = [...this.#personas.values()].find((persona) => persona.name === name)?.username ?? name
    if (before.some((exchange) => beginsLogin(exchange, username)))
      this.labOnly.add(
        'a device that becomes active without its procedure, after a login that knew nothing of it',
      )
    const isSecond = device.type !== 'physical' && draft.devices.some(({ type }) => type === device.type)
    if (isSecond)
      this.labOnly.add('a device that becomes active without its procedure, beside the one that was')
    draft.devices = [...draft.devices, device]
  }

  bought(name: string, phone: Phone): void {
    this.#phones.set(name, [...(this.#phones.get(name) ?? []), phone])
  }

  /** Which of this person's phones it is, counted from 1. */
  numberOf(name: string, phone: Phone): number {
    return 1 + (this.#phones.get(name) ?? []).indexOf(phone)
  }

  nameOf(username: string): string {
    return this.#personas.get(username)?.name ?? username
  }

  /** `smsTo` counts the text messages to a number; so many `tries` may lock a person. */
  needs(exchanges: readonly HttpExchange[], smsTo: SmsCount, tries: number): Needs {
    const numbers = exchanges.flatMap(({ request }) => numberIn(request))
    const people = [...this.#people.values()]
      .filter(({ residence }) => residence !== '')
      .map(({ numbers: own, ...person }) => ({
        ...person,
        sms: smsTo(own.union(new Set(numbers))),
      }))
    const leaves: Irreversible[] = []
    if (exchanges.some(isLock) || exchanges.filter(isWrong).length >= tries) leaves.push('locks')
    if (people.some(({ devices }) => devices.length > 0) && exchanges.some(endsDevice))
      leaves.push('migrations')
    const isOther = (number: string) =>
      ![...this.#people.values()].some(({ numbers: own }) => own.has(number))
    if (
      people.some(({ mobileNumber }) => mobileNumber !== 'verified') &&
      numbers.some(isOther) &&
      exchanges.some(verifiesNumber)
    )
      leaves.push('numbers')
    const isOnRecord = (number: string) =>
      [...this.#people.values()].some(
        ({ mobileNumber, numbers: own }) =>
          mobileNumber !== 'none' && [...own].some((one) => one === number || numberBeside(one) === number),
      )
    const after = leaves.includes('migrations') ? ibKeyAfter(exchanges) : undefined
    return {
      people,
      waitMs: this.waitMs,
      steps: this.steps,
      notifications: exchanges.filter(asksForApproval).length,
      refusals: exchanges.filter(isRefused).length,
      leaves,
      numbers: [...new Set(numbers)].filter((number) => !isOnRecord(number)),
      restarts: this.restarts,
      labOnly: [...this.labOnly],
      ...(after && { ibKeyAfter: after }),
    }
  }

  #draftOf(name: string): Draft {
    const known = this.#people.get(name)
    if (known) return known
    const draft: Draft = {
      name,
      residence: '',
      accounts: [],
      seamless: true,
      mobileNumber: 'none',
      devices: [],
      sms: 0,
      numbers: new Set(),
    }
    this.#people.set(name, draft)
    return draft
  }
}

/** Counts the text messages to these numbers that the system asked for. */
type SmsCount = (numbers: ReadonlySet<string>) => number

const isLock = ({ response = '' }: HttpExchange): boolean => /"code":"locked"/.test(response)

/** The number that a request names, in place of the one on record. */
const numberIn = (request = ''): string[] => /"number":"(\+[0-9]+)"/.exec(request)?.slice(1) ?? []

const isWrong = ({ response = '' }: HttpExchange): boolean => /"code":"invalid_c/.test(response)

/** The fewest wrong answers that lock, whatever they are given to. */
const triesOf = ({ secondFactorTries = 0, passwordTries = 0 }: Rehearsal['numbers']): number =>
  Math.min(secondFactorTries, passwordTries)

/** Which phone an activation is for stands in the request for its options. */
function ibKeyAfter(exchanges: readonly HttpExchange[]): Needs['ibKeyAfter'] {
  let asking: Os | undefined
  let after: Needs['ibKeyAfter']
  for (const exchange of exchanges) {
    const [, named] = /"os":"(\w+)"/.exec(exchange.request ?? '') ?? []
    if (exchange.path.endsWith('/device/options')) asking = os.safeParse(named).data
    if (activates(exchange)) after = asking
    if (removesDevice(exchange)) after = 'nowhere'
  }
  return after
}

/** A device that was ready is removed, or another phone takes its place. */
const endsDevice = (exchange: HttpExchange): boolean => removesDevice(exchange) || activates(exchange)

/** The scene, and what it was asked for; `ended` is told what it needed. */
function rehearsing(
  scene: Scene,
  { stepMs, capabilities, canRestart, numbers }: Rehearsal,
  notes: Notes,
  ended: (needs: Needs) => void,
): Scene {
  const driver = rehearsingDriver(scene, notes, new Set(capabilities))
  let sent = 0
  const settle = async (): Promise<void> => {
    await scene.settle()
    const total = scene.exchanges().length
    if (total === sent) return
    sent = total
    notes.steps += 1
    await scene.advanceBy(stepMs)
  }
  const own: Partial<Scene> = {
    driver,
    settle,
    persona(name) {
      const persona = scene.persona(name)
      notes.met(persona)
      return persona
    },
    async advanceBy(durationMs) {
      notes.waitMs += durationMs
      await scene.advanceBy(durationMs)
    },
    async phone(owner, model) {
      const phone = await scene.phone(owner, model)
      notes.bought(owner.name, phone)
      return phone
    },
    async provisionIbKey(owner, phone) {
      notes.equipped(
        owner.name,
        { type: 'ibKey', os: phone.os, phone: notes.numberOf(owner.name, phone) },
        scene.exchanges(),
      )
      await scene.provisionIbKey(owner, phone)
    },
    async provisionSecurityDevice(owner, active) {
      notes.equipped(owner.name, { type: 'physical', active }, scene.exchanges())
      return scene.provisionSecurityDevice(owner, active)
    },
    async restartServer() {
      if (!canRestart) throw missingRestart()
      notes.restarts = true
      await scene.restartServer()
    },
    async close() {
      const { events } = scene.timeline
      const smsTo: SmsCount = (own) => smsRequests(events, (number = '') => own.has(number)).length
      ended(notes.needs(scene.exchanges(), smsTo, triesOf(numbers)))
      await scene.close()
    },
  }
  return replaced(scene, own)
}

/** An object with members in place of those of another, whose getters stay what they are. */
function replaced<Whole extends object>(whole: Whole, own: Partial<Whole>): Whole {
  return Object.create(whole, Object.getOwnPropertyDescriptors(own))
}

/** The driver of a system that has no lab face: it declares only what the other system has, and publishes no durations. */
function rehearsingDriver({ driver, exchanges }: Scene, notes: Notes, declared: ReadonlySet<string>): Driver {
  const capabilities = new Set([...driver.capabilities].filter((name) => declared.has(name)))
  const lab = withinCapabilities(driver.lab, capabilities)
  return {
    ...driver,
    capabilities,
    async open(platform, locale, os) {
      if (locale === 'ru') requireCapability('russian', capabilities)
      return driver.open(platform, locale, os)
    },
    lab: {
      ...lab,
      async numbers() {
        const numbers = await lab.numbers()
        return numbers && countsAmong(numbers)
      },
      passwordHashes: async () => undefined,
      async createPerson(person) {
        notes.created(person)
        await lab.createPerson(person)
      },
      async provision(username, device: Provision) {
        if (device.type === 'sms') notes.equipped(notes.nameOf(username), { type: 'sms' }, exchanges())
        return lab.provision(username, device)
      },
    },
  }
}
