/**
 * What the cockpit must never measure or hold: rankings of people, logins, time on a screen, likes, location, faces.
 *
 * Source: 国办函〔2026〕12号, 中央网信委 2023-12-18, 中办国办 2024-08-06.
 */
const IN_WORDS =
  /在线时长|登录|排名|排行|排序榜|点赞|浏览量|打卡|签到|人脸|指纹|定位|经纬度|手机号|身份证|ranking|leader.?board|log.?in|sign.?in|online.?(time|minutes|hours|duration)|screen.?(time|minutes)|dwell|\blikes?\b|check.?in|\bgps\b|face.?(id|scan|recognition)/i

/** Comparing people by 学时, which count for organisations and for the member's own record. */
const COMPARED_HOURS = /学时.*(最多|最少|榜|前\s*\d|名次)|(最多|最少|榜|名次).*学时/

/** Whole words of a field's name that give it away: `lastLogin`, `face_photo`, `lat`. */
const IN_NAMES = new Set(
  (
    'rank ranks ranking login logins logon like likes location gps lat latitude lng longitude face faces facial photo ' +
    'photos fingerprint phone mobile address checkin clockin ip device imei dwell'
  ).split(' '),
)

/** A name of a column, a field or a parameter, or words that people read; `where` says which. */
export interface Named {
  readonly where: string
  readonly text: string
  readonly kind: 'name' | 'words'
}

/** Those that must not be there, in words. */
export function forbiddenAmong(all: Iterable<Named>): string[] {
  const found: string[] = []
  for (const { where, text, kind } of all) {
    const isForbidden =
      IN_WORDS.test(text) ||
      COMPARED_HOURS.test(text) ||
      (kind === 'name' && wordsOf(text).some((w) => IN_NAMES.has(w)))
    if (isForbidden) found.push(`${where}: ${text}`)
  }
  return found
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
}
