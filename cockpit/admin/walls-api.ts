import type { ScreenOrder, ScreensAnswer } from '../../data/contract/screens.ts'
import type { WallSettings, WallSettingsAnswer } from '../../data/contract/wall.ts'
import { request } from '../feed/api.ts'

export async function fetchScreens(): Promise<ScreensAnswer> {
  return (await (await request('/api/screens')).json()) as ScreensAnswer // the contract's shape
}

export async function orderScreen(id: string, order: ScreenOrder): Promise<void> {
  await request(`/api/screens/${id}/orders`, json('POST', order))
}

export async function fetchWallSettings(): Promise<WallSettingsAnswer> {
  return (await (await request('/api/wall-settings')).json()) as WallSettingsAnswer // the contract's shape
}

export async function putWallSettings(settings: WallSettings): Promise<WallSettingsAnswer> {
  return (await (await request('/api/wall-settings', json('PUT', settings))).json()) as WallSettingsAnswer // as above
}

function json(method: string, body: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
