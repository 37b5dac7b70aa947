/** @module How often each operation was called and answered, and whether that was often enough to find anything. */

import { documentedOperations } from './operations.ts'
import { type FuzzRequest, type Received, reachesOperation } from './request.ts'

interface OperationStatistics {
  readonly requests: number
  /** Of the requests that reached the operation. */
  readonly statuses: ReadonlyMap<number, number>
}

/** The least that a long run has to reach. */
interface LeastReach {
  readonly requests: number
  readonly calls: number
  readonly outcomes: number
}

/** The right token for `reset` would forget all people, so nobody sends it. */
const neverSucceeding = ['reset']

export class FuzzStatistics {
  readonly operations = new Map<string, OperationStatistics>()

  count(request: FuzzRequest, { status }: Received): void {
    const { requests, statuses } = this.#of(request.operation)
    const counted = reachesOperation(request)
      ? new Map([...statuses, [status, (statuses.get(status) ?? 0) + 1]])
      : statuses
    this.operations.set(request.operation, { requests: requests + 1, statuses: counted })
  }

  #of(operation: string): OperationStatistics {
    return this.operations.get(operation) ?? { requests: 0, statuses: new Map() }
  }

  get requests(): number {
    return [...this.operations.values()].reduce((sum, { requests }) => sum + requests, 0)
  }

  /** How many different pairs of an operation and a status there were. */
  get outcomes(): number {
    return [...this.operations.values()].reduce((sum, { statuses }) => sum + statuses.size, 0)
  }

  /**
   * Where the fuzz did not reach, one sentence each: an operation that was hardly called, or that never succeeded. What
   * never succeeds shows nothing of what comes after the first refusals.
   */
  missingReach({
    requests: leastRequests,
    calls: leastCalls,
    outcomes: leastOutcomes,
  }: LeastReach): string[] {
    const atLeast = (observed: number, least: number, what: string): string[] =>
      observed < least ? [`only ${observed} ${what}, and ${least} are due`] : []
    return [
      ...atLeast(this.requests, leastRequests, 'requests were sent'),
      ...atLeast(this.outcomes, leastOutcomes, 'pairs of operation and status were seen'),
      ...documentedOperations().flatMap(({ name }) => {
        const { requests, statuses } = this.#of(name)
        const succeeded = [...statuses.keys()].some((status) => status < 300)
        return [
          ...atLeast(requests, leastCalls, `calls of ${name}`),
          ...(succeeded || neverSucceeding.includes(name)
            ? []
            : [`${name} has not succeeded in ${requests} requests`]),
        ]
      }),
    ]
  }
}
