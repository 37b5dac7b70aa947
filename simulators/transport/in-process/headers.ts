/** @module Header fields of messages that never leave this process. */

/** Fields that the platform would keep unchanged: it trims values, and refuses invalid ones. */
const plainName = /^[\w-]+$/
const plainValue = /^(?:[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)?$/

/** Reads and sets by name; every other use goes to the `Headers` of the platform, created on first use. */
export class InProcessHeaders implements Headers {
  readonly #fields = new Map<string, string>()
  #platform: Headers | undefined

  constructor(fields: Readonly<Record<string, string>>) {
    for (const [name, value] of Object.entries(fields)) this.set(name, value)
  }

  get(name: string): string | null {
    return this.#platform ? this.#platform.get(name) : (this.#fields.get(name.toLowerCase()) ?? null)
  }

  has(name: string): boolean {
    return this.#platform?.has(name) ?? this.#fields.has(name.toLowerCase())
  }

  set(name: string, value: string): void {
    if (this.#platform || !plainName.test(name) || !plainValue.test(value)) this.#delegate.set(name, value)
    else this.#fields.set(name.toLowerCase(), value)
  }

  append(name: string, value: string): void {
    this.#delegate.append(name, value)
  }

  delete(name: string): void {
    this.#delegate.delete(name)
  }

  getSetCookie(): string[] {
    return this.#delegate.getSetCookie()
  }

  forEach(...given: Parameters<Headers['forEach']>): void {
    this.#delegate.forEach(...given)
  }

  keys(): ReturnType<Headers['keys']> {
    return this.#delegate.keys()
  }

  values(): ReturnType<Headers['values']> {
    return this.#delegate.values()
  }

  /** Sorted by name. */
  entries(): ReturnType<Headers['entries']> {
    return (this.#platform ?? new Map([...this.#fields].sort())).entries()
  }

  [Symbol.iterator](): ReturnType<Headers['entries']> {
    return this.entries()
  }

  get #delegate(): Headers {
    this.#platform ??= new Headers([...this.#fields])
    return this.#platform
  }
}
