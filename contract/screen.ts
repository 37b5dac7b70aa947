/** @module What a person sees in a window of a trading platform or of Client Portal, as data. */

import { z } from 'zod'

const label = z.string().min(1)

/** An input field. `name` is the member of the operation's body that the text becomes. */
export const field = z.looseObject({
  name: z.string().min(1),
  label,
  kind: z.enum(['text', 'password', 'code']),
})

/** A control to click. `operation` is a name of the routes table; `path` and `body` are the fixed parts of its call. */
export const control = z.looseObject({
  label,
  kind: z.enum(['button', 'link', 'menu', 'icon', 'switch', 'choice']),
  operation: z.string().min(1),
  path: z.record(z.string(), z.string()).optional(),
  body: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** Of a switch: whether it is shown as switched on. */
  checked: z.boolean().optional(),
})

/** A value that is shown beside a label: the Challenge code, a green check mark. */
export const shownValue = z.looseObject({ label, value: z.string() })

/** One screen. Pages render it, and steps act on it by the labels that a person reads. */
export const screen = z.looseObject({
  title: z.string(),
  notes: z.array(z.string()),
  fields: z.array(field),
  controls: z.array(control),
  values: z.array(shownValue),
})

/** Any reply that carries a screen. */
export const withScreen = z.looseObject({ screen: screen.optional() })

export type Field = z.infer<typeof field>
export type Control = z.infer<typeof control>
export type Screen = z.infer<typeof screen>
