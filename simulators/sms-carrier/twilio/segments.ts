/** @module How many text messages a text takes (3GPP TS 23.038 for the alphabet, TS 23.040 for concatenation). */

const gsm7 = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)

/** Characters behind an escape, which take two septets. */
const gsm7Extension = new Set('^{}\\[~]|€\f')

/** In septets or UTF-16 units: what fits alone, and what fits beside the header of a part. */
const capacity = { gsm7: { alone: 160, part: 153 }, ucs2: { alone: 70, part: 67 } } as const

/** Of the alphabet, each character one septet: what most texts are made of. */
const plainGsm7 = /^[A-Za-z0-9 !"#%&'()*+,\-./:;<=>?\n\r]*$/

export function segmentCount(text: string): number {
  if (text.length <= capacity.gsm7.alone && plainGsm7.test(text)) return 1
  const characters = [...text]
  const isGsm7 = characters.every((character) => gsm7.has(character) || gsm7Extension.has(character))
  const { alone, part } = isGsm7 ? capacity.gsm7 : capacity.ucs2
  const widths = characters.map((character) =>
    gsm7Extension.has(character) && isGsm7 ? 2 : character.length,
  )
  const total = widths.reduce((sum, width) => sum + width, 0)
  return total <= alone ? 1 : partCount(widths, part)
}

/** Neither an escape and its character nor a surrogate pair is split between two parts. */
function partCount(widths: readonly number[], part: number): number {
  let parts = 1
  let used = 0
  for (const width of widths) {
    if (used + width > part) {
      parts++
      used = 0
    }
    used += width
  }
  return parts
}
