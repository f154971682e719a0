import type { DuckDBValueConverter, Json } from '@duckdb/node-api'
import { duckdb } from './duckdb.ts'

const { DuckDBTypeId, JsonDuckDBValueConverter } = duckdb

/** As many digits as a number of JSON carries through unchanged. */
const DIGITS = 15

/**
 * A value of a result as JSON: numbers as numbers where they come through exactly, else as text; everything else as
 * DuckDB writes it.
 */
export const toJson: DuckDBValueConverter<Json> = (value, type, converter) => {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (value !== null && type.typeId === DuckDBTypeId.DECIMAL) {
    const text = String(value)
    return text.replace(/\D/g, '').length <= DIGITS ? Number(text) : text
  }
  if (value !== null && type.typeId === DuckDBTypeId.INTERVAL) return String(value)
  return JsonDuckDBValueConverter(value, type, converter)
}
