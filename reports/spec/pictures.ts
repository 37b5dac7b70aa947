/** @module What a person sees in each step of a walkthrough, drawn from the film of a run. */

import { inRussian, shownFilm } from '../html/film-view.ts'
import { html, type Markup, raw } from '../markup.ts'

export interface StepPictures {
  readonly pictures: readonly Markup[]
  /** Nothing has changed since the step before: the same pictures again. */
  readonly same: boolean
}

/** For each step, from 0; before the first picture of a film there are none. */
export function picturesOf(film: string | undefined, language: 'en' | 'ru'): (step: number) => StepPictures {
  const drawings: string[] = []
  const shown = shownFilm(film, undefined, (_, draw) => drawings.push(draw()) - 1)
  const before = new Map<string, number>()
  const changed = new Map<number, Markup[]>()
  for (const { step, time, panes } of shown?.frames ?? [])
    for (const [name, drawing] of panes) {
      if (before.get(name) === drawing) continue
      before.set(name, drawing)
      const picture = pictureOf(drawings[drawing] ?? '', language === 'ru' ? inRussian(name) : name, time)
      changed.set(step, [...(changed.get(step) ?? []), picture])
    }
  return (step) => {
    const latest = [...changed.keys()].filter((one) => one <= step).toSorted((one, other) => other - one)[0]
    return { pictures: changed.get(latest ?? -1) ?? [], same: latest !== step }
  }
}

/** The clock in the bar of a phone is the one thing that a drawing leaves open. */
const pictureOf = (drawing: string, name: string, time: string): Markup => {
  const clock = `<span class="clock">${time.slice(11, 16)}`
  return html`<figure>${raw(drawing.replace('<span class="clock">', clock))}<figcaption>${name}</figcaption></figure>`
}
