// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrate/impact/rules/functions.h"

#include <QtCore/QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::migrate {
namespace {

QSet<QString> words(const char *text)
{
    const QStringList list = QString::fromLatin1(text).simplified().split(u' ');
    return {list.cbegin(), list.cend()};
}

constexpr auto harmless = R"(
    abs age array_agg array_append array_cat array_dims array_fill array_length array_lower array_ndims
    array_position array_positions array_prepend array_remove array_replace array_to_json array_to_string
    array_to_tsvector array_upper ascii avg bit_and bit_count bit_length bit_or bool_and bool_or btrim cardinality cbrt
    ceil ceiling char_length character_length chr clock_timestamp col_description concat concat_ws convert_from
    convert_to corr count covar_pop covar_samp cume_dist current_database current_query current_schema current_schemas
    current_setting currval date_bin date_part date_trunc decode degrees dense_rank div encode every exp extract factorial
    first_value floor format format_type gcd gen_random_uuid generate_series get_bit get_byte
    has_column_privilege has_database_privilege has_function_privilege has_schema_privilege has_table_privilege
    has_type_privilege initcap isfinite json_agg json_array_elements json_array_elements_text json_array_length
    json_build_array json_build_object json_each json_each_text json_extract_path json_extract_path_text json_object
    json_object_agg json_object_keys json_populate_record json_populate_recordset json_strip_nulls json_to_record
    json_to_recordset json_typeof jsonb_agg jsonb_array_elements jsonb_array_elements_text jsonb_array_length
    jsonb_build_array jsonb_build_object jsonb_each jsonb_each_text jsonb_extract_path jsonb_extract_path_text
    jsonb_insert jsonb_object jsonb_object_agg jsonb_object_keys jsonb_path_exists jsonb_path_match jsonb_path_query
    jsonb_path_query_array jsonb_path_query_first jsonb_populate_record jsonb_pretty jsonb_set jsonb_strip_nulls
    jsonb_to_record jsonb_to_recordset jsonb_typeof justify_days justify_hours justify_interval lag last_value lastval
    lcm lead left length like lower lower_inc lower_inf lpad ltrim make_date make_interval make_time make_timestamp
    make_timestamptz max md5 min mod mode normalize now nth_value ntile num_nonnulls num_nulls obj_description
    octet_length overlay parse_ident percent_rank percentile_cont percentile_disc pg_backend_pid
    pg_client_encoding pg_column_size pg_current_xact_id pg_get_constraintdef pg_get_expr pg_get_functiondef
    pg_get_indexdef pg_get_serial_sequence pg_get_triggerdef pg_get_userbyid pg_get_viewdef pg_postmaster_start_time
    pg_relation_size pg_size_pretty pg_table_is_visible pg_table_size pg_total_relation_size pg_type_is_visible
    pg_typeof phraseto_tsquery pi plainto_tsquery position power quote_ident quote_literal quote_nullable
    radians random range_merge rank regexp_count regexp_instr regexp_like regexp_match regexp_matches regexp_replace
    regexp_split_to_array regexp_split_to_table regexp_substr repeat replace reverse right round row_number row_to_json
    rpad rtrim scale set_bit set_byte setweight sha224 sha256 sha384 sha512 sign split_part sqrt starts_with
    statement_timestamp stddev stddev_pop stddev_samp string_agg string_to_array string_to_table strip strpos substr
    substring sum timeofday timezone to_char to_date to_hex to_json to_jsonb to_number to_regclass to_regproc
    to_regrole to_regtype to_timestamp to_tsquery to_tsvector transaction_timestamp translate trim_array trim_scale
    trunc ts_headline ts_rank ts_rank_cd tsvector_to_array txid_current unnest upper upper_inc upper_inf var_pop
    var_samp variance version websearch_to_tsquery width_bucket xmlagg)";

constexpr auto reaching = R"(
    lo_export lo_import lo_unlink pg_backup_start pg_backup_stop pg_cancel_backend pg_config
    pg_copy_logical_replication_slot pg_copy_physical_replication_slot pg_create_logical_replication_slot
    pg_create_physical_replication_slot pg_create_restore_point pg_current_logfile pg_drop_replication_slot
    pg_get_backend_memory_contexts pg_get_shmem_allocations pg_hba_file_rules pg_ident_file_mappings
    pg_import_system_collations pg_log_backend_memory_contexts pg_logdir_ls pg_logical_emit_message
    pg_logical_slot_get_binary_changes pg_logical_slot_get_changes pg_logical_slot_peek_binary_changes
    pg_logical_slot_peek_changes pg_promote pg_read_binary_file pg_read_file pg_reload_conf
    pg_replication_slot_advance pg_rotate_logfile pg_rotate_logfile_old pg_show_all_file_settings
    pg_show_replication_origin_status pg_stat_file pg_stat_have_stats pg_switch_wal pg_terminate_backend
    pg_wal_replay_pause pg_wal_replay_resume)";

constexpr auto extensions = R"(
    btree_gin btree_gist citext cube dict_int fuzzystrmatch hstore intarray isn lo ltree pg_trgm pgcrypto plpgsql seg
    tablefunc tcn tsm_system_rows tsm_system_time unaccent uuid-ossp)";

constexpr auto settings = R"(
    allow_in_place_tablespaces allow_system_table_mods backtrace_functions commit_delay composite_type_mismatch
    compute_query_id deadlock_timeout debug_discard_caches dynamic_library_path extension_destdir
    ignore_checksum_failure jit_debugging_support jit_dump_bitcode jit_profiling_support lc_messages
    lo_compat_privileges log_connections log_disconnections log_duration log_error_verbosity log_executor_stats
    log_lock_waits log_min_duration_sample log_min_duration_statement log_min_error_statement log_min_messages
    log_parameter_max_length log_parser_stats log_planner_stats log_replication_commands log_statement
    log_statement_sample_rate log_statement_stats log_temp_files log_transaction_sample_rate max_stack_depth
    output_plugin_libraries session_preload_libraries session_replication_role temp_file_limit track_activities
    track_counts track_functions track_io_timing track_wal_io_timing update_process_title wal_compression
    wal_consistency_checking wal_init_zero wal_recycle zero_damaged_pages)";

} // namespace

const QSet<QString> &harmlessFunctions()
{
    static const QSet<QString> list = words(harmless);
    return list;
}

bool reachesServer(const QString &function)
{
    static const QSet<QString> list = words(reaching);
    static const QStringList families{
        u"dblink"_s, u"http_"_s, u"pg_file_"_s, u"pg_ls_"_s, u"pg_replication_origin_"_s, u"pg_stat_reset"_s};
    return list.contains(function)
        || std::any_of(families.cbegin(), families.cend(),
                       [&function](const QString &family) { return function.startsWith(family); });
}

bool isTrustedLanguage(const QString &language)
{
    static const QStringList trusted{u"sql"_s, u"plpgsql"_s, u"plperl"_s, u"pltcl"_s, u"plv8"_s};
    return trusted.contains(language, Qt::CaseInsensitive);
}

bool isTrustedExtension(const QString &extension)
{
    static const QSet<QString> list = words(extensions);
    return list.contains(extension);
}

bool isSuperuserSetting(const QString &setting)
{
    static const QSet<QString> list = words(settings);
    return list.contains(setting.toLower());
}

} // namespace catalpa::migrate
