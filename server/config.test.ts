import { describe, expect, test } from 'vitest'
import { ConfigError, helpText, parseConfig, SETTINGS } from './config.ts'

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
