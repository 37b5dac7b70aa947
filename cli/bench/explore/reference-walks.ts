/** @module Walks through the reference server in this process, of which each sentence is noted. */

import { embedded } from '../../../drivers/assemblies/embedded.ts'
import { unchanged } from '../../../drivers/assemblies/variant.ts'
import { type Assembly, registerAssembly } from '../../../drivers/ports/scene.ts'
import { Coverage } from '../../../exploration/walk/coverage.ts'
import { explore } from '../../../exploration/walk/explore.ts'
import {
  type Played,
  type PlayedScene,
  type StepLibrary,
  StepPlayer,
} from '../../../exploration/walk/step-player.ts'

interface SentenceObserver {
  readonly onScene: () => void
  /** Plays the sentence, and notes what it likes before and after. */
  readonly onSentence: (sentence: string, perform: () => Promise<Played>) => Promise<Played>
}

class ObservedPlayer extends StepPlayer {
  readonly #observer: SentenceObserver

  constructor(library: StepLibrary, observer: SentenceObserver) {
    super(library)
    this.#observer = observer
  }

  override async open(seed: string, id: string): Promise<PlayedScene> {
    const play = await super.open(seed, id)
    const perform = play.perform.bind(play)
    this.#observer.onScene()
    play.perform = (sentence) => this.#observer.onSentence(sentence, () => perform(sentence))
    return play
  }
}

/** One walk after the other, of one seed. */
export class ReferenceWalks {
  /** The sentences of each walk since `forget`: of actions, and of what was looked at after them. */
  readonly walks: string[][] = []
  /** Since `forget`. */
  actions = 0
  /** How many of the actions have made a request that the server has answered. */
  asking = 0
  readonly #coverage = new Coverage()
  readonly #stage: StepPlayer
  readonly #assembly: Assembly
  #answers = 0
  #next = 1

  constructor(library: StepLibrary) {
    this.#stage = new ObservedPlayer(library, {
      onScene: () => void this.walks.push([]),
      onSentence: (sentence, perform) => this.#note(sentence, perform),
    })
    this.#assembly = embedded({
      ...unchanged,
      server: (parts) => ({
        ...parts,
        respond: (...answer) => {
          this.#answers++
          return parts.respond(...answer)
        },
      }),
    })
  }

  /** Walks on until it is over. Rejects where a walk calls the server wrong. */
  async walkOn(isOver: () => boolean): Promise<void> {
    registerAssembly(this.#assembly)
    this.#next = await explore({
      stage: this.#stage,
      seed: 1,
      coverage: this.#coverage,
      from: this.#next,
      corpus: [],
      known: new Set(),
      isOver,
      isStopped: () => false,
      onWalk: () => {},
      onNew: () => {},
      onFinding: ({ walk, row }) => {
        throw new Error(`walk ${walk} calls the reference server wrong for ${row}: sls explore shows how`)
      },
    })
  }

  /** Forgets what was walked, but not what it has covered. */
  forget(): void {
    this.walks.length = 0
    this.actions = 0
    this.asking = 0
    this.#counted = this.#coverage.actions
  }

  #counted = 0

  async #note(sentence: string, perform: () => Promise<Played>): Promise<Played> {
    this.walks.at(-1)?.push(sentence)
    const isAction = this.#coverage.actions > this.#counted
    this.#counted = this.#coverage.actions
    const before = this.#answers
    const played = await perform()
    if (isAction) {
      this.actions++
      if (this.#answers > before) this.asking++
    }
    return played
  }
}
