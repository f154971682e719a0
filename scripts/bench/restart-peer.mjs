/** The peer of the restart bench: opens a ledger with bare DuckDB and sums every measure of every organisation. */
import { DuckDBInstance } from '@duckdb/node-api'

const instance = await DuckDBInstance.create(process.argv[2] ?? '')
const connection = await instance.connect()
const reader = await connection.runAndReadAll('SELECT org, measure, sum(amount) FROM entry GROUP BY org, measure')
process.stdout.write(`${reader.currentRowCount}\n`)
