import { ShardWorker } from './shard-worker.ts'

/** The processes that share a run with this one, each waiting for its part or at it. */
export type Crew = readonly ShardWorker[]

export const startCrew = (size: number): Crew => Array.from({ length: size }, () => new ShardWorker())

/** Ends them at once, whatever they do; nothing happens to those that are over. */
export async function endCrew(crew: Crew): Promise<void> {
  await Promise.all(crew.map((part) => part.end()))
}
