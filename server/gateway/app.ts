import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import { Problem } from '../../data/contract/problem.ts'
import type { Access } from '../access/access.ts'
import type { Log } from '../ops/log.ts'
import { type Door, mountDoors, problemHandler } from './doors.ts'
import type { Guard } from './guard.ts'
import { mountPages } from './pages.ts'

/** The HTTP side: guard, doors, pages; whatever is not there is a problem too. */
export function createApp(parts: {
  doors: readonly Door[]
  access: Access
  guard: Guard
  log: Log
  /** The built cockpit. */
  pages: string
  /** Which build that is; null where none is built. */
  build: string | null
  trustProxy: string | null
}): Express {
  const { doors, access, guard, log, pages, build, trustProxy } = parts
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')
  app.set('trust proxy', trustProxy === null ? false : trustProxy.split(',').map((each) => each.trim()))
  app.use(logRequests(log))
  app.use((req: Request, _res: Response, next: NextFunction) => {
    // Probes of life ask by whatever name they know.
    if (!req.path.startsWith('/health/')) guard.checkHost(req)
    next()
  })
  app.use(guard.headers)
  mountDoors(app, doors, { access, guard, log, build })
  app.use(['/api', '/health', '/metrics', '/live'], () => {
    throw new Problem('not-found')
  })
  mountPages(app, pages)
  app.use(() => {
    throw new Problem('not-found')
  })
  app.use(problemHandler(log))
  return app
}

/** A line a request: no query, no address, no person. */
function logRequests(log: Log) {
  return (req: Request, res: Response, next: NextFunction) => {
    const began = performance.now()
    res.on('close', () => {
      const ms = Math.round(performance.now() - began)
      const line = { method: req.method, path: req.path, status: res.statusCode, ms }
      if (res.statusCode >= 500) log.warn(line, 'request')
      else log.debug(line, 'request')
    })
    next()
  }
}
