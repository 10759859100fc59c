//! The methods that slices, arrays and `Vec`s have by themselves, stable or not: the standard library's pages of these types.
//!
//! A trait's method of the same name is not called on them, or not on all of them.

/// In order.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "align_to", "align_to_mut", "align_to_uninit_mut", "allocator", "append", "array_windows", "as_array", "as_ascii",
    "as_ascii_unchecked", "as_bytes", "as_bytes_mut", "as_chunks", "as_chunks_mut", "as_chunks_unchecked",
    "as_chunks_unchecked_mut", "as_flattened", "as_flattened_mut", "as_mut_array", "as_mut_ptr", "as_mut_ptr_range",
    "as_mut_slice", "as_non_null", "as_ptr", "as_ptr_range", "as_rchunks", "as_rchunks_mut", "as_simd", "as_simd_mut",
    "as_slice", "as_str", "assume_init", "assume_init_drop", "assume_init_mut", "assume_init_ref", "binary_search",
    "binary_search_by", "binary_search_by_key", "capacity", "chunk_by", "chunk_by_mut", "chunks", "chunks_exact",
    "chunks_exact_mut", "chunks_mut", "clear", "clone_from_slice", "concat", "connect", "contains", "copy_from_slice",
    "copy_within", "dedup", "dedup_by", "dedup_by_key", "drain", "each_mut", "each_ref", "element_offset",
    "ends_with", "eq_ignore_ascii_case", "escape_ascii", "extend_from_slice", "extend_from_within", "extract_if",
    "fill", "fill_with", "first", "first_chunk", "first_chunk_mut", "first_mut", "get", "get_disjoint_mut",
    "get_disjoint_unchecked_mut", "get_mut", "get_unchecked", "get_unchecked_mut", "insert", "insert_mut",
    "into_array", "into_boxed_slice", "into_chunks", "into_flattened", "into_parts", "into_parts_with_alloc",
    "into_raw_parts", "into_raw_parts_with_alloc", "into_vec", "is_ascii", "is_empty", "is_sorted", "is_sorted_by",
    "is_sorted_by_key", "iter", "iter_mut", "join", "last", "last_chunk", "last_chunk_mut", "last_mut", "leak", "len",
    "make_ascii_lowercase", "make_ascii_uppercase", "map", "partial_sort_unstable", "partial_sort_unstable_by",
    "partial_sort_unstable_by_key", "partition_dedup", "partition_dedup_by", "partition_dedup_by_key",
    "partition_point", "peek_mut", "pop", "pop_if", "push", "push_mut", "push_within_capacity", "rchunks",
    "rchunks_exact", "rchunks_exact_mut", "rchunks_mut", "recycle", "remove", "repeat", "reserve", "reserve_exact",
    "resize", "resize_with", "retain", "retain_mut", "reverse", "rotate_left", "rotate_right", "rsplit",
    "rsplit_array_mut", "rsplit_array_ref", "rsplit_mut", "rsplit_once", "rsplitn", "rsplitn_mut",
    "select_nth_unstable", "select_nth_unstable_by", "select_nth_unstable_by_key", "set_len", "shift_left",
    "shift_right", "shrink_to", "shrink_to_fit", "sort", "sort_by", "sort_by_cached_key", "sort_by_key",
    "sort_floats", "sort_unstable", "sort_unstable_by", "sort_unstable_by_key", "spare_capacity_mut", "splice",
    "split", "split_array_mut", "split_array_ref", "split_at", "split_at_checked", "split_at_mut",
    "split_at_mut_checked", "split_at_mut_unchecked", "split_at_spare_mut", "split_at_unchecked", "split_first",
    "split_first_chunk", "split_first_chunk_mut", "split_first_mut", "split_inclusive", "split_inclusive_mut",
    "split_last", "split_last_chunk", "split_last_chunk_mut", "split_last_mut", "split_mut", "split_off",
    "split_off_first", "split_off_first_mut", "split_off_last", "split_off_last_mut", "split_off_mut", "split_once",
    "splitn", "splitn_mut", "starts_with", "strip_circumfix", "strip_prefix", "strip_suffix", "subslice_range",
    "swap", "swap_remove", "swap_unchecked", "swap_with_slice", "to_ascii_lowercase", "to_ascii_uppercase", "to_vec",
    "to_vec_in", "transpose", "trim_ascii", "trim_ascii_end", "trim_ascii_start", "trim_prefix", "trim_suffix",
    "truncate", "try_map", "try_remove", "try_reserve", "try_reserve_exact", "try_shrink_to", "try_shrink_to_fit",
    "utf8_chunks", "windows", "write_clone_of_slice", "write_copy_of_slice", "write_filled", "write_iter",
    "write_with",
];

/// Whether a method of this name is one of these.
pub fn is_of_lists(name: &str) -> bool {
    NAMES.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_searched() {
        assert!(NAMES.is_sorted());
        assert!(is_of_lists("first") && is_of_lists("write_with") && !is_of_lists("norm"));
    }
}
