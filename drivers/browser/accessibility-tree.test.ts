import { AssertionError } from 'node:assert'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumForTests } from '../../testing/chromium.ts'
import { findNode, focus, readAccessibilityTree } from './accessibility-tree.ts'
import { browser, closeBrowser } from './chromium.ts'

const found = await chromiumForTests()
afterAll(closeBrowser)

describe.skipIf(!found.ok)('the accessibility tree of a page', { timeout: 60_000 }, () => {
  const open = async () => {
    const page = await (await browser()).newPage({ javaScriptEnabled: false })
    await page.setContent(`
      <main>
        <h1>Client <b>Portal</b></h1>
        <p role="alert">Wrong, try again</p>
        <p hidden>Nobody sees this</p>
        <p aria-hidden="true">Nobody hears this</p>
        <dl><dt>Challenge code</dt><dd>012345</dd></dl>
        <label for="name">Username</label><input id="name" value="amara">
        <input aria-label="Username of somebody else">
        <button disabled>Sleep</button><button aria-label="Menu"><i></i></button>
        <button role="switch" aria-checked="true">Seamless</button>
        <a href="/next">New Challenge</a>
        <select aria-label="Device"><option>Phone</option><option>SMS</option></select>
      </main>`)
    return { page, reader: await page.context().newCDPSession(page) }
  }
  let opened: Awaited<ReturnType<typeof open>>
  beforeAll(async () => {
    opened = await open()
  })

  test('has what a screen reader announces, by role and name, in reading order', async () => {
    const entries = await readAccessibilityTree(opened.reader)
    const roles = ['alert', 'heading', 'term', 'definition', 'textbox', 'button', 'switch', 'link', 'option']
    expect(
      entries.filter(({ role }) => roles.includes(role)).map(({ role, text, value }) => [role, text, value]),
    ).toEqual([
      ['heading', 'Client Portal', ''],
      ['alert', 'Wrong, try again', ''],
      ['term', 'Challenge code', ''],
      ['definition', '012345', ''],
      ['textbox', 'Username', 'amara'],
      ['textbox', 'Username of somebody else', ''],
      ['button', 'Sleep', ''],
      ['button', 'Menu', ''],
      ['switch', 'Seamless', ''],
      ['link', 'New Challenge', ''],
      ['option', 'Phone', ''],
      ['option', 'SMS', ''],
    ])
    expect(JSON.stringify(entries)).not.toContain('Nobody')
  })

  test('a node is found by its whole name only', async () => {
    const entries = await readAccessibilityTree(opened.reader)
    expect(findNode(entries, ['textbox'], 'Username')?.value).toBe('amara')
    for (const wrong of ['User', 'username', ''])
      expect(findNode(entries, ['textbox'], wrong)).toBeUndefined()
    expect(findNode(entries, ['link'], 'Username')).toBeUndefined()
  })

  test('focus goes to the named field only', async () => {
    const { page, reader } = opened
    const entries = await readAccessibilityTree(reader)
    await focus(reader, entries, ['textbox'], 'Username of somebody else')
    await page.keyboard.insertText('bruno')
    const after = await readAccessibilityTree(reader)
    expect(findNode(after, ['textbox'], 'Username of somebody else')?.value).toBe('bruno')
    expect(findNode(after, ['textbox'], 'Username')?.value).toBe('amara')
    for (const name of ['Login', 'Sleep'])
      await expect(focus(reader, entries, ['button'], name)).rejects.toThrow(AssertionError)
  })
})
