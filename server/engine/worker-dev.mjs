// Runs the worker from its TypeScript source: Node 20 workers cannot take `--import tsx`.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
