import { io } from 'socket.io-client'

/** Waits until the demonstration's past has been taken in. */
export async function settled(origin: string, token: string): Promise<void> {
  const socket = io(origin, { path: '/live', transports: ['websocket'], auth: { token } })
  await new Promise<void>((resolve) => {
    socket.on('health', ({ loading }: { loading: unknown }) => {
      if (loading === null) resolve()
    })
  })
  socket.disconnect()
}
