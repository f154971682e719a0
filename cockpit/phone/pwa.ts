import { registerSW } from 'virtual:pwa-register'
import { type ShallowRef, shallowRef } from 'vue'

/** How often an open page asks whether there is a newer one. */
const LOOK_MS = 3_600_000

/**
 * Makes the phone's shell available without the server. A newer version waits until its owner takes it (`update`): no
 * page changes under somebody's hands.
 */
export function installShell(): { isNewer: Readonly<ShallowRef<boolean>>; update: () => void } {
  const isNewer = shallowRef(false)
  addManifest()
  if (!('serviceWorker' in navigator)) return { isNewer, update: () => location.reload() }
  let own: ServiceWorkerRegistration | undefined
  const update = registerSW({
    onNeedRefresh() {
      isNewer.value = true
    },
    onRegisteredSW(_, registration) {
      own = registration
      if (registration) setInterval(() => registration.update().catch(() => undefined), LOOK_MS)
    },
  })
  // Asked for before the newer one was noticed: it is looked for, and the page loaded anew with or without it.
  const renew = () => (own?.update() ?? Promise.resolve()).catch(() => undefined).finally(() => location.reload())
  return { isNewer, update: () => void (isNewer.value ? update(true) : renew()) }
}

/** Only this page is an application to be installed; the wall is not. */
function addManifest(): void {
  if (document.querySelector('link[rel="manifest"]')) return
  for (const [rel, href] of [
    ['manifest', '/phone.webmanifest'],
    ['apple-touch-icon', '/phone-192.png'],
  ] as const) {
    const link = document.createElement('link')
    link.rel = rel
    link.href = href
    document.head.append(link)
  }
}
