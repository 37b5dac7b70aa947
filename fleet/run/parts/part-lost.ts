/** A process of a load that is gone, or that could not be started: what the others measure is not the load that was asked for. */
export class PartLost extends Error {
  override readonly name = 'PartLost'
}
