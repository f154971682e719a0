import type { Browser } from 'playwright-core'
import { type Event, openBrowser, type Server, send, startServer } from './support.ts'

const founded = (subject: string, data: Record<string, unknown>): Event => ({
  id: `founded-${subject}`,
  type: 'org.founded',
  subject,
  time: '2026-01-04T09:00:00+08:00',
  data,
})

function branch(subject: string, at: { parent: string; short: string }): Event {
  return founded(subject, { name: `中共${at.short}委员会`, kind: 'branch', sector: 'community', ...at })
}

/** Two districts with a street each, two branches and thirteen members: enough for a map and numbers that are for everybody. */
export const MEMBERS = 13
export const MEMBERS_THERE = 6

const CITY: readonly Event[] = [
  founded('330106', { name: '西湖区', short: '西湖', kind: 'area', parent: 'root' }),
  founded('330110', { name: '余杭区', short: '余杭', kind: 'area', parent: 'root' }),
  founded('330106001', { name: '翠苑街道', short: '翠苑', kind: 'area', parent: '330106' }),
  founded('330110001', { name: '五常街道', short: '五常', kind: 'area', parent: '330110' }),
  branch('330106001001', { parent: '330106001', short: '翠苑一支部' }),
  branch('330110001001', { parent: '330110001', short: '五常一支部' }),
  ...Array.from({ length: MEMBERS }, (_, i) => ({
    id: `registered-m${i}`,
    type: 'member.registered',
    subject: i < MEMBERS - MEMBERS_THERE ? '330106001001' : '330110001001',
    time: '2026-01-05T09:00:00+08:00',
    data: {
      member: `m${i}`,
      gender: i % 2 === 0 ? 'female' : 'male',
      birthMonth: '1980-06',
      education: 'edu-bachelor',
      occupation: 'worker',
      ethnicity: 'han',
      status: 'full',
      joined: '2005-07',
    },
  })),
]

let sent = 0

/** A theme day held a moment ago. */
export function meeting(subject: string, attended: number): Event {
  return {
    id: `meeting-${sent++}`,
    type: 'meeting.held',
    subject,
    time: new Date(Date.now() - 2_000).toISOString(),
    data: { form: 'theme-day', attended, expected: 20, minutes: 60 },
  }
}

/** A server that has the city, and a browser to look at it, for all tests of a file. */
export interface OpenCity {
  readonly server: Server
  readonly browser: Browser
  close(): Promise<void>
}

export async function openCity(
  options: {
    more?: readonly Event[]
    flags?: readonly string[]
    dist?: string
    prepare?: (folder: string) => void
  } = {},
): Promise<OpenCity> {
  const server = await startServer({ YUNTU_DEMO: 'empty' }, options)
  let browser: Browser | undefined
  const close = async () => {
    await browser?.close()
    await server.dispose()
  }
  try {
    browser = await openBrowser(...(options.flags ?? []))
    await send(server, [...CITY, ...(options.more ?? [])])
    return { server, browser, close }
  } catch (error) {
    await close()
    throw error
  }
}
