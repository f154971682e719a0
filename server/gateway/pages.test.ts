import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { brotliCompressSync as brotli, brotliDecompressSync, gunzipSync, gzipSync as gzip } from 'node:zlib'
import express from 'express'
import { expect, test } from 'vitest'
import { emptyFolder } from '../testing/engine.ts'
import { mountPages } from './pages.ts'

test('an asset comes packed to who takes it packed, as itself to everybody else, and a copy of none never', async () => {
  const folder = emptyFolder()
  const script = 'console.log(1)\n'.repeat(100)
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets', 'page-a1.js'), script)
  writeFileSync(join(folder, 'assets', 'page-a1.js.br'), brotli(script))
  writeFileSync(join(folder, 'assets', 'page-a1.js.gz'), gzip(script))
  writeFileSync(join(folder, 'assets', 'bare-b2.js'), script)
  const app = express()
  mountPages(app, folder)
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const ask = (path: string, encodings?: string) =>
    new Promise<{ res: IncomingMessage; body: Buffer }>((resolve, reject) => {
      const { port } = server.address() as AddressInfo // it listens on a port
      const headers = encodings === undefined ? {} : { 'accept-encoding': encodings }
      get({ port, host: '127.0.0.1', path, headers }, (res) => {
        const parts: Buffer[] = []
        res.on('data', (part) => parts.push(part)).on('end', () => resolve({ res, body: Buffer.concat(parts) }))
      }).on('error', reject)
    })
  try {
    for (const [encodings, encoding, unpack] of [
      ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
      [undefined, undefined, (body: Buffer) => body],
      ['identity', undefined, (body: Buffer) => body],
    ] as const) {
      const { res, body } = await ask('/assets/page-a1.js', encodings)
      expect(res.statusCode).toBe(200)
      expect(res.headers['content-encoding']).toBe(encoding)
      expect(res.headers['content-type']).toMatch(/^text\/javascript/)
      expect(res.headers['cache-control']).toContain('immutable')
      expect(res.headers.vary).toMatch(/accept-encoding/i)
      expect(unpack(body).toString()).toBe(script)
    }
    const bare = await ask('/assets/bare-b2.js', 'br')
    expect(bare.res.headers['content-encoding']).toBeUndefined()
    expect(bare.body.toString()).toBe(script)
    expect((await ask('/assets/%2e%2e/secret', 'br')).res.statusCode).toBe(403)
  } finally {
    server.close()
  }
})
