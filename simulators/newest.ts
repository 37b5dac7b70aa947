/** @module Lists that keep their newest members alone, for whoever runs longer than a scenario. */

/**
 * Appends `item`, and takes the oldest away in batches: between `keep` and twice as many stay. Without a bound
 * (`Number.POSITIVE_INFINITY`) all stay.
 */
export function appendNewest<Item>(list: Item[], item: Item, keep: number): void {
  list.push(item)
  if (list.length >= 2 * keep) list.splice(0, list.length - keep)
}
