/** What a phone keeps of what it was shown or told, for one person in one scope: names of organisations and numbers, nobody's data. */
export interface Device {
  /** Undefined where nothing is kept, or what is kept cannot be read. */
  recall<T>(name: string): T | undefined
  keep(name: string, value: unknown): void
  forget(name: string): void
}

/** The keys of the browser's own store that are ours. */
const PREFIX = 'yuntu.phone.'
const ME = `${PREFIX}me`

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** A branch has one secretary and many members: these are told apart. */
export function openDevice(store: Store, who: { role: string; scope: string; member?: string | null }): Device {
  const owner = [who.role, who.scope, ...(who.member ? [who.member] : [])].join('.')
  const keyOf = (name: string) => `${PREFIX}${owner}.${name}`
  return {
    recall: <T>(name: string) => read<T>(store, keyOf(name)),
    keep: (name, value) => write(store, { key: keyOf(name), value }),
    forget: (name) => store.removeItem(keyOf(name)),
  }
}

/** Who was signed in last, so that the last frame can be shown without the server. */
export function recallMe<T>(store: Store): T | undefined {
  return read<T>(store, ME)
}

export function keepMe(store: Store, me: unknown): void {
  write(store, { key: ME, value: me })
}

export function forgetMe(store: Store): void {
  store.removeItem(ME)
}

/** At signing out nothing stays: neither frames nor what was not sent. */
export function forgetAll(store: Store): void {
  const keys = Array.from({ length: store.length }, (_, i) => store.key(i)).filter((key) => key?.startsWith(PREFIX))
  for (const key of keys) if (key !== null) store.removeItem(key)
}

function read<T>(store: Store, key: string): T | undefined {
  const text = store.getItem(key)
  if (text === null) return undefined
  try {
    return JSON.parse(text) as T // written by `write` of the same name
  } catch {
    return undefined
  }
}

function write(store: Store, at: { key: string; value: unknown }): void {
  try {
    store.setItem(at.key, JSON.stringify(at.value))
  } catch {
    // The store is full or forbidden: then nothing is there without the server, which the page says.
  }
}
