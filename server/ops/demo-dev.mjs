// Runs the demonstration from its TypeScript source, whatever the server itself was started with.
import { register } from 'tsx/esm/api'

register()
await import('./demo-main.ts')
