import type { Socket } from 'socket.io'

type Connection = Socket['conn']

/** What of `ws` we rely on below Engine.IO's transport: not its public face, so every step is checked, and by a test. */
interface RawSocket {
  readonly bufferedAmount: number
  terminate(): void
}

/** What has been written to a connection and not yet been taken by the network. */
export function backlogOf(connection: Connection): { bytes: number; frames: number } {
  let bytes = rawOf(connection)?.bufferedAmount ?? 0
  const waiting: unknown = Reflect.get(connection, 'writeBuffer')
  if (!Array.isArray(waiting)) return { bytes, frames: 0 }
  for (const packet of waiting as { data?: unknown }[])
    bytes += typeof packet.data === 'string' ? packet.data.length : 0
  return { bytes, frames: waiting.length }
}

/** Ends a connection at once: a client that does not read would not read a farewell either. */
export function cut(connection: Connection): void {
  const raw = rawOf(connection)
  if (connection.readyState === 'open') connection.close(true)
  raw?.terminate()
}

function rawOf(connection: Connection): RawSocket | undefined {
  const { transport } = connection
  const raw: unknown = 'socket' in transport ? transport.socket : undefined
  return isRaw(raw) ? raw : undefined
}

function isRaw(raw: unknown): raw is RawSocket {
  return (
    typeof raw === 'object' &&
    raw !== null &&
    'terminate' in raw &&
    typeof raw.terminate === 'function' &&
    'bufferedAmount' in raw
  )
}
