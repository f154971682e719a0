import { z } from 'zod'
import type { Label } from '../language/label.ts'

/** Something that a member took part in or did, as a source that named the member reported it. */
export interface OwnDeed {
  readonly seq: number
  readonly kind: string
  readonly label: Label
  readonly time: string
  readonly org: string
  readonly orgName: string
  /** Of the member himself, where the source says how long. */
  readonly minutes: number | null
}

/** `GET /api/me/record`: a member's own year beside chain and score, with the sums by kind. Nothing of anybody else. */
export interface OwnRecordAnswer {
  readonly version: number
  readonly pseudonym: string
  /** As the branch knows it; null where no source sent one. */
  readonly name: string | null
  readonly year: number
  readonly deeds: readonly OwnDeed[]
  readonly sums: readonly {
    readonly kind: string
    readonly label: Label
    readonly times: number
    readonly minutes: number
  }[]
}

/** `GET /api/sessions`: where one is signed in: the kind of device, since when, until when. Never when it was used. */
export interface SessionsAnswer {
  readonly sessions: readonly {
    readonly id: string
    readonly device: string
    readonly opened: string | null
    readonly expires: string
    readonly isThis: boolean
  }[]
}

const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '须为时刻，如 21:30')

/** What somebody wants to be told, and when not: `GET` and `PUT /api/me/settings`. */
export const OwnSettings = z.strictObject({
  /** Nothing is sent between these times of day at +08:00; may lie over midnight. null: no quiet hours. */
  quiet: z
    .strictObject({ from: Hour, to: Hour })
    .refine(({ from, to }) => from !== to, { path: ['to'], message: '起止时刻不能相同' })
    .nullable(),
  /** Once a day together instead of one by one. */
  isDigest: z.boolean(),
})
export type OwnSettings = z.infer<typeof OwnSettings>

/** What holds before somebody has chosen. */
export const OWN_DEFAULTS: OwnSettings = { quiet: { from: '21:00', to: '07:30' }, isDigest: true }
