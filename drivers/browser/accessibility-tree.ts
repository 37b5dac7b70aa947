/**
 * @module A page as Chromium hands it to a screen reader: roles, names and values, computed by the browser itself, and
 * the keyboard that goes with them. Playwright's own locators would bring their scripts to every page anew, which costs
 * more than the page.
 */

import type { CDPSession } from 'playwright'
import { mismatchError } from '../ports/verify.ts'

/** A role of WAI-ARIA, as far as pages use them here. */
export type Role =
  | 'alert'
  | 'button'
  | 'definition'
  | 'heading'
  | 'link'
  | 'option'
  | 'paragraph'
  | 'switch'
  | 'term'
  | 'textbox'

/** A node of the page that a screen reader announces. */
export interface AccessibleNode {
  readonly role: string
  /** Its accessible name, or else the text in it. */
  readonly text: string
  /** The text typed into it. */
  readonly value: string
  /** The backend id of its DOM node; undefined if it cannot be focused. */
  readonly element: number | undefined
}

/** A node of the tree, by the Accessibility domain of the Chrome DevTools Protocol. */
type ProtocolNode = Awaited<ReturnType<typeof treeOf>>[number]

const treeOf = async (browser: CDPSession) => (await browser.send('Accessibility.getFullAXTree')).nodes

const textOf = (given: ProtocolNode['name']): string => String(given?.value ?? '').trim()

const isFocusable = ({ properties = [] }: ProtocolNode): boolean =>
  properties.some(({ name, value }) => name === 'focusable' && value.value === true)

/** The nodes of the page in reading order. */
export async function readAccessibilityTree(browser: CDPSession): Promise<readonly AccessibleNode[]> {
  const nodes = await treeOf(browser)
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const withAllIn = (node: ProtocolNode): readonly ProtocolNode[] => [
    node,
    ...(node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id)
      return child ? withAllIn(child) : []
    }),
  ]
  const textIn = (node: ProtocolNode): string =>
    withAllIn(node)
      .filter(({ role }) => textOf(role) === 'StaticText')
      .map(({ name }) => textOf(name))
      .join(' ')
  const [root] = nodes
  return root
    ? withAllIn(root)
        .filter(({ ignored }) => !ignored)
        .map((node) => ({
          role: textOf(node.role),
          text: textOf(node.name) || textIn(node),
          value: String(node.value?.value ?? ''),
          element: isFocusable(node) ? node.backendDOMNodeId : undefined,
        }))
    : []
}

/** The first node with one of these roles and this name. */
export const findNode = (
  entries: readonly AccessibleNode[],
  roles: readonly Role[],
  name: string,
): AccessibleNode | undefined =>
  entries.find(({ role, text }) => roles.some((one) => one === role) && text === name.trim())

/** Focuses the first node with one of these roles and this name. An assertion error if there is none. */
export async function focus(
  browser: CDPSession,
  entries: readonly AccessibleNode[],
  roles: readonly Role[],
  name: string,
): Promise<AccessibleNode> {
  const found = findNode(entries, roles, name)
  if (found?.element === undefined)
    throw mismatchError({
      expected: `a ${roles.join(' or ')} "${name}" that takes the focus of the keyboard`,
      observed: found ? 'one that does not' : 'none on the page',
    })
  await browser.send('DOM.focus', { backendNodeId: found.element })
  return found
}
