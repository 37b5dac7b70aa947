/** @module Whether codes, tokens and secrets can be predicted from those before them. */

import { verify } from '../../drivers/ports/verify.ts'
import type { Actor } from '../support/actor.ts'
import { capturedLoginSecret } from './sessions.ts'

/** Large enough to show a pattern. */
const sampleSize = 40

/** Of 40 random digits, fewer than this many different ones come once in 10^15 samples. */
const leastDifferentDigits = 5

/** The different characters at each position. */
const charactersByPosition = (codes: readonly string[]): Set<string | undefined>[] =>
  Array.from(codes[0] ?? '', (_, position) => new Set(codes.map((code) => code[position])))

const repetitions = (values: readonly unknown[]): number => values.length - new Set(values).size

/** By chance one code may come twice. */
function verifyFresh(codes: readonly string[]): void {
  verify(codes.length >= sampleSize, { expected: `${sampleSize} codes or more`, observed: `${codes.length}` })
  const repeated = repetitions(codes)
  verify(repeated <= 1, { expected: 'a new code each time', observed: `${repeated} that came before` })
}

function verifyVaried(codes: readonly string[]): void {
  for (const [index, characters] of charactersByPosition(codes).entries())
    verify(characters.size >= leastDifferentDigits, {
      expected: `all characters at position ${index + 1}`,
      observed: `only ${[...characters].join(' ')}`,
    })
}

/** The difference between a code and the next is never the same. */
function verifyIrregular(codes: readonly string[]): void {
  const numbers = codes.map(Number)
  const range = 10 ** (codes[0]?.length ?? 0)
  const differences = numbers.slice(1).map((code, at) => (code - (numbers[at] ?? 0) + range) % range)
  const repeated = repetitions(differences)
  verify(repeated <= 1, { expected: 'differences of all sizes', observed: `${repeated} that came before` })
}

export function verifyUnpredictable({ codeSample }: Actor, form: RegExp, formInWords: string): void {
  for (const code of codeSample) verify(form.test(code), { expected: formInWords, observed: `"${code}"` })
  verifyFresh(codeSample)
  verifyVaried(codeSample)
  verifyIrregular(codeSample)
}

/** By chance two people may have one code in common. */
export function verifyDifferentCodes(one: Actor, other: Actor): void {
  for (const { codeSample, name } of [one, other])
    verify(codeSample.length >= sampleSize, {
      expected: `${sampleSize} codes of ${name} or more`,
      observed: `${codeSample.length}`,
    })
  const shared = one.codeSample.filter((code) => other.codeSample.includes(code))
  verify(shared.length <= 1, { expected: 'codes of their own', observed: `${shared.length} in common` })
}

export function verifySameCode({ codeSample }: Actor, form: RegExp, formInWords: string): void {
  const [first = ''] = codeSample
  verify(form.test(first), { expected: formInWords, observed: `"${first}"` })
  const { size } = new Set(codeSample)
  verify(size === 1, { expected: 'the same code each time', observed: `${size} different ones` })
}

export function verifyTokensUnpredictable({ codeSample }: Actor, bits: number): void {
  const tokens = codeSample.map((token) => token.replaceAll('-', ''))
  verifyFresh(tokens)
  verifyVaried(tokens)
  // One more than was seen: forty tokens may leave one of thirty-two characters out.
  const alphabet = new Set(tokens.join('')).size + 1
  const length = Math.min(...tokens.map((token) => token.length))
  verify(length * Math.log2(alphabet) >= bits, {
    expected: `${bits} bits`,
    observed: `${length} characters of ${alphabet}`,
  })
}

/** Adds a code to the sample again and again, with a pause in milliseconds after each. */
export async function sampleCodes(
  actor: Actor,
  times: number,
  pauseMs: number,
  getCode: () => Promise<string>,
): Promise<void> {
  for (let time = 0; time < times; time++) {
    actor.codeSample.push(await getCode())
    await actor.scene.advanceBy(pauseMs)
  }
}

/** OWASP ASVS 5.0, 7.2.3 */
const leastSecretBits = 128

/** Fewer different characters at one position of many secrets indicate a counter or a constant part. */
const leastDifferentCharacters = 3

/** A part that all secrets have in common, such as a prefix, makes none of them harder to guess. */
export function verifyLoginSecretsUnguessable(actor: Actor): void {
  const secrets = actor.windows.map((window) => capturedLoginSecret(actor, window))
  const positions = charactersByPosition(secrets).filter(
    ({ size }) => size >= leastDifferentCharacters,
  ).length
  // Two more than were seen: twenty secrets may leave some out.
  const alphabet = new Set(secrets.join('')).size + 2
  verify(positions * Math.log2(alphabet) >= leastSecretBits, {
    expected: `${leastSecretBits} bits or more`,
    observed: `${positions} positions that vary, with ${alphabet} characters`,
  })
}
