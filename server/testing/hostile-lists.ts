/** Hostile texts that need nothing of the machine they are tried on. */
export const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const SETTINGS = lines(`
  SET enable_external_access = true
  SET GLOBAL allowed_paths = ['/']
  SET allowed_directories = ['/']
  SET lock_configuration = false
  SET memory_limit = '100GB'
  SET threads = 64
  SET temp_directory = '/tmp'
  SET home_directory = '/'
  SET extension_directory = '/tmp'
  SET custom_extension_repository = 'x'
  SET allow_unsigned_extensions = true
  SET errors_as_json = false
  SET VARIABLE x = 1
  SET TimeZone = 'UTC'
  RESET ALL
  RESET threads
  RESET lock_configuration
  PRAGMA enable_profiling
  PRAGMA profiling_output='/tmp/x'
  PRAGMA database_list
  PRAGMA show_tables
  PRAGMA table_info('entry')
  PRAGMA version
  PRAGMA memory_limit='1TB'
  PRAGMA enable_external_access
  PRAGMA import_database('/tmp')
  PRAGMA storage_info('entry')
  PRAGMA user_agent
  PRAGMA enable_logging
  PRAGMA json_execute_serialized_sql('{}')
  CALL pragma_version()
  CALL duckdb_settings()
  CALL enable_logging()
  CALL force_checkpoint()
  CALL dbgen(sf=1)
  CALL pragma_database_size()
  ATTACH ':memory:' AS x
  ATTACH IF NOT EXISTS 'x.db' (READ_ONLY)
  DETACH memory
  USE memory
  LOAD httpfs
  INSTALL httpfs
  FORCE INSTALL spatial FROM community
  UPDATE EXTENSIONS
  SHOW TABLES
  SHOW ALL TABLES
  SHOW DATABASES
  DESCRIBE entry
  SUMMARIZE entry
  SELECT current_setting('memory_limit')
  SELECT current_setting('allowed_paths')
  SELECT getvariable('x')
  SELECT * FROM duckdb_settings()
  SELECT * FROM (DESCRIBE entry)
  SELECT * FROM (SHOW TABLES)
  SELECT * FROM (SUMMARIZE entry)
`)

export const CATALOGUE = [
  ...[
    ...[
      'information_schema.tables',
      'information_schema.columns',
      'information_schema.schemata',
      'pg_catalog.pg_class',
    ],
    ...['pg_catalog.pg_settings', 'pg_tables', 'pg_views', 'sqlite_master', 'sqlite_schema', 'duckdb_tables'],
    ...[
      'duckdb_views',
      'duckdb_columns',
      'duckdb_logs',
      'main.entry',
      'memory.main.entry',
      'system.main.duckdb_tables',
    ],
    ...['temp.entry', 'memory.information_schema.tables', '"information_schema"."tables"'],
  ].map((name) => `SELECT * FROM ${name}`),
  ...[
    ...['duckdb_tables()', 'duckdb_views()', 'duckdb_columns()', 'duckdb_functions()', 'duckdb_extensions()'],
    ...['duckdb_secrets()', 'duckdb_databases()', 'duckdb_memory()', 'duckdb_temporary_files()', 'duckdb_keywords()'],
    ...['duckdb_variables()', 'duckdb_log_contexts()', 'duckdb_optimizers()', 'duckdb_dependencies()'],
    ...[`pragma_table_info('entry')`, 'pragma_database_size()', `pragma_storage_info('entry')`, 'pragma_version()'],
    ...[
      `pragma_show('entry')`,
      'pragma_collations()',
      'pragma_user_agent()',
      'pragma_platform()',
      'pragma_metadata_info()',
    ],
    ...['test_all_types()', 'icu_calendar_names()', 'pg_timezone_names()', `sql_auto_complete('SEL')`, 'checkpoint()'],
  ].map((call) => `SELECT * FROM ${call}`),
]

