/** @module Topics of FCM: their names, conditions over them, and who subscribes to them. */

import type { Registration } from '../registrations.ts'

/** "[a-zA-Z0-9-_.~%]{1,900}"; "the topic name can be optionally prefixed with /topics/". */
const topicForm = /^(?:\/topics\/)?([\w.~%-]{1,900})$/

/** The name without its prefix, or undefined where it is none. */
export const topicName = (text: string): string | undefined => topicForm.exec(text)?.[1]

/** Whether a condition holds for whoever subscribes to these topics. */
export type Condition = (topics: ReadonlySet<string>) => boolean

/** "You can include up to five topics in your conditional expression." */
const maximumTopics = 5

const tokens = /\s*(&&|\|\||!|\(|\)|'[\w.~%-]+'\s+in\s+topics)/y

/**
 * Reads `'a' in topics && ('b' in topics || !('c' in topics))`, or undefined where it is no condition. "FCM first evaluates
 * any conditions in parentheses, and then evaluates the expression from left to right": `&&` does not come before `||`.
 */
export function readCondition(text: string): Condition | undefined {
  const read = tokensOf(text)
  if (read === undefined || read.filter((token) => token.startsWith("'")).length > maximumTopics)
    return undefined
  const left = [...read]
  const condition = expression(left)
  return left.length === 0 ? condition : undefined
}

function tokensOf(text: string): readonly string[] | undefined {
  const read: string[] = []
  const trimmed = text.trimEnd()
  tokens.lastIndex = 0
  while (tokens.lastIndex < trimmed.length) {
    const token = tokens.exec(trimmed)?.[1]
    if (token === undefined) return undefined
    read.push(token)
  }
  return read
}

function expression(left: string[]): Condition | undefined {
  let condition = operand(left)
  while (condition !== undefined && (left[0] === '&&' || left[0] === '||')) {
    const isBoth = left.shift() === '&&'
    const [one, other] = [condition, operand(left)]
    if (other === undefined) return undefined
    condition = (topics) => (isBoth ? one(topics) && other(topics) : one(topics) || other(topics))
  }
  return condition
}

function operand(left: string[]): Condition | undefined {
  const token = left.shift()
  if (token === '!') {
    const inner = operand(left)
    return inner && ((topics) => !inner(topics))
  }
  if (token === '(') {
    const inner = expression(left)
    return left.shift() === ')' ? inner : undefined
  }
  const name = token?.split("'")[1]
  return name === undefined ? undefined : (topics) => topics.has(name)
}

/** The topics of each app on each phone. */
export class Subscriptions {
  readonly #topics = new Map<Registration, Set<string>>()

  /** False where it was subscribed already. */
  add(registration: Registration, topic: string): boolean {
    const topics = this.#topics.get(registration) ?? new Set()
    this.#topics.set(registration, topics)
    const isNew = !topics.has(topic)
    topics.add(topic)
    return isNew
  }

  /** False where it was not subscribed. */
  remove(registration: Registration, topic: string): boolean {
    return this.#topics.get(registration)?.delete(topic) ?? false
  }

  subscribers(condition: Condition): Registration[] {
    return [...this.#topics].filter(([, topics]) => condition(topics)).map(([registration]) => registration)
  }
}
