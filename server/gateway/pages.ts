import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import express, { type Express, type RequestHandler } from 'express'
import { Problem } from '../../data/contract/problem.ts'
import { readIfThere } from '../access/secrets.ts'

/** The pages of the cockpit; each is its own shell, and what lies below it belongs to it. */
export const PAGES = ['wall', 'phone', 'desk', 'admin'] as const

/** Serves the built cockpit from a folder: assets with a hash in their name for ever, the shells always fresh. */
export function mountPages(app: Express, folder: string): void {
  app.get('/', (_, res) => res.redirect('/wall'))
  app.use(
    '/assets',
    packed(join(folder, 'assets')),
    express.static(join(folder, 'assets'), {
      index: false,
      redirect: false,
      immutable: true,
      maxAge: '365d',
      fallthrough: false,
    }),
  )
  app.use(express.static(folder, { index: false, redirect: false, maxAge: 0 }))
  for (const page of PAGES) {
    app.get([`/${page}`, `/${page}/{*rest}`], (_, res) => {
      const own = join(folder, `${page}.html`)
      const shell = existsSync(own) ? own : join(folder, 'index.html')
      if (!existsSync(shell)) throw new Problem('not-found', '页面尚未构建')
      res.setHeader('cache-control', 'no-cache')
      res.sendFile(shell, { cacheControl: false })
    })
  }
}

/** Endings of the copies that the build leaves beside an asset, smallest first. */
const PACKED = { br: '.br', gzip: '.gz' } as const

/** Sends the packed copy of an asset where there is one and the browser takes it. */
function packed(folder: string): RequestHandler {
  return (req, res, next) => {
    res.vary('accept-encoding')
    const name = /^\/([\w-][\w.-]*)$/.exec(req.path)?.[1]
    const encoding = (['br', 'gzip'] as const).find((each) => req.acceptsEncodings(each) === each)
    if (name !== undefined && encoding !== undefined) {
      const copy = name + PACKED[encoding]
      if (existsSync(join(folder, copy))) {
        res.setHeader('content-encoding', encoding)
        res.type(extname(name))
        req.url = `/${copy}`
      }
    }
    next()
  }
}

/** The build that the shell of a built cockpit says it is of; null where none is built. */
export function pageBuild(folder: string): string | null {
  const shell = readIfThere(join(folder, 'index.html'))
  return /<meta name="yuntu-build" content="([\w-]{1,64})"/.exec(shell ?? '')?.[1] ?? null
}
