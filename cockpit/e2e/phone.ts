import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Server } from './support.ts'

/** A phone in somebody's hand: touch, and the session that a role's token of the demonstration gives. */
export interface OpenPhone {
  readonly page: Page
  readonly context: BrowserContext
  /** What the page complained of; a lost line is no fault of it. */
  readonly problems: string[]
}

export async function openPhone(
  browser: Browser,
  at: {
    server: Server
    /** Whose token lets in; or the secret of a session that is there already. */
    role: string
    session?: string
    width?: number
    path?: string
    worker?: 'allow' | 'block'
  },
): Promise<OpenPhone> {
  const width = at.width ?? 390
  const context = await browser.newContext({
    viewport: { width, height: width > 500 ? 1180 : 844 },
    ...{ hasTouch: true, isMobile: true, reducedMotion: 'reduce', serviceWorkers: at.worker ?? 'allow' },
  })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/ERR_|WebSocket connection/.test(message.text())) problems.push(message.text())
  })
  const { tokens } = at.server.firstRun()
  const url = `${at.server.origin}/phone/${at.path ?? ''}`
  if (at.session !== undefined)
    await context.addCookies([{ name: 'yuntu-session', value: at.session, url: at.server.origin, sameSite: 'Strict' }])
  await page.goto(at.session === undefined ? `${url}#token=${tokens[at.role]}` : url)
  await whenLive(page)
  return { page, context, problems }
}

export async function whenLive(page: Page): Promise<void> {
  await page.locator('[data-testid="phone-link"][data-state="live"]').waitFor()
}
