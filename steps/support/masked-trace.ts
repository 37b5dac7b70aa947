/**
 * @module A trace of Playwright without secrets. Its viewer shows each action with the page before and after it, and all that is
 * kept out is what was typed, cookies, and what is secret by now; dots have the same length, so that one sees that there was something.
 */

import { archiveOf, entriesOf } from '../../drivers/archive.ts'
import type { Masking } from './secrecy.ts'

/** Masks every entry of the archive that is text. */
export function maskedTrace(archive: Buffer, masking: Masking): Buffer {
  const masked = (text: string): string => withoutTokens(withoutLongNumbers(masking(text)))
  return archiveOf(
    entriesOf(archive).map(({ name, content }) => {
      const text = content.toString()
      // Pictures and fonts: no text can be read in their bytes.
      if (!Buffer.from(text).equals(content)) return { name, content }
      const isRecord = /\.(?:trace|network|stacks)$/.test(name)
      return { name, content: Buffer.from(isRecord ? maskedLines(text, masked) : masked(text)) }
    }),
  )
}

/** Lines of JSON. */
const maskedLines = (text: string, masked: Masking): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : JSON.stringify(maskedValue(JSON.parse(line), masked))))
    .join('\n')

/** Members whose text is typed by somebody, or what a page holds of it. */
const typed: ReadonlySet<string> = new Set(['__playwright_value_', 'text'])

const isSecretField = (name: unknown): boolean =>
  typeof name === 'string' && /^(?:set-)?cookie$|^authorization$/i.test(name)

function maskedValue(value: unknown, masked: Masking, within?: string): unknown {
  if (typeof value === 'string')
    return within !== undefined && typed.has(within) ? bullets(value) : masked(value)
  if (Array.isArray(value)) return value.map((one) => maskedValue(one, masked, within))
  if (typeof value !== 'object' || value === null) return value
  const isHidden = within === 'cookies' || ('name' in value && isSecretField(value.name))
  const members = Object.entries(value).map(([name, member]) => [
    name,
    isHidden && name === 'value' && typeof member === 'string'
      ? bullets(member)
      : maskedValue(member, masked, name),
  ])
  const shown: unknown = Object.fromEntries(members)
  return within === 'headers' ? inLatin1(shown) : shown
}

/** The viewer answers with these header fields, whose values have no dots. */
const inLatin1 = (field: unknown): unknown => JSON.parse(JSON.stringify(field).replaceAll('•', '*'))

const bullets = (text: string): string => '•'.repeat(text.length)

/** Challenges, responses and other codes. Digits within a word, such as a digest, are none, nor is a colour. */
const withoutLongNumbers = (text: string): string => text.replaceAll(/(?<![\w+#])\d{6,}(?!\w)/g, bullets)

/** Of 32 bytes or more, in base64url: sessions, and what a form is protected by. Digests, as in names of resources, are none. */
const withoutTokens = (text: string): string =>
  text.replaceAll(/(?<![\w-])(?![\da-f]+(?![\w-]))[\w-]{43,}(?![\w-])/g, bullets)