export const MACHINE = [
  ...['version()', `getenv('HOME')`, 'current_user', 'current_database()', 'current_schema()', `current_schemas(true)`],
  ...['session_user', 'user', 'current_catalog', 'current_query()', 'txid_current()', 'uuid()', 'gen_random_uuid()'],
  ...[
    'random()',
    'setseed(0.5)',
    'now()',
    'current_timestamp',
    'current_date',
    'localtime',
    'today()',
    'get_current_time()',
  ],
  ...[
    'current_connection_id()',
    'current_query_id()',
    'pg_backend_pid()',
    'pg_postmaster_start_time()',
    'sleep_ms(10)',
  ],
  ...[
    'pg_sleep(10)',
    `write_log('x')`,
    `parse_path('/etc/passwd')`,
    `pg_get_viewdef(1)`,
    `has_table_privilege('entry', 'x')`,
  ],
  ...[`in_search_path('a', 'b')`, `stats(1)`, `error('x')`, `create_sort_key(1, 'ASC')`, `hash_partition(1)`],
].map((call) => `SELECT ${call}`)

export const STACKED = [
  'SELECT 1; SELECT 2',
  'SELECT 1; DROP VIEW entry',
  'SELECT 1;;SELECT 2;',
  'SELECT 1; -- x\nDROP VIEW entry',
  'SELECT 1 /* ; */ ; SET threads = 1',
  ';SELECT 1;DROP VIEW org',
  "SELECT 1) TO 'x'; --",
  'SELECT 1) TO STDOUT; SELECT (1',
  "SELECT ';'; DROP VIEW entry",
  'SELECT $$;$$; PRAGMA version',
  'SELECT 1; SELECT 1; SELECT 1',
  'BEGIN; SELECT 1; COMMIT',
  "SELECT 1;COPY entry TO 'x'",
  '; ; ;',
  '',
  '-- nothing',
  '/* nothing */',
]

export const FORMS = lines(`
  SELECT ?
  SELECT $1
  SELECT $name
  SELECT #1
  SELECT COLUMNS(*) FROM entry
  SELECT COLUMNS('.*') FROM entry
  SELECT COLUMNS(c -> c LIKE 's%') FROM entry
  SELECT * LIKE 's%' FROM entry
  SELECT *COLUMNS(*) FROM entry
  PIVOT entry ON org USING sum(amount)
  SELECT * FROM (PIVOT entry ON org USING sum(amount))
  UNPIVOT entry ON seq, org INTO NAME k VALUE v
  SELECT * FROM entry UNPIVOT (v FOR k IN (seq, org))
  SELECT * FROM entry TABLESAMPLE 10%
  SELECT * FROM entry USING SAMPLE 5
  SELECT * FROM entry POSITIONAL JOIN org
  SELECT * FROM entry AT (VERSION => 1)
  SELECT * FROM entry LIMIT 10%
  SELECT * FROM entry ORDER BY ALL
  SELECT code COLLATE nocase FROM org
  SELECT [1, 2, 3]
  SELECT {'a': 1}
  SELECT MAP {'a': 1}
  SELECT [x FOR x IN [1, 2]]
  SELECT TRY(1 / 0)
  SELECT seq::JSON FROM entry
  SELECT 'x'::mood
  SELECT 1::INT[]
  SELECT 'x'::BLOB
  SELECT '1'::BIT
  SELECT '00000000-0000-0000-0000-000000000000'::UUID
  SELECT 1::VARIANT
  SELECT [1][1]
  SELECT * RENAME (seq AS x) FROM entry
  SELECT a.b.c.d FROM entry
  WITH RECURSIVE a(x) USING KEY (x) AS (SELECT 1 UNION SELECT 2) SELECT * FROM a
`)

