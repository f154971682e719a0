import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'
import { toProblem } from '../../data/contract/problem.ts'
import { type Entry, fetchMe, type Me, openSession } from './api.ts'

export type Session =
  | { readonly status: 'opening' }
  | { readonly status: 'unreachable' }
  /** Nobody is signed in; `spent`: the link that was tried is used up. */
  | { readonly status: 'none'; readonly spent: boolean }
  /** `serverNow`: the server's clock at `heard` on our own. */
  | { readonly status: 'open'; readonly me: Me; readonly serverNow: number; readonly heard: number }

const RETRY_MS = 3_000

/**
 * Opens the session of this page: by what its fragment brings if there is something (`#link=`, a one-time link's
 * code; `#token=`, a bearer), else by its cookie.
 *
 * The fragment is taken out of the address before anything is sent, so that it stays in no history.
 */
export function useSession(): { session: Readonly<ShallowRef<Session>>; drop: () => void } {
  const session = shallowRef<Session>({ status: 'opening' })
  let code = takeLink()
  let spent = false
  let retry: ReturnType<typeof setTimeout> | undefined

  async function open() {
    try {
      if (code !== null) {
        await openSession(code)
        code = null
      }
      const { me, serverNow } = await fetchMe()
      session.value = { status: 'open', me, serverNow, heard: performance.now() }
    } catch (error) {
      const { code: problem } = toProblem(error)
      if (problem === 'loading' || problem === 'internal' || problem === 'too-many') {
        session.value = { status: 'unreachable' }
        retry = setTimeout(open, RETRY_MS)
      } else if (code !== null) {
        // The link is no good, but the screen may have a session from before.
        code = null
        spent = problem === 'link-spent'
        await open()
      } else session.value = { status: 'none', spent }
    }
  }
  void open()
  onScopeDispose(() => clearTimeout(retry))
  return {
    session,
    drop: () => {
      session.value = { status: 'none', spent: false }
    },
  }
}

function takeLink(): Entry | null {
  const params = new URLSearchParams(location.hash.slice(1))
  const [code, token] = [params.get('link'), params.get('token')]
  if (code === null && token === null) return null
  history.replaceState(history.state, '', location.pathname + location.search)
  return code === null ? { token: token ?? '' } : { code }
}
