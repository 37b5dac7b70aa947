/** @module `--nats` and `--queue`: where work is handed out, and whom it is shared with. */

export const queueOptions = { nats: { type: 'string' }, queue: { type: 'string' } } as const

export const queueHelp = `  --nats URL       the work is done by the workers that sls worker --nats URL has started, on any machine (docs/many-machines.md);
                   URL is that of a NATS server, such as nats://localhost:4222. Credentials: NATS_USER and NATS_PASSWORD, NATS_TOKEN,
                   NATS_CREDS, NATS_NKEY, NATS_CA, NATS_CERT, NATS_KEY, as the nats command has them
  --queue NAME     which workers (default sls): those with the same name
`

export interface QueueChoice {
  readonly url: string
  readonly queue: string
  /** In ms, for a queue that is not there yet. */
  readonly leaseMs?: number | undefined
}

export const defaultQueue = 'sls'

/** The queue that options name; undefined: the work is done here. */
export const queueChoice = ({
  nats,
  queue = defaultQueue,
}: {
  readonly nats?: string | undefined
  readonly queue?: string | undefined
}): QueueChoice | undefined => (nats === undefined ? undefined : { url: nats, queue })

/** What is wrong with the two together. */
export const queueOptionProblems = ({
  nats,
  queue,
}: {
  readonly nats?: unknown
  readonly queue?: unknown
}): string[] => (nats === undefined && queue !== undefined ? ['--queue: give --nats URL as well.'] : [])
