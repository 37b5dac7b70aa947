/** @module The IBKR Mobile app while it is open: one view at a time, and what has been typed into it. */

import type { SensedElement } from '../os/security-elements.ts'
import type { AppContext } from '../parts.ts'
import type { RunningApp } from '../phone-options.ts'
import { NotShown, type PhoneScreen } from '../screen.ts'
import type { AppScreen, ButtonName } from './app-screen.ts'
import { openApprovalRequest } from './approval-request.ts'
import { offerPushToken } from './push-token.ts'
import { firstView } from './start-screens.ts'
import { displayedValue, type Prompt, screenOf, type Typed, type View, type ViewTransition } from './view.ts'

export class IbkrMobile implements RunningApp {
  readonly #phone: AppContext
  #view: View
  #typed: Typed = {}

  constructor(phone: AppContext) {
    this.#phone = phone
    phone.save(phone.parts.dataAtStart(phone.data()))
    this.#view = firstView(phone)
  }

  /** Opens the app at its beginning, or at the push request of a notification. */
  async open(notification: Readonly<Record<string, string>> | undefined): Promise<void> {
    const requestId = notification && this.#phone.parts.requestOpenedByTap(notification)
    this.#show(
      requestId === undefined ? firstView(this.#phone) : await openApprovalRequest(this.#phone, requestId),
    )
    await offerPushToken(this.#phone)
  }

  screen(): PhoneScreen {
    const { title, notes, fields, buttons, values } = this.#screen()
    return {
      title,
      notes,
      fields: fields.map(({ name, label }) => ({ label, value: displayedValue(name, this.#typed) })),
      buttons: buttons.map(({ label }) => label),
      values,
      prompt: this.#view.prompt?.element,
    }
  }

  async tap(label: string): Promise<void> {
    const { aliases } = this.#phone.labels
    const button = this.#screen().buttons.find(
      (shown) => shown.label === label || aliases[shown.name]?.includes(label),
    )
    if (!button) throw new NotShown(`a button "${label}"`, `the screen "${this.screen().title}"`)
    this.#phone.record(`tap on "${label}"`)
    this.#show(await this.#flow(button.name)(this.#phone, this.#typed))
  }

  async type(label: string, text: string): Promise<void> {
    const field = this.#screen().fields.find((shown) => shown.label === label)
    if (!field) throw new NotShown(`a field "${label}"`, `the screen "${this.screen().title}"`)
    this.#typed = { ...this.#typed, [field.name]: text }
  }

  async present(given: SensedElement): Promise<void> {
    this.#show(await this.#prompt().present(this.#phone, given))
  }

  async cancel(): Promise<void> {
    this.#show(await this.#prompt().dismiss(this.#phone))
  }

  async conditionsChanged(): Promise<void> {
    await offerPushToken(this.#phone)
  }

  #screen(): AppScreen {
    return this.#phone.parts.renderedScreen(screenOf(this.#view, this.#phone.labels))
  }

  #prompt(): Prompt {
    const { prompt } = this.#view
    if (!prompt)
      throw new NotShown('a security element to be asked for', `the screen "${this.screen().title}"`)
    return prompt
  }

  #flow(name: ButtonName): ViewTransition {
    const button = this.#view.buttons.find((candidate) => candidate.name === name)
    return button?.press ?? firstView
  }

  /** What was typed stays while the same form is shown again. */
  #show(view: View): void {
    if (view.name !== this.#view.name) this.#typed = {}
    this.#view = view
  }
}
