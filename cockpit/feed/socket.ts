import { io, type Socket } from 'socket.io-client'
import type { FromServer, ToServer } from '../../data/contract/live.ts'

export type LiveSocket = Socket<FromServer, ToServer>

/**
 * The one link of a page to its server. It never gives up; only a refusal of who we are ends it.
 *
 * The session is a same-origin cookie, or a bearer where `token` is given.
 */
export function openSocket(options: { token?: string; onUnauthorized: () => void }): LiveSocket {
  const socket: LiveSocket = io({
    path: '/live',
    transports: ['websocket'],
    auth: options.token ? { token: options.token } : {},
    reconnectionAttempts: Number.POSITIVE_INFINITY,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
    timeout: 10_000,
  })
  socket.on('connect_error', (error) => {
    if (isUnauthorized(error)) {
      socket.disconnect()
      options.onUnauthorized()
    } else if (!socket.active) connectLater(socket)
  })
  socket.on('disconnect', (reason) => {
    // Socket.IO comes back by itself from everything but a server that closed the link on purpose.
    if (reason === 'io server disconnect') connectLater(socket)
  })
  return socket
}

function connectLater(socket: LiveSocket): void {
  setTimeout(() => socket.connect(), 1_000 + Math.random() * 2_000)
}

function isUnauthorized(error: Error & { data?: unknown }): boolean {
  const code =
    typeof error.data === 'object' && error.data !== null && 'code' in error.data ? error.data.code : undefined
  return code === 'unauthorized' || error.message === 'unauthorized' || error.message.startsWith('unauthorized:')
}
