import type { HandOver } from '../../../data/contract/screens.ts'

/**
 * How a page gives its place to a fresh one without a black frame: the page that was opened lays the fresh one over
 * what is on screen, unseen, until that says it has painted; then it is shown, and the old one is taken away.
 *
 * Only the opened page (the host) holds others; it keeps this small part and lets go of everything else. A page that was
 * laid over it asks its host. Both sides are of this origin, and of possibly different builds: the messages stay as they are.
 */
const PATIENCE_MS = 90_000
const FADE_MS = 480

type Message = { readonly yuntu: 'painted' } | { readonly yuntu: 'hand-over'; readonly query: string }

const isHost = window.parent === window
let current: HTMLIFrameElement | null = null
let coming: HTMLIFrameElement | null = null
let leave: (() => void) | null = null

/** Why this page took another's place; null: it was opened. */
export function handedOver(): HandOver | null {
  const reason = new URLSearchParams(location.search).get('from')
  return !isHost && (reason === 'build' || reason === 'heap' || reason === 'order') ? reason : null
}

/** Says that this page has something to show. */
export function tellPainted(): void {
  if (!isHost) requestAnimationFrame(() => requestAnimationFrame(() => post(window.parent, { yuntu: 'painted' })))
}

/** Asks for a fresh page that begins with a view and scope. `onLeave` lets go of what the opened page holds. */
export function handOver(at: { reason: HandOver; view: string; scope: string; onLeave: () => void }): void {
  const query = new URLSearchParams(location.search)
  query.set('from', at.reason)
  query.set('view', at.view)
  query.set('scope', at.scope)
  leave ??= at.onLeave
  if (isHost) begin(query.toString())
  else post(window.parent, { yuntu: 'hand-over', query: query.toString() })
}

function begin(query: string): void {
  if (coming) return
  const frame = document.createElement('iframe')
  frame.title = document.title
  frame.src = `/wall?${query}`
  Object.assign(frame.style, {
    position: 'fixed',
    inset: '0',
    zIndex: '100',
    width: '100%',
    height: '100%',
    border: '0',
    opacity: '0',
    pointerEvents: 'none',
  })
  coming = frame
  document.body.append(frame)
  // One that does not come to paint is given up: what is on screen stays, and the next view's end tries again.
  const patience = setTimeout(() => {
    if (coming === frame) coming = null
    frame.remove()
  }, PATIENCE_MS)
  const onMessage = (event: MessageEvent) => {
    const message = messageOf(event)
    if (event.source !== frame.contentWindow || message?.yuntu !== 'painted') return
    window.removeEventListener('message', onMessage)
    if (coming !== frame) return
    clearTimeout(patience)
    swap(frame)
  }
  window.addEventListener('message', onMessage)
}

function swap(frame: HTMLIFrameElement): void {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  Object.assign(frame.style, { opacity: '1', pointerEvents: 'auto' })
  const fade = frame.animate([{ opacity: 0 }, { opacity: 1 }], { duration: isCalm ? 1 : FADE_MS, easing: 'ease' })
  fade.onfinish = () => {
    current?.remove()
    leave?.()
    leave = () => {}
    current = frame
    coming = null
    frame.contentWindow?.focus()
  }
}

function messageOf(event: MessageEvent): Message | null {
  const { data, origin } = event
  return origin === location.origin && typeof data === 'object' && data !== null && 'yuntu' in data ? data : null
}

function post(to: Window, message: Message): void {
  to.postMessage(message, location.origin)
}

// A page that lies over this one wants to be replaced in its turn.
if (isHost)
  window.addEventListener('message', (event) => {
    const message = messageOf(event)
    if (message?.yuntu === 'hand-over' && current && event.source === current.contentWindow) begin(message.query)
  })
