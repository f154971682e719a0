import { z } from 'zod'
import { ItemId, MemberCode } from '../../contract/envelope.ts'
import { defineEvent } from '../../language/event.ts'
import { keysOf, type Label } from '../../language/label.ts'
import { CARE_KINDS, STATION_SERVICES } from './vocabulary.ts'

const SUBJECT = '330106001001'
const at = (time: string) => `2026-02-${time}:00+08:00`
const example = (time: string, data: Readonly<Record<string, unknown>>) => ({ subject: SUBJECT, time: at(time), data })
const Persons = z.int().positive().max(100_000)

/** 提出帮扶申请: the organisation that looks into it is the subject; who asks stays with the source. */
const careRequested = defineEvent({
  kind: 'care.requested',
  label: { zh: '帮扶申请', en: 'Care requested' },
  rank: 10,
  payload: z.strictObject({ care: ItemId, kind: z.enum(keysOf(CARE_KINDS)) }),
  examples: [
    example('02T09:00', { care: 'example-care-1', kind: 'illness' }),
    example('03T09:00', { care: 'example-care-2', kind: 'hardship' }),
    example('03T10:00', { care: 'example-care-3', kind: 'schooling' }),
  ],
})

/** 给予帮扶: `kind` of what was given, `persons` helped by it; `fen` where it was money. */
const careGiven = defineEvent({
  kind: 'care.given',
  label: { zh: '帮扶到位', en: 'Care given' },
  rank: 20,
  payload: z.strictObject({
    care: ItemId,
    kind: z.enum(keysOf(CARE_KINDS)),
    persons: Persons,
    fen: z.int().nonnegative().max(100_000_000_000).optional(),
  }),
  examples: [example('06T15:00', { care: 'example-care-1', kind: 'illness', persons: 1, fen: 200_000 })],
})

/** 撤回或转办: it is not for this organisation to give. */
const careWithdrawn = defineEvent({
  kind: 'care.withdrawn',
  label: { zh: '帮扶撤回', en: 'Care withdrawn' },
  rank: 30,
  payload: z.strictObject({ care: ItemId }),
  examples: [example('07T15:00', { care: 'example-care-3' })],
})

/** 爱心驿站服务: how many people a station served with what, a day or a time. */
export const stationServed = defineEvent({
  kind: 'station.served',
  label: { zh: '爱心驿站服务', en: 'Station served' },
  ribbon: true,
  payload: z.strictObject({ station: ItemId, kind: z.enum(keysOf(STATION_SERVICES)), persons: Persons }),
  examples: [example('08T17:00', { station: 'example-station-1', kind: 'rest', persons: 23 })],
})

function pointsEvent(kind: string, label: Label, is: { rank: number; examples: ReturnType<typeof example>[] }) {
  return defineEvent({
    kind,
    label,
    member: 'known',
    payload: z
      .strictObject({
        /** Whose points: a member's own, or an account of somebody who is none (a household, a volunteer). */
        member: MemberCode.optional(),
        account: ItemId.optional(),
        points: z.int().positive().max(1_000_000),
        /** The source's own id of what they were earned by or redeemed for. */
        entry: ItemId,
      })
      .refine((p) => (p.member === undefined) !== (p.account === undefined), {
        path: ['account'],
        message: '须写明党员或积分账户，二者取一',
      }),
    ...is,
  })
}

const MEMBER = { member: 'example-0003' }
const HOUSEHOLD = { account: 'example-household-1' }

export const EVENTS = [
  careRequested,
  careGiven,
  careWithdrawn,
  stationServed,
  pointsEvent(
    'points.earned',
    { zh: '积分获得', en: 'Points earned' },
    {
      rank: 10,
      examples: [
        example('09T09:00', { ...MEMBER, points: 30, entry: 'example-service-1' }),
        example('09T09:30', { ...HOUSEHOLD, points: 20, entry: 'example-entry-2' }),
      ],
    },
  ),
  pointsEvent(
    'points.redeemed',
    { zh: '积分兑换', en: 'Points redeemed' },
    { rank: 20, examples: [example('10T09:00', { ...MEMBER, points: 10, entry: 'example-order-1' })] },
  ),
]
