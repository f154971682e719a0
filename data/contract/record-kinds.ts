/** What a branch's secretary may record, where no source reports it for the branch. Apart from the schemas: pages read it. */
export const RECORD_KINDS = ['meeting.held', 'activity.held', 'dues.paid', 'development.step'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

/** Whether a record is of somebody who is not known yet: an application, or where somebody stands on the way already. */
export function isBeginning({ kind, data }: { kind: RecordKind; data: Readonly<Record<string, unknown>> }): boolean {
  return kind === 'development.step' && (data.step === 'application' || data.step === 'registered')
}
