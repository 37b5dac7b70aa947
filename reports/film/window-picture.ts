/** @module What a person sees of a login window or of Client Portal now, as a picture. */

import type { WindowPicture } from './film.ts'

/** A screen, as far as one looks at it. */
export interface SeenScreen {
  readonly title: string
  readonly notes: readonly string[]
  readonly fields: readonly { readonly label: string }[]
  readonly controls: readonly {
    readonly label: string
    readonly kind: string
    readonly checked?: boolean | undefined
  }[]
  readonly values: readonly { readonly label: string; readonly value: string }[]
}

/** Nothing is masked. */
export const windowPicture = (
  platform: string,
  { title, notes, fields, controls, values }: SeenScreen,
): WindowPicture => ({
  kind: 'window',
  platform,
  title,
  notes: [...notes],
  fields: fields.map(({ label }) => label),
  controls: controls.map(({ label, kind, checked }) => ({
    label,
    kind,
    ...(checked === undefined ? {} : { checked }),
  })),
  values: values.map(({ label, value }) => ({ label, value })),
})
