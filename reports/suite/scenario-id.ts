/** The same names are needed as the suite is read, as it runs, and for its verdicts. */
const slugs = new Map<string, string>()

/** Lower case, letters and digits of any script, everything else one hyphen. */
export function slug(text: string): string {
  const known = slugs.get(text) ?? slugged(text)
  slugs.set(text, known)
  return known
}

const slugged = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

/** `feature#scenario`, and `/first-cell` for a row of an Examples table: what `run --only` takes. */
export function scenarioId(feature: string, name: string, firstCell?: string): string {
  const id = `${feature}#${slug(name)}`
  return firstCell === undefined ? id : `${id}/${slug(firstCell)}`
}
