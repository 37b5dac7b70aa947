/** @module When two texts are the same label: aliases that the articles themselves use, and nothing more. */

/** Labels for which the articles have two wordings, with the ambiguity that says so. */
const aliases: readonly (readonly string[])[] = [
  // AMB-01
  ['Generate Response', 'Generate Passcode'],
  // AMB-02
  [
    'Click here if you do not receive the notification',
    'Click here if you did not receive the message',
    'Click here if you did not receive the notification',
  ],
  // XDEV-IOS-02, CR-AND-04 and SYNC-10 name the same number
  ['Challenge code', 'Challenge', 'Challenge number'],
]

/** The Russian article prints the English label in brackets behind the Russian one; an interface may do so or not. */
const withoutBrackets = (label: string): string => label.replace(/\s*\([^)]*\)$/, '')

/** Where an article leaves the choice, as in "Login or OK" (AMB-03). */
const choices = / or | или /

/** Whether `shown` is the label that a person who looks for `wanted` would accept. */
export const isLabel = (wanted: string, shown: string): boolean =>
  wanted.split(choices).some((label) => isSameLabel(label, shown))

function isSameLabel(wanted: string, shown: string): boolean {
  if (shown === wanted || withoutBrackets(shown) === wanted) return true
  return aliases.some((group) => group.includes(wanted) && group.includes(shown))
}
