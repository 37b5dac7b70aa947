/** @module An app under test in place of IBKR Mobile: what it shows is checked, and what it breaks is its own. */

import { z } from 'zod'
import { securityElement } from '../../../contract/primitives.ts'
import { violationsIn } from '../../../contract/violations.ts'
import type { SensedElement } from '../../../simulators/phone/os/security-elements.ts'
import type { AppContext } from '../../../simulators/phone/parts.ts'
import type { RunningApp } from '../../../simulators/phone/phone-options.ts'
import { NotShown } from '../../../simulators/phone/screen.ts'
import type { App, AppUnderTest, AppView, Device, ProvisionedActivation } from '../../ports/app.ts'
import { NotTestable } from '../../ports/errors.ts'
import { withTimeLimit } from '../../ports/time-limit.ts'
import { mismatchError } from '../../ports/verify.ts'

/** The longest that an app may take for one action, in milliseconds of real time: longer than a server may for its answer. */
const timeLimitMs = 20_000

const labelled = z.array(z.object({ label: z.string(), value: z.string() }))

const appView = z.object({
  title: z.string(),
  notes: z.array(z.string()),
  fields: labelled,
  buttons: z.array(z.string()),
  values: labelled,
  prompt: securityElement.optional(),
})

const nothingShown: AppView = { title: '', notes: [], fields: [], buttons: [], values: [] }

/** What an app runs on, and what became of its requests. */
export interface Host {
  readonly device: Device
  readonly phone: Pick<AppContext, 'matches' | 'record'>
  /** Throws where the server gave no answer, or none that the contract knows: that is not the app's. */
  readonly verifyAnswers: () => void
}

/** One process of the app. */
export class HostedApp implements RunningApp {
  readonly #app: AppUnderTest
  readonly #host: Host
  #process: App | undefined
  #shown = nothingShown

  constructor(app: AppUnderTest, host: Host) {
    this.#app = app
    this.#host = host
  }

  async open(notification: Readonly<Record<string, string>> | undefined): Promise<void> {
    await this.#act('open', (process) => process.open(notification))
  }

  screen(): AppView {
    return this.#shown
  }

  async tap(wanted: string): Promise<void> {
    await this.#opened()
    const label = labelIn(this.#shown.buttons, wanted)
    if (label === undefined) throw this.#notShown(`a button "${wanted}"`)
    this.#host.phone.record(`tap on "${label}"`)
    await this.#act(`tap "${label}"`, (process) => process.tap(label))
  }

  async type(wanted: string, text: string): Promise<void> {
    await this.#opened()
    const label = labelIn(
      this.#shown.fields.map((field) => field.label),
      wanted,
    )
    if (label === undefined) throw this.#notShown(`a field "${wanted}"`)
    await this.#act(`type into "${label}"`, (process) => process.type(label, text))
  }

  async present(given: SensedElement): Promise<void> {
    await this.#opened()
    const { prompt } = this.#shown
    if (prompt === undefined) throw this.#notShown('a security element to be asked for')
    const { element, proof } = given
    const presented =
      element === 'pin'
        ? { element, secret: proof }
        : { element, recognised: this.#host.phone.matches(prompt, given) }
    await this.#act(`present ${element}`, (process) => process.present(presented))
  }

  async cancel(): Promise<void> {
    await this.#opened()
    if (this.#shown.prompt === undefined) throw this.#notShown('a security element to be asked for')
    await this.#act('cancel', (process) => process.cancel())
  }

  async conditionsChanged(): Promise<void> {
    await this.#opened()
    await this.#act('conditionsChanged', (process) => process.conditionsChanged())
  }

  async provision(activation: ProvisionedActivation): Promise<void> {
    await this.#call('provision', () => this.#started().provision(activation))
  }

  /** Looks at the screen once more: it may have changed since the last action. */
  async refresh(): Promise<void> {
    if (this.#process) await this.#look(this.#process)
  }

  #started(): App {
    this.#process ??= this.#app.start(this.#host.device)
    return this.#process
  }

  /** A phone may have kept the app from opening until now. */
  async #opened(): Promise<void> {
    if (!this.#process) await this.open(undefined)
  }

  async #act(what: string, action: (process: App) => Promise<void>): Promise<void> {
    await this.#call(what, () => action(this.#started()))
    await this.#look(this.#started())
  }

  async #look(process: App): Promise<void> {
    const shown = await this.#call('screen', () => process.screen())
    const parsed = appView.safeParse(shown)
    if (parsed.success) this.#shown = parsed.data
    else
      throw mismatchError({
        expected: `${this.#app.name} to show a screen as drivers/ports/app.ts describes it`,
        observed: violationsIn(shown, parsed.error),
      })
  }

  async #call<Result>(what: string, method: () => Promise<Result>): Promise<Result> {
    const called = (async () => method())()
    const result = await withTimeLimit(timeLimitMs, what, called).catch((error: unknown) => {
      this.#host.verifyAnswers()
      throw mismatchError({
        expected: `${this.#app.name} to finish "${what}"`,
        observed: error instanceof NotTestable ? `nothing within ${timeLimitMs} ms` : String(error),
      })
    })
    this.#host.verifyAnswers()
    return result
  }

  #notShown(expected: string): NotShown {
    return new NotShown(expected, `the screen "${this.#shown.title}"`)
  }
}

/** The articles have two names for one button (AMB-01). */
const wordings: readonly string[] = ['Generate Response', 'Generate Passcode']

const labelIn = (shown: readonly string[], wanted: string): string | undefined =>
  shown.find((label) => label === wanted) ??
  shown.find((label) => wordings.includes(wanted) && wordings.includes(label))
