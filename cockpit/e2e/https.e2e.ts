import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openBrowser, openWall, startServer } from './support.ts'

const NAME = 'yuntu.example.gov.cn'

/** A certificate of a day, for this test alone. */
function certificate(folder: string): { cert: string; key: string } {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const subject = ['-subj', `/CN=${NAME}`, '-addext', `subjectAltName=DNS:${NAME}`]
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-keyout', key, '-out', cert, ...subject],
    {
      stdio: 'ignore',
    },
  )
  return { cert, key }
}

test('serves the wall over HTTPS under a name that is not loopback, with a secure session and a live socket', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yuntu-tls-'))
  const { cert, key } = certificate(folder)
  const server = await startServer({
    YUNTU_DEMO: 'empty',
    YUNTU_TLS_CERT: cert,
    YUNTU_TLS_KEY: key,
    YUNTU_PUBLIC_URL: `https://${NAME}`,
  })
  const { port } = new URL(server.origin)
  const browser = await openBrowser(`--host-resolver-rules=MAP ${NAME} 127.0.0.1`)
  try {
    const link = server.firstRun().links.wall
    expect(new URL(link).hostname).toBe(NAME)
    const { page, context } = await openWall(browser, { link: link.replace(NAME, `${NAME}:${port}`) })
    await page.getByTestId('strip-link').getByText('实时').waitFor()
    const cookies = await context.cookies()
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict' })
    expect(page.url()).not.toContain('link=')
    expect(await page.evaluate(() => isSecureContext)).toBe(true)
  } finally {
    await browser.close()
    await server.dispose()
    rmSync(folder, { recursive: true, force: true })
  }
})
