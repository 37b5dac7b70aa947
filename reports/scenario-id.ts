/** Lower case, letters and digits of any script, everything else one hyphen. */
export function slug(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

/** `feature#scenario`, and `/first-cell` for a row of an Examples table: what `run --only` takes. */
export function scenarioId(feature: string, name: string, firstCell?: string): string {
  const id = `${feature}#${slug(name)}`
  return firstCell === undefined ? id : `${id}/${slug(firstCell)}`
}
