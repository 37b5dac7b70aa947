/** @module Walk after walk, until the time is over: what they break, each once, as short as it can be. */

import { NotTestable } from '../../drivers/ports/errors.ts'
import { chooseBySeed } from './chooser.ts'
import type { Coverage } from './coverage.ts'
import { shrink } from './shrink.ts'
import type { PlayedScene, StepPlayer } from './step-player.ts'
import { type Choose, following, type Published, shapeOf, type Violation, walk } from './walk.ts'

/** A violation, as short as it can be. */
export interface ExplorationFinding extends Violation {
  /** Which walk found it: with the seed of the run it is walked again. */
  readonly walk: string
  readonly shape: string
  /** Whether the lines alone, as a scenario plays them, fail in the last one. */
  readonly confirmed: boolean
}

export interface Exploration {
  readonly stage: StepPlayer
  readonly seed: number
  readonly coverage: Coverage
  /** The number of the first walk, counted from 1. */
  readonly from: number
  /** Walks of before that are walked first: the sentences of their actions. */
  readonly corpus: readonly (readonly string[])[]
  /** Shapes that were found before, and are not told again. */
  readonly known: Set<string>
  /** Whether there is to be no other walk. */
  readonly isOver: () => boolean
  /** Whether somebody wants an end now: what is found is told as short as it is. */
  readonly isStopped: () => boolean
  /** A walk begins. */
  readonly onWalk: (name: string) => void
  /** A walk saw what none had seen before. */
  readonly onNew: (actions: readonly string[]) => void
  readonly onFinding: (finding: ExplorationFinding) => void
}

const shortest = 8
const longest = 30

/** Walks of one seed have different lengths, each length as often. */
const lengthOf = (number: number): number => shortest + ((number * 7) % (longest - shortest + 1))

/** So many walks in a row whose first action gets no answer: the system is not there any more. */
const mostUnanswered = 3

/** So often it is tried to make a walk shorter that ends without an answer. */
const mostAttemptsStuck = 15

/** A server that is gone is heard of in the next walk: what has been found is told before. */
function noAnswer(error: unknown): undefined {
  if (!(error instanceof NotTestable)) throw error
}

/**
 * Resolves to the number of the walk that would be the next. Rejects with `NotTestable` where the system does not answer any
 * more, and with what is an error of ours.
 */
export async function explore(exploration: Exploration): Promise<number> {
  const { seed, coverage, corpus, isOver } = exploration
  const explorer = new Explorer(exploration, await publishedBy(exploration.stage))
  for (const [at, actions] of corpus.entries()) {
    if (isOver()) return exploration.from
    await explorer.follow(`corpus ${at + 1}`, () => following(actions))
  }
  let number = exploration.from
  for (; !isOver(); number++)
    await explorer.follow(`${seed}/${number}`, (name) => chooseBySeed(name, coverage, lengthOf(number)))
  return number
}

class Explorer {
  readonly #exploration: Exploration
  readonly #published: Published
  #unanswered = 0

  constructor(exploration: Exploration, published: Published) {
    this.#exploration = exploration
    this.#published = published
  }

  async follow(name: string, choosing: (name: string) => Choose): Promise<void> {
    const { coverage, onWalk, onNew } = this.#exploration
    onWalk(name)
    const actions: string[] = []
    const choose = choosing(name)
    const before = coverage.seen
    const found = await this.#inScene(name, (play) =>
      walk(
        play,
        this.#published,
        (...offer) => {
          const chosen = choose(...offer)
          if (chosen) actions.push(chosen.sentence)
          return chosen
        },
        coverage,
      ),
    )
    this.#unanswered = found?.kind === 'stuck' && found.actions.length === 1 ? this.#unanswered + 1 : 0
    if (found) await this.#find(found, name)
    else if (coverage.seen > before) onNew(actions)
    if (this.#unanswered >= mostUnanswered)
      throw new NotTestable(
        `in ${mostUnanswered} walks in a row there was no answer: ${found?.mismatch.observed}`,
      )
  }

  /** Tells what is found, unless that was found before. */
  async #find(found: Violation, name: string): Promise<void> {
    const { known, onFinding } = this.#exploration
    const first = shapeOf(found)
    if (known.has(first)) return
    known.add(first)
    const shrunk = await this.#shrunk(found)
    const shape = shapeOf(shrunk)
    if (shape !== first && known.has(shape)) return
    known.add(shape)
    const confirmed = await this.#fails(shrunk).catch(noAnswer)
    onFinding({ ...shrunk, walk: name, shape, confirmed: confirmed === true })
  }

  /**
   * As short as it could be made: where the server does not answer, each attempt takes as long as that, and who wants an end gets
   * what there is.
   */
  #shrunk(found: Violation): Promise<Violation> {
    let left = found.kind === 'stuck' ? mostAttemptsStuck : Number.POSITIVE_INFINITY
    return shrink(found, async (actions) => {
      if (left-- <= 0 || this.#exploration.isStopped()) return undefined
      return this.#inScene('shrunk', (play) => walk(play, this.#published, following(actions))).catch(
        noAnswer,
      )
    })
  }

  /** Plays the lines as a scenario: whether the last one is the first to fail. */
  #fails({ lines, kind }: Violation): Promise<boolean> {
    return this.#inScene('confirmed', async (play) => {
      for (const [at, { sentence }] of lines.entries()) {
        const played = await play.perform(sentence)
        if (played.kind !== 'done') return played.kind === kind && at === lines.length - 1
      }
      return false
    })
  }

  async #inScene<Result>(name: string, action: (play: PlayedScene) => Promise<Result>): Promise<Result> {
    const play = await this.#exploration.stage.open(
      `${this.#exploration.seed}/${name}`,
      `exploration#${name}`,
    )
    try {
      return await action(play)
    } finally {
      await play.close()
    }
  }
}

async function publishedBy(stage: StepPlayer): Promise<Published> {
  const play = await stage.open('description', 'exploration#description')
  try {
    const { driver } = play.scene
    return { numbers: await driver.lab.numbers(), capabilities: driver.capabilities }
  } finally {
    await play.close()
  }
}
