import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Download, Page } from 'playwright-core'
import type { DeskAnswer, SnapshotRow } from '../../data/contract/desk.ts'
import type { Server } from './support.ts'

/** A desk that a token of the demonstration opens, an analyst's unless said. `path`: from `/desk` on, as a link has it. */
export async function openDesk(
  browser: Browser,
  at: { server: Server; path?: string; width?: number; context?: BrowserContext; role?: 'analyst' | 'manager' },
): Promise<{ page: Page; context: BrowserContext; problems: string[] }> {
  const width = at.width ?? 1280
  const context =
    at.context ??
    (await browser.newContext({ viewport: { width, height: width > 1500 ? 1080 : 800 }, reducedMotion: 'reduce' }))
  const page = await context.newPage()
  // A snapshot is made and a process started for a query: on a busy machine both take their time.
  page.setDefaultTimeout(90_000)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    // What the server refuses, the page shows; the browser notes it besides.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) problems.push(message.text())
  })
  const { tokens } = at.server.firstRun()
  const secret = at.context ? '' : `#token=${tokens[at.role ?? 'analyst']}`
  await page.goto(`${at.server.origin}${at.path ?? '/desk'}${secret}`)
  await page.getByTestId('desk-page').waitFor()
  return { page, context, problems }
}

/** Writes a query in place of what stands there and runs it by the keyboard. */
export async function askOn(page: Page, sql: string): Promise<void> {
  await page.getByTestId('desk-editor').click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(sql)
  await page.keyboard.press('Control+Enter')
}

export async function whenState(page: Page, state: 'running' | 'done' | 'stopped' | 'refused'): Promise<void> {
  await page.locator(`[data-testid="desk-state"][data-state="${state}"]`).waitFor({ state: 'attached' })
}

/** What a page hands out when it is asked to. */
export async function taken(page: Page, ending: string): Promise<{ name: string; bytes: Buffer; path: string }> {
  const waiting: Promise<Download> = page.waitForEvent('download')
  await page.getByTestId(`export-${ending}`).click()
  const download = await waiting
  const path = await download.path()
  return { name: download.suggestedFilename(), bytes: readFileSync(path), path }
}

async function call<T>(server: Server, path: string, body?: object): Promise<T> {
  const { tokens } = server.firstRun()
  const response = await fetch(server.origin + path, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${tokens.analyst}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

/** A snapshot of the present, once it can be asked. */
export async function newSnapshot(server: Server): Promise<SnapshotRow> {
  let row = await call<SnapshotRow>(server, '/api/snapshots', {})
  while (row.state === 'making') {
    await new Promise((resolve) => setTimeout(resolve, 200))
    row = await call<SnapshotRow>(server, `/api/snapshots/${row.id}`)
  }
  if (row.state !== 'ready') throw new Error('the snapshot failed')
  return row
}

/** Asks of all that an analyst sees, or of a part of it. */
export function ask(server: Server, snapshot: string, sql: string, scope?: string): Promise<DeskAnswer> {
  return call(server, `/api/snapshots/${snapshot}/query`, { sql, ...(scope === undefined ? {} : { scope }) })
}
