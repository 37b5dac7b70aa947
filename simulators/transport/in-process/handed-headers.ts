/** @module Header fields of messages that never leave this process. */

/** A field that stays as it is written: the platform trims values, and refuses what cannot be sent. */
const plainName = /^[\w-]+$/
const plainValue = /^(?:[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)?$/

/** Read by their names, as hardly anybody does otherwise; for whatever else is asked they become those of the platform. */
export class HandedHeaders implements Headers {
  readonly #fields = new Map<string, string>()
  #whole: Headers | undefined

  constructor(fields: Readonly<Record<string, string>>) {
    for (const [name, value] of Object.entries(fields)) this.set(name, value)
  }

  get(name: string): string | null {
    return this.#whole ? this.#whole.get(name) : (this.#fields.get(name.toLowerCase()) ?? null)
  }

  has(name: string): boolean {
    return this.#whole?.has(name) ?? this.#fields.has(name.toLowerCase())
  }

  set(name: string, value: string): void {
    if (this.#whole || !plainName.test(name) || !plainValue.test(value)) this.#made.set(name, value)
    else this.#fields.set(name.toLowerCase(), value)
  }

  append(name: string, value: string): void {
    this.#made.append(name, value)
  }

  delete(name: string): void {
    this.#made.delete(name)
  }

  getSetCookie(): string[] {
    return this.#made.getSetCookie()
  }

  forEach(...given: Parameters<Headers['forEach']>): void {
    this.#made.forEach(...given)
  }

  keys(): ReturnType<Headers['keys']> {
    return this.#made.keys()
  }

  values(): ReturnType<Headers['values']> {
    return this.#made.values()
  }

  /** By name, in the order of the alphabet. */
  entries(): ReturnType<Headers['entries']> {
    return (this.#whole ?? new Map([...this.#fields].sort())).entries()
  }

  [Symbol.iterator](): ReturnType<Headers['entries']> {
    return this.entries()
  }

  get #made(): Headers {
    this.#whole ??= new Headers([...this.#fields])
    return this.#whole
  }
}
