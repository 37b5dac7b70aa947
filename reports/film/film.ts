/**
 * @module The film of a scenario: what phones and windows showed after each of its steps, as differences to the step before.
 * A run attaches it to its messages as JSON, deflated (RFC 1951); codes and what was typed are masked.
 */

import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'

export const filmMediaType = 'application/x.sls.film+json'

const labelled = z.object({ label: z.string(), value: z.string() })

/** What a person sees of a phone. */
const phonePicture = z.object({
  kind: z.literal('phone'),
  name: z.string(),
  os: z.enum(['iOS', 'Android']),
  /** The signs at the top of the screen. */
  status: z.array(z.string()),
  title: z.string(),
  notes: z.array(z.string()),
  fields: z.array(labelled),
  buttons: z.array(z.string()),
  values: z.array(labelled),
  /** The security element that is asked for. */
  prompt: z.string().optional(),
  /** The newest first. */
  notifications: z.array(
    z.object({
      app: z.string(),
      title: z.string(),
      body: z.string(),
      /** Where it is: on the screen as a banner, on the lock screen, or in the drawer or panel alone. */
      place: z.enum(['banner', 'lockScreen', 'list']),
    }),
  ),
  /** The newest last. */
  messages: z.array(z.object({ from: z.string(), body: z.string(), time: z.string() })),
})
export type PhonePicture = z.infer<typeof phonePicture>

/** What a person sees of a login window or of Client Portal. */
const windowPicture = z.object({
  kind: z.literal('window'),
  platform: z.string(),
  title: z.string(),
  notes: z.array(z.string()),
  fields: z.array(z.string()),
  controls: z.array(z.object({ label: z.string(), kind: z.string(), checked: z.boolean().optional() })),
  values: z.array(labelled),
})
export type WindowPicture = z.infer<typeof windowPicture>

const picture = z.discriminatedUnion('kind', [phonePicture, windowPicture])
export type Picture = z.infer<typeof picture>

const film = z.object({
  /** All that was seen, each picture once. */
  pictures: z.array(picture),
  frames: z.array(
    z.object({
      /** The index in its scenario of the step after which it was taken. */
      step: z.int().nonnegative(),
      /** Virtual time: milliseconds since the Unix epoch. */
      at: z.number(),
      /** How many events of the timeline had happened. */
      events: z.int().nonnegative(),
      /** What changed since the frame before: by the name of a phone or window, the index of its picture. */
      shows: z.record(z.string(), z.int().nonnegative()),
    }),
  ),
})
export type Film = z.infer<typeof film>
export type FilmFrame = Film['frames'][number]

export const packedFilm = (whole: unknown): Buffer => deflateRawSync(JSON.stringify(whole), { level: 6 })

/** `packed`: in base64, as an attachment has it. */
export const unpackedFilm = (packed: string): Film =>
  film.parse(JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString()))
