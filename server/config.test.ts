import { describe, expect, test } from 'vitest'
import { ConfigError, helpText, parseConfig } from './config.ts'
import { SETTINGS } from './settings.ts'

const faultOf = (env: Record<string, string>) => {
  try {
    parseConfig(env)
  } catch (error) {
    return error instanceof ConfigError ? error.message : error
  }
  return 'no fault'
}

describe('settings', () => {
  test('have defaults that are valid, and are all in the help', () => {
    expect(parseConfig({})).toMatchObject({
      YUNTU_PORT: 8080,
      YUNTU_HOST: '127.0.0.1',
      YUNTU_DEMO: 'hangzhou',
      YUNTU_TLS_CERT: null,
    })
    for (const name of Object.keys(SETTINGS)) expect(helpText()).toContain(`  ${name}`)
  })

  test('that nobody knows, or that cannot be, are refused, all at once', () => {
    const fault = faultOf({ YUNTU_PROT: '1', YUNTU_PORT: 'x', YUNTU_DEMO: 'big', PATH: '/bin' })
    expect(fault).toMatch(/YUNTU_PROT.*YUNTU_PORT.*YUNTU_DEMO/s)
    expect(fault).not.toContain('PATH')
  })

  test('a robot is told once a day outside quiet hours unless it is said otherwise, and of none by itself', () => {
    expect(parseConfig({})).toMatchObject({
      ...{ YUNTU_WEBHOOK_URL: null, YUNTU_WEBHOOK_AT: '09:00' },
      YUNTU_WEBHOOK_QUIET: { from: '21:00', to: '08:00' },
    })
    const url = 'https://robot.example/send?access_token=x'
    const now = { YUNTU_WEBHOOK_URL: url, YUNTU_WEBHOOK_AT: 'now', YUNTU_WEBHOOK_QUIET: 'none' }
    expect(parseConfig(now)).toMatchObject({ YUNTU_WEBHOOK_AT: null, YUNTU_WEBHOOK_QUIET: null })
    expect(faultOf({ YUNTU_WEBHOOK_AT: '9' })).toMatch(/YUNTU_WEBHOOK_AT/)
    expect(faultOf({ YUNTU_WEBHOOK_QUIET: '21:00-21:00' })).toMatch(/YUNTU_WEBHOOK_QUIET/)
    expect(faultOf({ YUNTU_WEBHOOK_URL: 'ftp://x' })).toMatch(/YUNTU_WEBHOOK_URL/)
    expect(faultOf({ YUNTU_WEBHOOK_SECRET_FILE: 'f' })).toMatch(/一起设置/)
  })

  test('plain http is for this machine and for named proxies only', () => {
    expect(faultOf({ YUNTU_HOST: '0.0.0.0' })).toMatch(/只能监听本机/)
    expect(faultOf({ YUNTU_HOST: '127.0.0.2' })).toBe('no fault')
    expect(faultOf({ YUNTU_HOST: 'localhost' })).toBe('no fault')
    expect(faultOf({ YUNTU_HOST: '::1' })).toBe('no fault')
    expect(faultOf({ YUNTU_HOST: '0.0.0.0', YUNTU_TRUST_PROXY: '10.0.0.5' })).toBe('no fault')
    expect(faultOf({ YUNTU_HOST: '0.0.0.0', YUNTU_TLS_CERT: 'c.pem', YUNTU_TLS_KEY: 'k.pem' })).toBe('no fault')
    expect(faultOf({ YUNTU_TRUST_PROXY: '10.0.0.5, fd00::/8' })).toBe('no fault')
    expect(faultOf({ YUNTU_TRUST_PROXY: 'proxy.local' })).toMatch(/YUNTU_TRUST_PROXY/)
    expect(faultOf({ YUNTU_TLS_CERT: 'c.pem' })).toMatch(/须同时设置/)
    expect(faultOf({ YUNTU_PUBLIC_URL: 'ftp://x' })).toMatch(/YUNTU_PUBLIC_URL/)
  })
})
