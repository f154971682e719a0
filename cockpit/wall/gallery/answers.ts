import { METRICS, metricById } from '../../../data/scenes/catalogue.ts'
import { NOW } from './samples.ts'

const label = (zh: string, en: string) => ({ zh, en })
const CLASSES = ['0-59', '60-69', '70-79', '80-89', '90-100']

/** `by`: how many times the usual a count is. */
interface Asked {
  readonly isEmpty: boolean
  readonly by: number
  readonly asked: URLSearchParams
}

/** What the API would say to a panel of the gallery, by path. Nothing is sent anywhere. */
const ANSWERS: Readonly<Record<string, (of: Asked) => unknown>> = {
  '/api/targets': ({ isEmpty }) => ({
    yearShare: 0.9,
    targets: (isEmpty ? [] : METRICS.filter(({ unit }) => unit === 'ratio').slice(0, 12)).map(
      ({ id, label: name, unit }, i) => ({
        ...{
          metric: id,
          label: name,
          unit,
          aim: i % 5 === 4 ? 'at-most' : 'at-least',
          pace: 'year',
          state: 'reported',
        },
        ...{ value: 0.3 + i * 0.05, target: 0.8, dueToday: 0.72, distance: 0.1, behind: i % 3 === 0 ? 0.1 : -0.1 },
      }),
    ),
  }),
  '/api/supervision/weeks': ({ isEmpty, by }) => ({
    ...{ open: isEmpty ? 0 : 118 * by, overdue: isEmpty ? 0 : 7 * by, later: isEmpty ? 0 : 31 * by },
    weeks: [23, 14, 18, 11, 8, 16, 12, 9].map((items) => (isEmpty ? 0 : items * by)),
    ages: [7, 15, 30, 60, 90, null].map((upTo, i) => ({ upTo, items: isEmpty ? 0 : (40 - 6 * i) * by })),
  }),
  '/api/terms/months': ({ isEmpty, by }) => ({
    ...{ known: isEmpty ? 0 : 40_000, overdue: isEmpty ? 0 : 307, later: isEmpty ? 0 : 30_000 },
    months: [61, 74, 918, 702, 850, 640, 1_021, 377, 912, 844, 120, 96].map((terms, i) => ({
      month: `${i < 2 ? 2026 : 2027}-${String(((i + 10) % 12) + 1).padStart(2, '0')}`,
      terms: isEmpty ? 0 : Math.min(98_765, terms * by),
    })),
  }),
  '/api/scores': ({ isEmpty }) => ({
    notice: label('不作考核依据', 'No basis for appraisal'),
    classes: Object.fromEntries(CLASSES.map((id) => [id, label(id, id)])),
    // Counts from 1 to 4 are left out, and another of the row with them.
    branches: (isEmpty ? [] : ['机关', '国企', '事业单位和学校', '非公企业', '社会组织', '社区', '行政村']).map(
      (zh, i) => ({
        ...{ type: zh, label: label(zh, `Type${i}`), total: 1_200 + i },
        counts: Object.fromEntries(CLASSES.map((id, c) => [id, (i + c) % 4 < 2 ? null : 100 * c + i])),
      }),
    ),
  }),
  '/api/identities': ({ isEmpty }) => ({
    checked: 114,
    residuals: isEmpty ? 0 : 1,
    identities: Array.from({ length: 24 }, (_, i) => ({
      ...{
        id: `identity-${i}`,
        label: label('本年党员净增 = 增加 − 减少（党统表一）', 'Change of members this year = arrivals'),
      },
      ...{ scene: null, source: '', left: 786_721, right: i === 0 && !isEmpty ? 786_720 : 786_721, parts: [] },
      residual: i === 0 && !isEmpty ? 1 : 0,
    })),
  }),
  '/api/rhythm': ({ isEmpty }) => ({
    today: isEmpty
      ? []
      : [
          [540, 200],
          [700, 900],
          [900, 2_184],
        ],
    usual: isEmpty
      ? []
      : [
          [540, 150, 180, 230],
          [700, 800, 900, 990],
          [1_200, 2_600, 2_900, 3_100],
        ],
  }),
  '/api/series': ({ isEmpty, asked }) => ({
    points: Array.from({ length: isEmpty ? 0 : 12 }, (_, i) => ({
      time: `2026-${String(i + 1).padStart(2, '0')}-01T00:00:00+08:00`,
      value: ((i * 7) % 10) * (metricById(asked.get('metric') ?? '')?.unit === 'ratio' ? 0.111 : 900),
    })),
  }),
}

/** Lets the page's requests to the API be answered from here, for as long as it lives. */
export function attachAnswers(state: () => string): () => void {
  const real = window.fetch
  window.fetch = async (input, init) => {
    const { pathname, searchParams } = new URL(String(input), location.href)
    const answer = ANSWERS[pathname]
    if (!answer) return real(input, init)
    const given = { isEmpty: state() === 'empty', by: state() === 'large' ? 1_111 : 1, asked: searchParams }
    const body = JSON.stringify({ ...(answer(given) as object), at: NOW })
    return new Response(body, { headers: { 'content-type': 'application/json' } })
  }
  return () => {
    window.fetch = real
  }
}
