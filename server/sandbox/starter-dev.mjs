// Runs the sandbox's starter from its TypeScript source, whatever the server itself was started with.
import { register } from 'tsx/esm/api'

register()
await import('./starter-main.ts')
