import type { Page } from 'playwright-core'

/** What the first load of a wall takes, with nothing kept from before. Bytes as they come over the wire. */
export interface FirstLoad {
  readonly paintMilliseconds: number
  /** Until the first frame of the feed is on screen. */
  readonly figureMilliseconds: number
  /** Page, scripts and styles. */
  readonly pageBytes: number
  readonly pageRequests: number
  /** Answers of the API until the page is at rest. */
  readonly apiBytes: number
  /** What came over the live feed until then. */
  readonly feedBytes: number
  readonly fontBytes: number
}

/** Opens the wall of a page that is let in already, with nothing kept of it, and counts. */
export async function firstLoad(page: Page): Promise<FirstLoad> {
  const cdp = await page.context().newCDPSession(page)
  try {
    await cdp.send('Network.enable')
    await cdp.send('Network.clearBrowserCache')
    await cdp.send('Network.setCacheDisabled', { cacheDisabled: true })
    const asked = new Map<string, { type: string; path: string }>()
    const bytes = { page: 0, api: 0, feed: 0, font: 0 }
    let pageRequests = 0
    cdp.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
      asked.set(requestId, { type: type ?? 'Other', path: new URL(request.url).pathname })
    })
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const { type = 'Other', path = '' } = asked.get(requestId) ?? {}
      if (type === 'Font') bytes.font += encodedDataLength
      else if (path.startsWith('/api/')) bytes.api += encodedDataLength
      else {
        bytes.page += encodedDataLength
        pageRequests++
      }
    })
    cdp.on('Network.webSocketFrameReceived', ({ response }) => {
      bytes.feed += response.payloadData.length
    })
    await page.reload()
    await page.locator('[data-testid="figure-members"]:not([data-value=""])').first().waitFor()
    const figureMilliseconds = await page.evaluate(() => performance.now())
    await page.waitForTimeout(2_000)
    const paintMilliseconds = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    )
    return {
      paintMilliseconds: Math.round(paintMilliseconds),
      figureMilliseconds: Math.round(figureMilliseconds),
      pageBytes: bytes.page,
      pageRequests,
      apiBytes: bytes.api,
      feedBytes: bytes.feed,
      fontBytes: bytes.font,
    }
  } finally {
    await cdp.detach()
  }
}
