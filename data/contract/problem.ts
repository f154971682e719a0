import type { DeskRule } from './desk-rules.ts'

/** Every way a request can be refused: HTTP status and the sentence a person reads, in either language. */
export const PROBLEMS = {
  'bad-request': { status: 400, title: '请求格式不对', titleEn: 'The request is not as it must be' },
  unauthorized: { status: 401, title: '请先登录，或检查访问令牌', titleEn: 'Sign in first, or check the token' },
  forbidden: { status: 403, title: '没有查看或办理的权限', titleEn: 'You may not see or do this' },
  'not-found': { status: 404, title: '没有这个地址', titleEn: 'There is nothing here' },
  'metric-unknown': { status: 404, title: '没有这个指标', titleEn: 'There is no such metric' },
  'rule-unknown': { status: 404, title: '没有这条规则', titleEn: 'There is no such rule' },
  'snapshot-unknown': { status: 404, title: '没有这个快照', titleEn: 'There is no such snapshot' },
  'scope-unknown': { status: 404, title: '没有这个组织', titleEn: 'There is no such organisation' },
  'version-unknown': { status: 404, title: '没有这个版本', titleEn: 'There is no such version' },
  'link-spent': {
    status: 410,
    title: '这条链接已经用过或已失效',
    titleEn: 'This link was used before, or holds no more',
  },
  'too-large': { status: 413, title: '内容超过上限', titleEn: 'It is larger than the limit' },
  'boundary-format': {
    status: 422,
    title: '边界文件不是能用的 GeoJSON',
    titleEn: 'The boundary file is no GeoJSON that can be used',
  },
  'boundary-codes': {
    status: 422,
    title: '边界文件的区划代码对不上',
    titleEn: 'The codes of the boundary file do not match',
  },
  'boundary-retired': {
    status: 422,
    title: '边界文件里有已撤销的区划',
    titleEn: 'The boundary file has areas that were abolished',
  },
  'boundary-shape': {
    status: 422,
    title: '边界文件里有画不出的图形',
    titleEn: 'The boundary file has shapes that cannot be drawn',
  },
  'media-type': { status: 415, title: '不支持这种内容类型', titleEn: 'This type of content is not supported' },
  refused: { status: 409, title: '现在不能这样办', titleEn: 'This cannot be done now' },
  'query-refused': { status: 422, title: '查询不合分析台的规则', titleEn: 'The query breaks the rules of the desk' },
  'query-syntax': { status: 422, title: '查询的写法有误', titleEn: 'The query is not written right' },
  'query-failed': { status: 422, title: '查询算不出结果', titleEn: 'The query comes to no result' },
  'query-stopped': { status: 409, title: '查询已停止', titleEn: 'The query was stopped' },
  'query-late': { status: 422, title: '查询超过了规定的时间', titleEn: 'The query took longer than it may' },
  'stale-page': {
    status: 409,
    title: '这个页面是旧版本，系统已经不这样收了。请更新页面，再试一次',
    titleEn: 'This page is of an older version, which is not taken any more: update it, and try again',
  },
  'too-many-refused': {
    status: 422,
    title: '被退回的记录太多，已停止读取',
    titleEn: 'Too many records were refused; reading has stopped',
  },
  'too-many': { status: 429, title: '请求太多，请稍后再试', titleEn: 'Too many requests; try again later' },
  internal: { status: 500, title: '系统内部错误', titleEn: 'An error of the system itself' },
  loading: { status: 503, title: '正在启动，请稍候', titleEn: 'Starting up; a moment please' },
} as const

export type ProblemCode = keyof typeof PROBLEMS

/** `application/problem+json` (RFC 9457), and the `problem` of a socket's answer. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: ProblemCode
  readonly detail?: string
  /** What had been taken before the request was given up, where that applies. */
  readonly partial?: unknown
  /** A query on the desk: which rule it broke, and where in its text (1-based). */
  readonly rule?: DeskRule
  readonly line?: number
  readonly column?: number
}

/** What more is said of a refused query. */
type OfQuery = Pick<ProblemBody, 'rule' | 'line' | 'column'>

/** A refusal: the caller's fault or a limit. Anything else that is thrown is a bug and leaves as `internal`. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly detail: string | undefined
  readonly partial: unknown
  readonly query: OfQuery

  constructor(code: ProblemCode, detail?: string, options?: { cause?: unknown; partial?: unknown; query?: OfQuery }) {
    super(detail ? `${code}: ${detail}` : code, options?.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.detail = detail
    this.partial = options?.partial
    this.query = options?.query ?? {}
  }

  toBody(): ProblemBody {
    const { status, title } = PROBLEMS[this.code]
    return {
      type: `urn:yuntu:problem:${this.code}`,
      title,
      status,
      code: this.code,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      ...(this.partial === undefined ? {} : { partial: this.partial }),
      ...this.query,
    }
  }
}

/** Any thrown thing as a problem; what is not one becomes `internal`, without detail. */
export function toProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem('internal', undefined, { cause: error })
}
