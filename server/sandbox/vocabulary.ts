const words = (text: string) => text.trim().split(/\s+/)

/**
 * The functions and operators that a query may use: pure ones that depend on nothing but their arguments.
 *
 * Nothing here tells of the machine, its settings or its clock: a query on a snapshot answers the same for ever.
 */
export const FUNCTIONS: readonly string[] = words(`
  + - * / // % ** ^ || ~~ !~~ ~~* !~~* ~~~ ^@ & | ~ << >>
  like_escape not_like_escape ilike_escape not_ilike_escape
  abs ceil ceiling floor round trunc sign sqrt cbrt pow power exp ln log log2 log10 mod divide fdiv fmod greatest least gcd lcm
  isnan isinf isfinite even factorial pi degrees radians sin cos tan asin acos atan atan2
  nullif row typeof if
  lower upper lcase ucase length len char_length character_length strlen substr substring left right trim ltrim rtrim
  lpad rpad replace reverse contains starts_with ends_with prefix suffix instr position strpos concat concat_ws
  split_part translate ascii chr unicode md5 hash levenshtein jaccard hamming
  regexp_matches regexp_full_match regexp_extract regexp_replace
  date_part datepart date_trunc datetrunc date_diff datediff date_sub datesub date_add age
  year quarter month week day hour minute second weekday isodow dayofweek dayofmonth dayofyear weekofyear yearweek
  dayname monthname last_day days_in_month time_bucket strftime strptime try_strptime
  make_date make_time make_timestamp make_timestamp_ms make_timestamptz to_timestamp epoch epoch_ms epoch_us timezone
  to_years to_quarters to_months to_weeks to_days to_hours to_minutes to_seconds to_milliseconds
  count count_star count_if countif sum avg mean min max median mode product fsum kahan_sum
  first last any_value arbitrary arg_max arg_min max_by min_by arg_max_null arg_min_null
  bool_and bool_or bit_and bit_or bit_xor string_agg group_concat listagg
  quantile quantile_cont quantile_disc approx_quantile approx_count_distinct mad
  stddev stddev_pop stddev_samp variance var_pop var_samp sem skewness kurtosis entropy
  corr covar_pop covar_samp regr_slope regr_intercept regr_r2 regr_count geomean geometric_mean weighted_avg
  row_number rank dense_rank rank_dense percent_rank cume_dist ntile lag lead first_value last_value nth_value
`)

/** What may stand where a table stands, with arguments. */
export const TABLE_FUNCTIONS: readonly string[] = ['range', 'generate_series']

/** What a value may be cast to. */
export const TYPES: ReadonlySet<string> = new Set([
  ...words('BOOLEAN TINYINT SMALLINT INTEGER BIGINT HUGEINT UTINYINT USMALLINT UINTEGER UBIGINT FLOAT DOUBLE DECIMAL'),
  ...words('VARCHAR CHAR DATE TIME TIMESTAMP INTERVAL'),
  'TIMESTAMP WITH TIME ZONE',
])

/** Names that the engine reads as functions where no column is called so. */
export const SPOKEN_NAMES: ReadonlySet<string> = new Set(
  words(`current_catalog current_database current_schema current_role current_user session_user user current_query
    current_date current_time current_timestamp localtime localtimestamp`),
)

/** How large the tree of a query may be. */
export const TREE_LIMITS = {
  nodes: 5_000,
  /** Nodes above a node. */
  depth: 200,
  /** Places where a table or a name of a WITH is read. */
  tables: 40,
} as const
