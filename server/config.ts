import type { z } from 'zod'
import { SETTINGS } from './settings.ts'

type Name = keyof typeof SETTINGS
const NAMES = Object.keys(SETTINGS) as Name[] // keys() forgets the type

/** The settings as the server uses them. */
export type Config = { readonly [N in Name]: z.output<(typeof SETTINGS)[N]['schema']> }

/** The environment says something that cannot be: told to the operator as it stands. */
export class ConfigError extends Error {}

/** Reads the settings. Fails with `ConfigError` on unknown or impossible ones, naming each. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = []
  for (const name of Object.keys(env))
    if (name.startsWith('YUNTU_') && !(name in SETTINGS))
      faults.push(`${name}: 没有这个设置 / no such setting (npm start -- --help)`)
  const entries = NAMES.map((name) => {
    const given = env[name]
    const parsed = SETTINGS[name].schema.safeParse(
      given === undefined || given === '' ? SETTINGS[name].fallback : given,
    )
    if (!parsed.success) faults.push(`${name}: ${parsed.error.issues.map((issue) => issue.message).join('; ')}`)
    return [name, parsed.data]
  })
  if (faults.length > 0) throw new ConfigError(faults.join('\n'))
  const config = Object.fromEntries(entries) as Config // every name, each checked by its schema
  checkListening(config)
  if (config.YUNTU_WEBHOOK_SECRET_FILE !== null && config.YUNTU_WEBHOOK_URL === null)
    throw new ConfigError('YUNTU_WEBHOOK_SECRET_FILE 要和 YUNTU_WEBHOOK_URL 一起设置 / needs YUNTU_WEBHOOK_URL')
  return config
}

function checkListening(config: Config): void {
  const { YUNTU_TLS_CERT: cert, YUNTU_TLS_KEY: key, YUNTU_HOST: host } = config
  if ((cert === null) !== (key === null))
    throw new ConfigError('YUNTU_TLS_CERT 和 YUNTU_TLS_KEY 须同时设置 / must be given together')
  if (cert === null && config.YUNTU_TRUST_PROXY === null && !isLoopback(host))
    throw new ConfigError(
      `YUNTU_HOST=${host}: 没有 TLS 时只能监听本机（127.0.0.1、::1、localhost）。请设置 YUNTU_TLS_CERT 与 YUNTU_TLS_KEY，或用 YUNTU_TRUST_PROXY 写明可信的反向代理。\n` +
        'Without TLS only loopback may be listened on: set YUNTU_TLS_CERT and YUNTU_TLS_KEY, or name the reverse proxy in YUNTU_TRUST_PROXY.',
    )
}

/** Whether a host's name or address is this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** What `npm start -- --help` prints. */
export function helpText(): string {
  const rows = NAMES.map((name) => {
    const { zh, en, fallback } = SETTINGS[name]
    return `  ${name}${fallback === '' ? '' : `=${fallback}`}\n      ${zh}\n      ${en}`
  })
  return `党建云图 Yuntu\n\n用法 / usage: npm start\n\n设置（环境变量）/ settings (environment variables):\n${rows.join('\n')}\n`
}
