import type { Progress } from './demo-drive.ts'

/** What the server tells its demonstration, once. The token goes this way and no other. */
export interface StartMessage {
  readonly kind: 'start'
  readonly folder: string
  readonly url: string
  readonly token: string
  /** May read what organisations of the whole tree owe. */
  readonly ownersToken: string
}

/** What the demonstration tells the server. */
export type DemoMessage =
  | { readonly kind: 'opened'; readonly branch: string | null; readonly member: string | null }
  | ({ readonly kind: 'progress' } & Progress)
