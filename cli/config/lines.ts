/** @module On which line of a YAML or JSON text a member stands. */

import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml'

type Path = readonly PropertyKey[]

const keyOf = (path: Path): string => JSON.stringify(path.map(String))

/** The line of a path in a text, counted from 1: that of its key, or of the nearest member around it that is there. */
export function linesIn(text: string): (path: Path) => number | undefined {
  const lines = new Map<string, number>()
  try {
    collect(text, parseEvents(text, {}), lines)
  } catch {
    // What is wrong with the text itself, its parser says.
  }
  return (path) =>
    path.map((_, at) => lines.get(keyOf(path.slice(0, path.length - at)))).find((line) => line !== undefined)
}

function collect(text: string, events: readonly Event[], lines: Map<string, number>): void {
  let at = 0
  const note = (path: Path, position: number) => {
    if (!lines.has(keyOf(path))) lines.set(keyOf(path), text.slice(0, position).split('\n').length)
  }
  /** Reads the value at this path, which begins with the event `at`. */
  const value = (path: Path): void => {
    const event = events[at++]
    if (event === undefined || event.type === EVENT_ID.POP) return
    if (event.type === EVENT_ID.SCALAR) note(path, event.valueStart)
    if (event.type === EVENT_ID.DOCUMENT) value(path)
    if (event.type === EVENT_ID.SEQUENCE) {
      note(path, event.start)
      for (let index = 0; !closed(); index++) value([...path, index])
    }
    if (event.type === EVENT_ID.MAPPING) {
      note(path, event.start)
      while (!closed()) value([...path, key(path)])
    }
  }
  const key = (path: Path): string => {
    const event = events[at++]
    if (event?.type !== EVENT_ID.SCALAR) return ''
    const name = getScalarValue(text, event)
    note([...path, name], event.valueStart)
    return name
  }
  /** Whether the collection that is read ends here; its end is then behind. */
  const closed = (): boolean => {
    if (at < events.length && events[at]?.type !== EVENT_ID.POP) return false
    at++
    return true
  }
  value([])
}
