// Runs the sandbox's process from its TypeScript source, whatever the server itself was started with.
import { register } from 'tsx/esm/api'

register()
await import('./query-main.ts')
