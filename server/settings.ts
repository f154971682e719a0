import { isIP, isIPv4 } from 'node:net'
import { z } from 'zod'

/** A setting: its name, what it means, how it is checked, and what it is when nobody says anything. */
interface Setting<T> {
  readonly zh: string
  readonly en: string
  readonly schema: z.ZodType<T>
  readonly fallback: string
}

function setting<T>(setting: Setting<T>): Setting<T> {
  return setting
}

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most)
const optional = z.string().transform((text) => (text === '' ? null : text))

const notice = z
  .string()
  .max(100, '最多 100 个字 / at most 100 characters')
  .regex(/^[^\p{Cc}]*$/u, '不能有控制字符 / no control characters')
  .transform((text) => (text === '' ? null : text))

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const span = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/)
  .refine((text) => text.slice(0, 5) !== text.slice(6))
  .transform((text) => ({ from: text.slice(0, 5), to: text.slice(6) }))

/** `10.0.0.5`, `10.1.0.0/16`, `fd00::/8`. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.trim().split('/')
  if (isIP(address) === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIPv4(address) ? 32 : 128))
}

/** All settings of the server. Each is an environment variable; nothing else is read. */
export const SETTINGS = {
  YUNTU_PORT: setting({
    zh: '监听端口；0 表示任选',
    en: 'port to listen on; 0 picks any',
    schema: whole(0, 65_535),
    fallback: '8080',
  }),
  YUNTU_HOST: setting({
    zh: '监听地址；没有 TLS 时只能是本机',
    en: 'address to listen on; loopback only without TLS',
    schema: z.string().min(1).max(255),
    fallback: '127.0.0.1',
  }),
  YUNTU_DATA: setting({
    zh: '数据文件夹（仅所有者可读）',
    en: 'data folder (readable by its owner only)',
    schema: z.string().min(1),
    fallback: './yuntu-data',
  }),
  YUNTU_PUBLIC_URL: setting({
    zh: '用户在浏览器里看到的地址，如 https://yuntu.example.gov.cn',
    en: 'address as browsers see it',
    schema: optional.pipe(z.url({ protocol: /^https?$/ }).nullable()),
    fallback: '',
  }),
  YUNTU_TLS_CERT: setting({
    zh: 'TLS 证书文件（PEM）',
    en: 'TLS certificate file (PEM)',
    schema: optional,
    fallback: '',
  }),
  YUNTU_TLS_KEY: setting({
    zh: 'TLS 私钥文件（PEM）',
    en: 'TLS private key file (PEM)',
    schema: optional,
    fallback: '',
  }),
  YUNTU_TRUST_PROXY: setting({
    zh: '可信反向代理的地址或网段，逗号分隔，如 10.0.0.5,10.1.0.0/16',
    en: 'addresses or networks of trusted reverse proxies, separated by commas',
    schema: optional.refine(
      (text) => text === null || text.split(',').every(isNetwork),
      '须为 IP 地址或网段 / not an address',
    ),
    fallback: '',
  }),
  YUNTU_DEMO: setting({
    zh: '演示数据：hangzhou 全市规模、small 百分之一、empty 只有令牌没有数据、off 关闭',
    en: 'demo data: hangzhou full size, small 1:100, empty tokens but no population, off',
    schema: z.enum(['hangzhou', 'small', 'empty', 'off']),
    fallback: 'hangzhou',
  }),
  YUNTU_LOG_LEVEL: setting({
    zh: '日志级别',
    en: 'log level',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
    fallback: 'info',
  }),
  YUNTU_MAX_BODY_MB: setting({
    zh: '一次性请求体上限（MB）；逐行上传不受此限',
    en: 'largest body read at once, MB; line-by-line uploads have no such limit',
    schema: whole(1, 256),
    fallback: '16',
  }),
  YUNTU_MAX_IMPORT_MB: setting({
    zh: '导入文件（CSV、XLSX）的大小上限（MB）',
    en: 'largest file to import (CSV, XLSX), MB',
    schema: whole(1, 512),
    fallback: '64',
  }),
  YUNTU_MAX_LINE_BYTES: setting({
    zh: '逐行上传时一行的上限（字节）',
    en: 'longest line of a line-by-line upload, bytes',
    schema: whole(1_024, 1_048_576),
    fallback: '65536',
  }),
  YUNTU_MAX_REFUSED: setting({
    zh: '一次上传退回多少条后停止读取',
    en: 'refusals after which an upload is no longer read',
    schema: whole(1, 1_000_000),
    fallback: '10000',
  }),
  YUNTU_MAX_UPLOADS: setting({
    zh: '同时进行的上传数上限',
    en: 'uploads at the same time',
    schema: whole(1, 1_000),
    fallback: '32',
  }),
  YUNTU_UPLOAD_IDLE_SECONDS: setting({
    zh: '上传中断多少秒后放弃',
    en: 'seconds of silence after which an upload is given up',
    schema: whole(1, 3_600),
    fallback: '60',
  }),
  YUNTU_HELD_HOURS: setting({
    zh: '等待所缺组织、党员或前因的记录保留多少小时，之后退回',
    en: 'hours a record may wait for what it refers to; then it is refused',
    schema: whole(1, 8_760),
    fallback: '72',
  }),
  YUNTU_MAX_AHEAD_DAYS: setting({
    zh: '事件时间最多可在多少天之后；更远的退回',
    en: 'days ahead that an event may be dated; what lies further is refused',
    schema: whole(1, 36_500),
    fallback: '400',
  }),
  YUNTU_ESCALATE_DAYS: setting({
    zh: '督办事项多少天无人签收即提级；不填则按规则',
    en: 'days after which an item of supervision that nobody took up goes to the level above; unset: as the rule says',
    schema: optional
      .transform((text) => (text === null ? null : Number(text)))
      .pipe(z.int().min(1).max(365).nullable()),
    fallback: '',
  }),
  YUNTU_UNUSED_DAYS: setting({
    zh: '指标多少天无人打开即建议退出',
    en: 'days after which a metric that nobody opens is proposed for retirement',
    schema: whole(1, 3_650),
    fallback: '180',
  }),
  YUNTU_DESK_SECONDS: setting({
    zh: '分析台一次查询最多多少秒，之后强行结束',
    en: 'seconds after which a query of the desk is killed',
    schema: whole(1, 3_600),
    fallback: '30',
  }),
  YUNTU_DESK_ROWS: setting({
    zh: '分析台一次查询最多返回多少行',
    en: 'most rows that a query of the desk answers',
    schema: whole(1, 1_000_000),
    fallback: '100000',
  }),
  YUNTU_DESK_RESULT_MB: setting({
    zh: '分析台一次查询的结果上限（MB）',
    en: 'largest result of a query of the desk, MB',
    schema: whole(1, 1_024),
    fallback: '32',
  }),
  YUNTU_DESK_MEMORY_MB: setting({
    zh: '分析台一次查询可用的内存（MB）',
    en: 'memory of a query of the desk, MB',
    schema: whole(64, 65_536),
    fallback: '1024',
  }),
  YUNTU_DESK_RUNNING: setting({
    zh: '分析台同时进行的查询数；其余排队',
    en: 'queries of the desk at the same time; others wait',
    schema: whole(1, 16),
    fallback: '2',
  }),
  YUNTU_DESK_STRICT: setting({
    zh: '沙箱缺一道防护（prlimit、断网、降权）时分析台是否关闭：on、off',
    en: 'whether the desk stays shut where the machine lacks a ring of the sandbox (prlimit, no network, another user): on, off',
    schema: z.enum(['on', 'off']).transform((text) => text === 'on'),
    fallback: 'off',
  }),
  YUNTU_FILING: setting({
    zh: '本系统的备案号，显示在入口页',
    en: 'the number under which this system is on file, shown where people enter',
    schema: notice,
    fallback: '',
  }),
  YUNTU_COMPLAINTS: setting({
    zh: '投诉举报渠道（电话、信箱或地址），显示在入口页和数字的来由卡',
    en: 'where people may complain (telephone, mailbox or address), shown where they enter and beside the origin of a number',
    schema: notice,
    fallback: '',
  }),
  YUNTU_SNAPSHOT_DAYS: setting({
    zh: '每日日终自动快照保留多少个；0 表示不做',
    en: 'snapshots of day ends that are kept; 0: none are made',
    schema: whole(0, 3_650),
    fallback: '14',
  }),
  YUNTU_SNAPSHOT_MONTHS: setting({
    zh: '每月月终自动快照保留多少个；0 表示不做',
    en: 'snapshots of month ends that are kept; 0: none are made',
    schema: whole(0, 1_200),
    fallback: '24',
  }),
  YUNTU_SNAPSHOT_KEEP: setting({
    zh: '临时快照和定时快照各保留多少个',
    en: 'snapshots made on demand, and by plan, that are kept of each',
    schema: whole(1, 1_000),
    fallback: '20',
  }),
  YUNTU_SNAPSHOT_MINUTES: setting({
    zh: '每隔多少分钟自动做一个快照；0 表示不做',
    en: 'minutes between snapshots by plan; 0: none',
    schema: whole(0, 525_600),
    fallback: '0',
  }),
  YUNTU_EXPORT_FOLDER: setting({
    zh: '自动快照另存一份（Parquet 压缩包，全市范围）到这个文件夹；不填则不存',
    en: 'folder into which automatic snapshots of the whole tree are also written (a zip of Parquet); unset: none',
    schema: optional,
    fallback: '',
  }),
  YUNTU_WEBHOOK_URL: setting({
    zh: '督办提醒发往的群机器人地址（钉钉机器人格式，或内网转发）；不填则不发',
    en: 'address of the robot that is told of duties (DingTalk’s format, or a relay of the intranet); unset: none',
    schema: optional.pipe(z.url({ protocol: /^https?$/ }).nullable()),
    fallback: '',
  }),
  YUNTU_WEBHOOK_SECRET_FILE: setting({
    zh: '机器人加签密钥所在的文件',
    en: 'file with the secret that messages to the robot are signed with',
    schema: optional,
    fallback: '',
  }),
  YUNTU_WEBHOOK_SCOPE: setting({
    zh: '提醒哪个组织自己的督办事项（组织代码）',
    en: 'code of the organisation whose own duties are told',
    schema: z.string().min(1).max(64),
    fallback: 'root',
  }),
  YUNTU_WEBHOOK_AT: setting({
    zh: '每天汇总发送的时刻，如 09:00；now 表示随时逐次发送',
    en: 'time of day of the daily digest, such as 09:00; now: as soon as something happens',
    schema: z.union([timeOfDay, z.literal('now').transform(() => null)], '须为 09:00 这样的时刻或 now / a time or now'),
    fallback: '09:00',
  }),
  YUNTU_WEBHOOK_QUIET: setting({
    zh: '不发提醒的时段，如 21:00-08:00；none 表示没有',
    en: 'hours without messages, such as 21:00-08:00; none: no such hours',
    schema: z.union([span, z.literal('none').transform(() => null)], '须为 21:00-08:00 或 none / a span or none'),
    fallback: '21:00-08:00',
  }),
  YUNTU_MAX_SOCKETS: setting({
    zh: '实时连接数上限',
    en: 'live connections at the same time',
    schema: whole(1, 100_000),
    fallback: '10000',
  }),
} as const
