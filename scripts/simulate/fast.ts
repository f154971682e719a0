import { type EpochMs, formatInstant } from '../../data/language/time.ts'
import type { City } from '../../data/scenes/organisation/simulate/city.ts'
import { cityTimeline } from '../../data/scenes/simulate.ts'
import type { Upload } from '../../server/ops/demo-upload.ts'

/** Not the demonstration's own source: what it stamps is not what the simulated city does. */
const FAST_SOURCE = 'urn:yuntu:demo:fast'
const TICK_MS = 250
const BATCH = 20_000

/**
 * Sends the city's coming meetings faster than they happen, stamped with the moment of sending, without end.
 *
 * Only meetings: a member moved ahead of time would spoil what the city itself reports of him later.
 */
export async function driveFast(options: {
  city: City
  speed: number
  upload: Upload
  now: () => EpochMs
  sleep: (ms: number) => Promise<void>
  onSent: (sent: number) => void
}): Promise<never> {
  const { city, speed, upload, now, sleep } = options
  const start = now()
  const events = cityTimeline(city, { after: start })
  let next = events.next().value
  let nr = 0
  const later = new Set<string>()
  for (let told = start; ; await sleep(TICK_MS)) {
    const moment = now()
    const simulated = start + (moment - start) * speed
    const lines: string[] = []
    for (; next.ts <= simulated && lines.length < BATCH; next = events.next().value) {
      const { type, subject, data } = next
      if (type === 'org.founded') later.add(subject)
      // Branches founded after the start do not exist on the server yet.
      if (type !== 'meeting.held' || later.has(subject)) continue
      const id = `x-${start.toString(36)}-${String(++nr).padStart(9, '0')}`
      const time = formatInstant(moment)
      lines.push(JSON.stringify({ specversion: '1.0', id, source: FAST_SOURCE, type, subject, time, data }))
    }
    if (lines.length > 0) await upload(lines)
    if (moment - told > 5_000) {
      options.onSent(nr)
      told = moment
    }
  }
}
