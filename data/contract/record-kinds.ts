/** What a branch's secretary may record, where no source reports it for the branch. Apart from the schemas: pages read it. */
export const RECORD_KINDS = ['meeting.held', 'activity.held', 'dues.paid', 'development.step'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]
