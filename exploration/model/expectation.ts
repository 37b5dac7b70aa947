/** @module What must be true at a moment of a walk: a sentence that stands under Then, and the row that it follows from. */

export interface Expectation {
  /** An outcome of the steps, with the names of people filled in. */
  readonly sentence: string
  readonly row: string
  /** The server refuses, which a scenario has to say: a refusal that no step expects fails it. */
  readonly refuses: boolean
}

export const expectation = (row: string, sentence: string): Expectation => ({ row, sentence, refuses: false })

export const expectedRefusal = (row: string, sentence: string): Expectation => ({
  row,
  sentence,
  refuses: true,
})