/** A name of one's own must not open what has that name in the engine. */
export const NAMES = lines(`
  WITH duckdb_settings AS (SELECT 1) SELECT * FROM duckdb_settings
  WITH pg_tables AS (SELECT * FROM pg_tables) SELECT * FROM pg_tables
  WITH sqlite_master AS (SELECT * FROM sqlite_master) SELECT 1
  WITH a AS (SELECT * FROM a) SELECT * FROM a
  WITH a AS (SELECT 1), b AS (SELECT * FROM c), c AS (SELECT 1) SELECT * FROM b
  SELECT * FROM (WITH hidden AS (SELECT 1) SELECT * FROM hidden) x, hidden
  WITH a AS (WITH hidden AS (SELECT 1) SELECT * FROM hidden) SELECT * FROM hidden
  SELECT (WITH hidden AS (SELECT 1) SELECT 1 FROM hidden), (SELECT 1 FROM hidden)
  WITH "/etc/passwd" AS (SELECT 1) SELECT * FROM "/etc/passwd"
  WITH "0.parquet" AS (SELECT 1) SELECT * FROM "0.parquet"
  SELECT * FROM "entry "
  SELECT * FROM entry, secret
  SELECT * FROM member
`)

const chain = (n: number) =>
  Array.from({ length: n }, (_, i) => `c${i + 1} AS (SELECT a.seq FROM c${i} a, c${i} b)`).join(', ')

/** What would run for ever, fill the memory or blow up the plan. */
export const BOMBS = [
  'WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a) SELECT max(n) FROM a',
  'WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n FROM a) SELECT count(*) FROM a',
  'WITH RECURSIVE a(n) AS (SELECT 1::HUGEINT UNION ALL SELECT n * 2 FROM a, range(2)) SELECT count(*) FROM a',
  'SELECT count(*) FROM entry a, entry b, entry c, entry d WHERE a.seq + b.seq + c.seq + d.seq = 7',
  'SELECT count(DISTINCT a.seq * b.seq * c.seq) FROM entry a, entry b, entry c',
  'SELECT a.seq FROM entry a, entry b, entry c, entry d ORDER BY a.amount * b.amount * c.amount',
  'SELECT sum(i) FROM range(1000000000000) t(i)',
  'SELECT i, count(*) FROM range(100000000000) t(i) GROUP BY i',
  'SELECT * FROM generate_series(1, 9223372036854775807)',
  `SELECT length(lpad('', 2000000000, 'x'))`,
  `SELECT string_agg(lpad('', 1000000, 'x'), '') FROM range(1000000)`,
  `SELECT max(length(lpad(i::VARCHAR, 100000000, 'x'))) FROM range(1000) t(i)`,
  `SELECT replace(replace(replace(lpad('', 10000, 'a'), 'a', lpad('', 10000, 'b')), 'b', lpad('', 1000, 'c')), 'c', 'dd')`,
  `SELECT count(*) FROM entry WHERE regexp_matches(lpad('', 1000000, 'a'), '(a?){200}a{200}(x+x+)+y')`,
  `WITH c0 AS (SELECT seq FROM entry), ${chain(12)} SELECT count(*) FROM c12`,
  'SELECT sum(a.seq) OVER (ORDER BY b.seq ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM entry a, entry b, entry c',
  'SELECT median(a.seq * b.seq * c.seq), mode(a.seq * b.seq + c.seq) FROM entry a, entry b, entry c',
  `SELECT ${'('.repeat(400)}1${')'.repeat(400)}`,
  `SELECT ${'- '.repeat(2_000)}1`,
  `SELECT ${'NOT '.repeat(2_000)}true`,
  `SELECT ${Array(3_000).fill('1').join('+')}`,
  `SELECT ${'(SELECT '.repeat(300)}1${')'.repeat(300)}`,
  `SELECT ${'CASE WHEN true THEN '.repeat(300)}1${' END'.repeat(300)}`,
  `SELECT * FROM ${Array(60).fill('entry').join(', ')}`,
  `SELECT ${Array(2_400).fill('seq').join(',')} FROM entry`,
  `SELECT 1 WHERE 1 IN (${Array(4_500).fill('1').join(',')})`,
  `SELECT 1 ${'UNION SELECT 1 '.repeat(600)}`,
  `WITH ${Array.from({ length: 200 }, (_, i) => `a${i} AS (SELECT 1)`).join(', ')} SELECT 1`,
  `SELECT count(*) FROM entry GROUP BY CUBE(${Array.from({ length: 12 }, (_, i) => `seq + ${i}`).join(', ')})`,
  `SELECT '${'x'.repeat(9_900)}'`,
]
