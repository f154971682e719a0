import type { DeskSchema } from '../../../data/contract/desk.ts'
import type { Label } from '../../../data/language/label.ts'
import type { Metric } from '../../../data/language/metric.ts'

/** A table or view of the catalogue, with its columns; `metric`: the one that it shows. */
export interface CatalogueTable {
  readonly name: string
  readonly label: Label
  readonly rows: number | null
  readonly columns: readonly { readonly name: string; readonly type: string; readonly label: Label }[]
  readonly metric: Metric | null
}

/** The view of a metric, as snapshots name it. */
export function viewOf(metric: string): string {
  return `metric_${metric.replace(/[.-]/g, '_')}`
}

/** The tables of a schema in two groups: what is counted, and the metrics with their definitions. */
export function catalogueOf(
  { tables }: Pick<DeskSchema, 'tables'>,
  metrics: readonly Metric[],
): { tables: CatalogueTable[]; metrics: CatalogueTable[] } {
  const known = new Map(metrics.map((metric) => [viewOf(metric.id), metric]))
  const all = tables.map(
    ({ name, zh, en, rows, columns }): CatalogueTable => ({
      ...{ name, label: known.get(name)?.label ?? { zh, en }, rows, metric: known.get(name) ?? null },
      columns: columns.map((column) => ({
        name: column.name,
        type: column.type,
        label: { zh: column.zh, en: column.en },
      })),
    }),
  )
  return { tables: all.filter(({ metric }) => !metric), metrics: all.filter(({ metric }) => metric) }
}

/** The tables in which every word of a search is found: in names, labels, columns or definitions, in either language. */
export function searchCatalogue(tables: readonly CatalogueTable[], text: string): readonly CatalogueTable[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return tables
  return tables.filter((table) => {
    const own = textOf(table)
    return wanted.every((word) => own.includes(word))
  })
}

function textOf({ name, label, columns, metric }: CatalogueTable): string {
  const labels = [label, ...columns.map((column) => column.label), ...(metric ? [metric.label, metric.definition] : [])]
  return [name, metric?.id ?? '', ...columns.map((column) => column.name), ...labels.flatMap(({ zh, en }) => [zh, en])]
    .join('\n')
    .toLowerCase()
}
