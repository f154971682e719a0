import { z } from 'zod'
import { MemberCode, OrgCode } from '../../../contract/envelope.ts'
import { defineEvent, type EventExample } from '../../../language/event.ts'

const SUBJECT = '330106001001'
const MEMBER = 'example-0003'
const example = (time: string, more: Readonly<Record<string, unknown>> = {}): EventExample[] => [
  { subject: SUBJECT, time: `2026-02-${time}:00+08:00`, data: { member: MEMBER, ...more } },
]
const payload = z.strictObject({ member: MemberCode })

/**
 * 流动党员登记: away from the branch for half a year or more, on record there and counted there; `to` is the organisation
 * of the city that takes part in looking after the member, null where that lies outside.
 */
const awayBegan = defineEvent({
  kind: 'member.away.began',
  label: { zh: '党员外出流动', en: 'Member away' },
  rank: 50,
  member: 'known',
  orgs: ['to'],
  payload: z.strictObject({ member: MemberCode, to: OrgCode.nullable() }),
  examples: example('05T09:00', { to: '330106001002' }),
})

/** 流动党员返回. */
const awayEnded = defineEvent({
  kind: 'member.away.ended',
  label: { zh: '流动党员返回', en: 'Member back' },
  rank: 51,
  member: 'known',
  payload,
  examples: example('12T09:00'),
})

/** 失去联系: from the day of the last contact; the event's time is that day. */
const contactLost = defineEvent({
  kind: 'member.contact.lost',
  label: { zh: '与党员失去联系', en: 'Contact with a member lost' },
  rank: 52,
  member: 'known',
  payload,
  examples: example('06T09:00'),
})

/** 恢复联系. */
const contactFound = defineEvent({
  kind: 'member.contact.found',
  label: { zh: '与党员恢复联系', en: 'Contact with a member found again' },
  rank: 53,
  member: 'known',
  payload,
  examples: example('11T09:00'),
})

export const EVENTS = [awayBegan, awayEnded, contactLost, contactFound]
