/** What the middle of the desk is for: asking SQL, or trying other rules. */
export const DESK_MODES = ['query', 'whatIf'] as const
export type DeskMode = (typeof DESK_MODES)[number]
