import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'
import type { ImportAnswer } from '../../data/contract/imports.ts'
import { PROBLEMS, toProblem } from '../../data/contract/problem.ts'
import type { ImportId } from '../../data/imports/column.ts'
import { applyImport, discardImport, fetchImport, previewFile } from './imports-api.ts'

export type Import =
  | { readonly status: 'none' }
  | { readonly status: 'sending'; readonly name: string }
  | { readonly status: 'there'; readonly name: string; readonly answer: ImportAnswer }
  /** The server would not take it, or has forgotten it. */
  | { readonly status: 'problem'; readonly name: string; readonly reason: string }

const POLL_MS = 400

/** One file on its way through the server: dropped, previewed, applied; asks how far it is while it is under way. */
export function useImport(): {
  state: Readonly<ShallowRef<Import>>
  drop: (file: File, kind: ImportId | null) => Promise<void>
  apply: () => Promise<void>
  clear: () => void
} {
  const state = shallowRef<Import>({ status: 'none' })
  let timer: ReturnType<typeof setTimeout> | undefined
  // What a later drop has overtaken must not come back.
  let turn = 0

  async function follow(name: string, asking: Promise<ImportAnswer>): Promise<void> {
    clearTimeout(timer)
    const mine = ++turn
    try {
      const answer = await asking
      if (mine !== turn) return
      state.value = { status: 'there', name, answer }
      if (isUnderWay(answer)) timer = setTimeout(() => void follow(name, fetchImport(answer.id)), POLL_MS)
    } catch (error) {
      if (mine !== turn) return
      const { code, detail } = toProblem(error)
      state.value = { status: 'problem', name, reason: detail ?? PROBLEMS[code].title }
    }
  }

  function clear(): void {
    clearTimeout(timer)
    turn++
    const old = state.value
    if (old.status === 'there') discardImport(old.answer.id).catch(() => {}) // it is deleted after a day anyway
    state.value = { status: 'none' }
  }

  onScopeDispose(() => {
    clearTimeout(timer)
    turn++
  })
  return {
    state,
    clear,
    drop(file, kind) {
      clear()
      state.value = { status: 'sending', name: file.name }
      return follow(file.name, previewFile(file, kind))
    },
    async apply() {
      const { value } = state
      if (value.status === 'there') await follow(value.name, applyImport(value.answer.id))
    },
  }
}

export function isUnderWay({ status }: ImportAnswer): boolean {
  return status === 'reading' || status === 'comparing' || status === 'applying'
}
