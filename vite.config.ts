import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { type Plugin, runnerImport } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'
import type { CATALOGUE } from './data/scenes/catalogue-data.ts'
import { findChromium } from './scripts/chromium.mjs'

const ROOT = fileURLToPath(new URL('.', import.meta.url))
const SERVER = `http://127.0.0.1:${process.env.YUNTU_PORT ?? 8080}`
const LAWS = '**/*.law.test.ts'

/** Vite builds and serves the cockpit alone; Vitest looks at every room. */
export default defineConfig({
  root: process.env.VITEST ? ROOT : `${ROOT}cockpit`,
  base: '/',
  plugins: [vue(), stampBuild(), writeCatalogue(), ...phoneShell()],
  // What the pages do not use is left out of them.
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: {
    target: ['chrome108', 'safari16.4'],
    outDir: `${ROOT}dist/cockpit`,
    emptyOutDir: true,
  },
  server: {
    port: 5173,
    proxy: {
      '/api': SERVER,
      '/health': SERVER,
      '/live': { target: SERVER, ws: true },
    },
  },
  test: {
    // As many as the least machine has cores, which is more than one fewer.
    maxWorkers: 2,
    projects: [
      room('data'),
      room('server'),
      room('cockpit'),
      room('scripts'),
      {
        extends: true,
        test: {
          name: 'laws',
          include: ['data', 'server', 'cockpit'].map((name) => `${name}/${LAWS}`),
          testTimeout: 300_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['cockpit/**/*.e2e.ts', 'server/**/*.e2e.ts', 'scripts/**/*.e2e.ts'],
          env: { YUNTU_CHROMIUM: findChromium() ?? '' },
          pool: 'forks',
          expect: { poll: { timeout: 10_000 } },
          testTimeout: 180_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})

/** Writes into the shell which build it is of, so that a page and its server know whether they are of the same. */
function stampBuild(): Plugin {
  return {
    name: 'stamp-build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        // The names of the assets carry hashes of their contents.
        const names = Object.keys(bundle ?? {})
          .sort()
          .join()
        const content = bundle
          ? createHash('sha256')
              .update(names + html)
              .digest('hex')
              .slice(0, 16)
          : 'dev'
        return [{ tag: 'meta', attrs: { name: 'yuntu-build', content }, injectTo: 'head' }]
      },
    },
  }
}

/** Writes what pages read of the scenes out as data, and sees that no schema comes along to the wall or the phone. */
function writeCatalogue(): Plugin {
  return {
    name: 'write-catalogue',
    apply: 'build',
    async load(id) {
      if (!id.endsWith('/data/scenes/catalogue-data.ts')) return null
      const { module } = await runnerImport<{ CATALOGUE: typeof CATALOGUE }>(id)
      return `export const CATALOGUE = JSON.parse(${JSON.stringify(JSON.stringify(module.CATALOGUE))})`
    },
    generateBundle(_, bundle) {
      const seen = new Set<string>()
      const look = (name: string) => {
        const chunk = bundle[name]
        if (seen.has(name) || chunk?.type !== 'chunk') return
        seen.add(name)
        const schemas = chunk.moduleIds.find((id) => id.includes('/node_modules/zod/'))
        if (schemas) this.error(`${name} brings schemas to the wall or the phone: ${schemas}`)
        for (const next of chunk.imports) look(next)
        if (!chunk.isEntry) for (const next of chunk.dynamicImports) look(next)
      }
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && /\/(phone\/Phone|wall\/Wall)Page\.vue$/.test(chunk.facadeModuleId ?? ''))
          look(chunk.fileName)
    },
  }
}

/**
 * What the phone needs to open without the server: a service worker that keeps the page and the chunks that the phone
 * reaches, and nothing of the other pages. It governs `/phone` alone.
 */
function phoneShell() {
  const kept = new Set<string>()
  const reach: Plugin = {
    name: 'phone-shell',
    generateBundle(_, bundle) {
      const add = (name: string) => {
        const chunk = bundle[name]
        if (kept.has(name) || chunk?.type !== 'chunk') return
        kept.add(name)
        for (const css of chunk.viteMetadata?.importedCss ?? []) kept.add(css)
        for (const next of chunk.imports) add(next)
        if (!chunk.isEntry) for (const next of chunk.dynamicImports) add(next)
      }
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && (chunk.isEntry || chunk.facadeModuleId?.endsWith('/phone/PhonePage.vue')))
          add(chunk.fileName)
    },
  }
  return [
    reach,
    VitePWA({
      manifest: false,
      injectRegister: null,
      registerType: 'prompt',
      filename: 'phone-worker.js',
      scope: '/phone',
      workbox: {
        globPatterns: ['index.html', 'assets/*.{js,css}'],
        navigateFallback: '/phone',
        inlineWorkboxRuntime: true,
        sourcemap: false,
        manifestTransforms: [
          (entries) => ({
            manifest: entries
              .filter(({ url }) => url === 'index.html' || kept.has(url))
              .map((entry) =>
                entry.url === 'index.html' ? { ...entry, url: '/phone' } : { ...entry, revision: null },
              ),
          }),
        ],
      },
    }),
  ]
}

/** A room's unit tests: everything but its laws and its browser tests. */
function room(name: string) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`${name}/**/*.test.ts`],
      exclude: [LAWS, '**/node_modules/**'],
      testTimeout: 60_000,
      // No test changes what a module holds: reading all scenes anew for each file took longer than the tests.
      isolate: false,
    },
  }
}
