import { z } from 'zod'
import { ItemId, MemberCode } from '../../contract/envelope.ts'
import { defineEvent } from '../../language/event.ts'

/**
 * 一次志愿服务完成: of the subject's members. `minutes` of each person; `members` where the source says who they were.
 *
 * Entered once by the branch; no place, no photo.
 */
export const shiftDone = defineEvent({
  kind: 'shift.done',
  label: { zh: '志愿服务完成', en: 'Shift done' },
  members: true,
  payload: z
    .strictObject({
      shift: ItemId,
      persons: z.int().positive().max(10_000),
      minutes: z.int().positive().max(1_440),
      members: z.array(MemberCode).max(500).optional(),
    })
    .refine(({ persons, members }) => members === undefined || members.length <= persons, {
      path: ['members'],
      message: '列出的党员不能多于参加人数',
    })
    .refine(({ members = [] }) => new Set(members).size === members.length, {
      path: ['members'],
      message: '同一党员只能列一次',
    }),
  examples: [
    {
      subject: '330106001001',
      time: '2026-02-07T11:00:00+08:00',
      data: { shift: 'example-shift-1', persons: 8, minutes: 60, members: ['example-0003'] },
    },
    {
      subject: '330106001002',
      time: '2026-02-08T11:00:00+08:00',
      data: { shift: 'example-shift-2', persons: 5, minutes: 90 },
    },
  ],
})
