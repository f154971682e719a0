import { z } from 'zod'
import { OrgCode } from '../../contract/envelope.ts'
import { defineEvent } from '../../language/event.ts'
import { keysOf } from '../../language/label.ts'
import { MEETING_FORMS, MEETING_HELD, ORG_KINDS, SECTORS } from './vocabulary.ts'
import { Absent, Members } from './work/events.ts'

const Name = z.string().min(1).max(120)

/** A node of the tree begins to exist: an organisation, or an area that organisations lie in. */
export const orgFounded = defineEvent({
  kind: 'org.founded',
  label: { zh: '党组织成立', en: 'Organisation founded' },
  rank: 10,
  founds: true,
  ribbon: true,
  orgs: ['parent'],
  payload: z
    .strictObject({
      name: Name,
      short: Name.optional(),
      kind: z.enum(keysOf(ORG_KINDS)),
      sector: z.enum(keysOf(SECTORS)).optional(),
      /** Where it hangs in the tree; the whole tree's own node is `root`. */
      parent: OrgCode,
    })
    .refine((p) => p.kind === 'area' || p.sector !== undefined, { path: ['sector'], message: '党组织须注明所属领域' }),
  examples: [
    {
      subject: '330106',
      time: '2026-01-04T09:00:00+08:00',
      data: { name: '西湖区', short: '西湖', kind: 'area', parent: 'root' },
    },
    {
      subject: '330106001',
      time: '2026-01-04T09:01:00+08:00',
      data: {
        name: '中共翠苑一区社区委员会',
        short: '翠苑一区党委',
        kind: 'committee',
        sector: 'community',
        parent: '330106',
      },
    },
    {
      subject: '330106001001',
      time: '2026-01-04T09:02:00+08:00',
      data: {
        name: '中共翠苑一区社区第一支部委员会',
        short: '翠苑一区第一支部',
        kind: 'branch',
        sector: 'community',
        parent: '330106001',
      },
    },
    {
      subject: '330106001002',
      time: '2026-01-04T09:03:00+08:00',
      data: {
        name: '中共翠苑一区社区第二支部委员会',
        short: '翠苑一区第二支部',
        kind: 'branch',
        sector: 'community',
        parent: '330106001',
      },
    },
    {
      subject: '330106001003',
      time: '2026-01-04T09:04:00+08:00',
      data: {
        name: '中共翠苑一区社区临时支部委员会',
        short: '翠苑一区临时支部',
        kind: 'temporary-branch',
        sector: 'community',
        parent: '330106001',
      },
    },
  ],
})

/** What is known about an organisation has changed: only the fields given. */
export const orgChanged = defineEvent({
  kind: 'org.changed',
  label: { zh: '党组织信息变更', en: 'Organisation changed' },
  rank: 11,
  ribbon: true,
  payload: z
    .strictObject({
      name: Name.optional(),
      short: Name.optional(),
      kind: z.enum(keysOf(ORG_KINDS)).optional(),
      sector: z.enum(keysOf(SECTORS)).optional(),
    })
    .refine((p) => Object.keys(p).length > 0, '没有要变更的内容'),
  examples: [
    {
      subject: '330106001003',
      time: '2026-01-06T09:00:00+08:00',
      data: { name: '中共翠苑一区社区第三支部委员会', short: '翠苑一区第三支部', kind: 'branch' },
    },
  ],
})

/** From now on it hangs below another parent, with its whole history; before, below the old one. */
export const orgMoved = defineEvent({
  kind: 'org.moved',
  label: { zh: '党组织隶属调整', en: 'Organisation moved' },
  rank: 12,
  ribbon: true,
  orgs: ['parent'],
  payload: z.strictObject({ parent: OrgCode }),
  examples: [{ subject: '330106001003', time: '2026-01-07T09:00:00+08:00', data: { parent: '330106' } }],
})

/** 撤销：it keeps its place and history, and counts no more. Members and organisations below must have left. */
export const orgDissolved = defineEvent({
  kind: 'org.dissolved',
  label: { zh: '党组织撤销', en: 'Organisation dissolved' },
  rank: 60,
  ribbon: true,
  payload: z.strictObject({}),
  examples: [{ subject: '330106001003', time: '2026-01-08T09:00:00+08:00', data: {} }],
})

/**
 * 一次组织生活已召开。
 *
 * Units: `attended`, `expected` in persons; `minutes` in whole minutes.
 * Source: 组织生活纪实系统, sent when the branch secretary closes the record.
 */
export const meetingHeld = defineEvent({
  kind: 'meeting.held',
  label: MEETING_HELD,
  ribbon: true,
  members: true,
  payload: z
    .strictObject({
      form: z.enum(keysOf(MEETING_FORMS)),
      attended: z.int().nonnegative().max(100_000),
      expected: z.int().positive().max(100_000),
      minutes: z.int().positive().max(1_440),
      /** How many days after the planned one it was held, 0 for in time; where the source plans. */
      daysLate: z.int().nonnegative().max(366).optional(),
      /** Who came, where the source names them. */
      members: Members.optional(),
      /** Who was expected and did not come, where the source names these too. Nobody: an empty list. */
      absent: Absent.optional(),
    })
    .refine((p) => p.attended <= p.expected, { path: ['attended'], message: '到会人数不能多于应到人数' })
    .refine((p) => (p.members?.length ?? 0) <= p.attended, { path: ['members'], message: '名单人数多于到会人数' })
    .refine((p) => (p.absent?.length ?? 0) <= p.expected - p.attended, {
      path: ['absent'],
      message: '缺席名单人数多于未到会人数',
    })
    .refine((p) => !p.absent?.some((each) => p.members?.includes(each)), {
      path: ['absent'],
      message: '同一党员既在到会名单、又在缺席名单',
    }),
  examples: [
    {
      id: 'example-meeting-1',
      subject: '330106001001',
      time: '2026-01-21T14:00:00+08:00',
      data: { form: 'theme-day', attended: 18, expected: 21, minutes: 90 },
    },
    {
      id: 'example-meeting-2',
      subject: '330106001002',
      time: '2026-01-21T15:00:00+08:00',
      data: { form: 'congress', attended: 25, expected: 25, minutes: 60 },
    },
    {
      subject: '330106001001',
      time: '2026-02-04T15:00:00+08:00',
      data: {
        form: 'theme-day',
        attended: 17,
        expected: 20,
        minutes: 100,
        daysLate: 0,
        members: ['example-0003'],
        absent: [],
      },
    },
  ],
})
