import { join } from 'node:path'
import { Problem } from '../../data/contract/problem.ts'
import { WALL_DEFAULTS, WallSettings, type WallSettingsAnswer } from '../../data/contract/wall.ts'
import { readIfThere, writePrivate } from '../access/secrets.ts'
import { toChinese } from '../ingest/messages.ts'
import { stampOf } from './file-stamp.ts'

const FILE = 'wall-settings.json'
const MOST_BYTES = 65_536

/**
 * The administrator's settings for the walls: a file of the data folder, written whole, that may be edited by hand.
 *
 * A file that is not as it must be is told of and not followed; what was in force before stays.
 */
export class WallSettingsFile {
  private readonly path: string
  private readonly onChange: (now: WallSettingsAnswer) => void
  private answer: WallSettingsAnswer = { settings: WALL_DEFAULTS, problem: null }
  private seen = ''

  constructor(options: { folder: string; onChange: (now: WallSettingsAnswer) => void }) {
    this.path = join(options.folder, FILE)
    this.onChange = options.onChange
    this.look()
  }

  get current(): WallSettingsAnswer {
    return this.answer
  }

  /** Puts checked settings in force and on disk. */
  put(settings: WallSettings): void {
    writePrivate(this.path, `${JSON.stringify(settings, null, 2)}\n`)
    this.look()
  }

  /** Reads the file again if it has changed; call it now and then. */
  look(): void {
    const stamp = stampOf(this.path)
    if (stamp === this.seen) return
    this.seen = stamp
    const next = stamp === '' ? { settings: WALL_DEFAULTS, problem: null } : this.read()
    if (JSON.stringify(next) === JSON.stringify(this.answer)) return
    this.answer = next
    this.onChange(next)
  }

  private read(): WallSettingsAnswer {
    try {
      return { settings: parseSettings(readIfThere(this.path) ?? ''), problem: null }
    } catch (error) {
      const why = error instanceof Problem ? (error.detail ?? error.message) : '读不出'
      return { settings: this.answer.settings, problem: `${FILE} 没有采用，仍按原来的设置：${why}` }
    }
  }
}

/** Fails: `bad-request` that says what is wrong and where. */
function parseSettings(text: string): WallSettings {
  if (text.length > MOST_BYTES) throw new Problem('bad-request', `文件超过 ${MOST_BYTES / 1024} KB`)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new Problem('bad-request', '不是完整的 JSON', { cause })
  }
  const parsed = WallSettings.safeParse(json, { error: toChinese })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Problem('bad-request', `${placeOf(issue?.path ?? [])}${issue?.message ?? '格式不对'}`)
}

const WORDS: Readonly<Record<string, string>> = {
  turns: '轮播',
  idleSeconds: '无人操作的秒数',
  quiet: '夜间时段',
  themes: '按时主题',
  heapMegabytes: '内存上限',
  view: '画面',
  seconds: '秒数',
  from: '起',
  to: '止',
  theme: '主题',
}

/** `turns.1.view` → 「轮播第 2 项的画面（turns.1.view）：」 */
function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return ''
  const words = path.map((step) => (typeof step === 'number' ? `第 ${step + 1} 项的` : (WORDS[String(step)] ?? '某项')))
  return `${words.join('').replace(/的$/, '')}（${path.map(String).join('.')}）：`
}
