/**
 * @module A dialogue with the person as a coroutine: a flow yields a page and gets back what the person did with it. So each
 * procedure of the articles reads from top to bottom, as the article has it.
 */

import type { AppView, PresentedElement } from '../../drivers/ports/app.ts'

export interface Page extends Pick<AppView, 'title' | 'buttons' | 'prompt'> {
  readonly notes?: readonly (string | undefined)[]
  readonly fields?: readonly Field[]
  readonly values?: AppView['values']
}

export interface Field {
  readonly label: string
  /** Shown as dots. */
  readonly secret?: boolean
}

export type Act =
  | { readonly kind: 'tap'; readonly label: string; readonly typed: Typed }
  | { readonly kind: 'present'; readonly given: PresentedElement }
  | { readonly kind: 'cancel' }

/** What stands in the fields of the page, by label. */
export type Typed = Readonly<Record<string, string>>

export type Flow<Result = void> = AsyncGenerator<Page, Result, Act>

/** Shows a page until a button is tapped. */
export async function* ask(page: Page): Flow<{ readonly label: string; readonly typed: Typed }> {
  for (;;) {
    const act = yield page
    if (act.kind === 'tap') return act
  }
}

/** Says one thing. */
export async function* tell(title: string, note: string, button: string): Flow {
  yield* ask({ title, notes: [note], buttons: [button] })
}

/** Runs a flow that never ends, and keeps what it shows and what was typed into it. */
export class Conversation {
  readonly #flow: Flow<never>
  #page: Page = { title: '', buttons: [] }
  #typed: Typed = {}

  constructor(flow: Flow<never>) {
    this.#flow = flow
  }

  async begin(): Promise<void> {
    this.#show((await this.#flow.next()).value)
  }

  view(): AppView {
    const { title, notes = [], fields = [], buttons, values = [], prompt } = this.#page
    return {
      title,
      notes: notes.filter((note) => note !== undefined),
      fields: fields.map(({ label, secret }) => {
        const text = this.#typed[label] ?? ''
        return { label, value: secret ? '•'.repeat(text.length) : text }
      }),
      buttons,
      values,
      prompt,
    }
  }

  type(label: string, text: string): void {
    this.#typed = { ...this.#typed, [label]: text }
  }

  tap(label: string): Promise<void> {
    return this.#go({ kind: 'tap', label, typed: this.#typed })
  }

  present(given: PresentedElement): Promise<void> {
    return this.#go({ kind: 'present', given })
  }

  cancel(): Promise<void> {
    return this.#go({ kind: 'cancel' })
  }

  async #go(act: Act): Promise<void> {
    this.#show((await this.#flow.next(act)).value)
  }

  /** What was typed stays while the page is the same. */
  #show(page: Page): void {
    if (page.title !== this.#page.title) this.#typed = {}
    this.#page = page
  }
}
