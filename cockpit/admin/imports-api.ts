import type { ImportAnswer } from '../../data/contract/imports.ts'
import type { ImportId } from '../../data/imports/column.ts'
import { request } from '../feed/api.ts'

const CSV = 'text/csv'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Sends a file to be looked at; nothing is posted yet. */
export function previewFile(file: File, kind: ImportId | null): Promise<ImportAnswer> {
  const query = new URLSearchParams({ mode: 'preview', ...(kind === null ? {} : { kind }) })
  // What the browser takes a file for depends on the machine; the server looks at its first bytes anyway.
  const type = /\.(csv|txt|tsv)$/i.test(file.name) ? CSV : XLSX
  return answerOf(`/api/imports?${query}`, { method: 'POST', headers: { 'content-type': type }, body: file })
}

export function fetchImport(id: string): Promise<ImportAnswer> {
  return answerOf(`/api/imports/${id}`)
}

export function applyImport(id: string): Promise<ImportAnswer> {
  return answerOf(`/api/imports/${id}/apply`, { method: 'POST' })
}

/** Deletes what the server keeps of an import; what was posted stays posted. */
export async function discardImport(id: string): Promise<void> {
  await request(`/api/imports/${id}`, { method: 'DELETE' })
}

async function answerOf(path: string, init?: RequestInit): Promise<ImportAnswer> {
  const response = await request(path, init)
  return (await response.json()) as ImportAnswer // the contract's shape; past the door nothing is checked again
}
