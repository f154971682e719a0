import { momentText } from '../../charts/durations.ts'
import { formatExact } from '../../charts/format.ts'
import { LANG } from '../../i18n/lang.ts'
import { words } from '../words.ts'

/** Of what an export is: said in every file that leaves the desk. */
export interface Origin {
  readonly version: number
  /** When the snapshot was made, RFC 3339. */
  readonly made: string
  readonly scope: string
  readonly demo: boolean
  readonly truncated: boolean
  readonly sql: string
}

/** The words of the mark: system, version, data time, scope, 演示数据, and that rows are missing where they are. */
export function markOf({ version, made, scope, demo, truncated }: Origin): string[] {
  return [
    words('brand'),
    words('markVersion', { version: formatExact(version) }),
    words('markTime', { time: momentText(Date.parse(made), 0, LANG) }),
    words('markScope', { scope }),
    ...(demo ? [words('demo')] : []),
    ...(truncated ? [words('markCut')] : []),
  ]
}

/** A file's name says the same in short: it is all that is left where a format has no place for words. */
export function fileName({ version, made, demo }: Origin, ending: string): string {
  return `yuntu-v${version}-${made.slice(0, 10)}${demo ? `-${words('demo')}` : ''}.${ending}`
}
