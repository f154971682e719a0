import { createRequire } from 'node:module'

/**
 * The engine's package, loaded as the CommonJS that it is: an import reads its hundred files twice to find their names, and
 * would double what a process takes to start.
 */
export const duckdb = createRequire(import.meta.url)('@duckdb/node-api') as typeof import('@duckdb/node-api')
