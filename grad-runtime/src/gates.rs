//! What of the emitted code is there with the feature `alloc`, and what without: the attribute does not know.

/// The items, with the feature `alloc`.
#[cfg(feature = "alloc")]
#[doc(hidden)]
#[macro_export]
macro_rules! with_alloc {
    ($($item:tt)*) => { $($item)* };
}

/// Nothing, without the feature `alloc`.
#[cfg(not(feature = "alloc"))]
#[doc(hidden)]
#[macro_export]
macro_rules! with_alloc {
    ($($item:tt)*) => {};
}

/// Nothing, with the feature `alloc`.
#[cfg(feature = "alloc")]
#[doc(hidden)]
#[macro_export]
macro_rules! without_alloc {
    ($($item:tt)*) => {};
}

/// The items, without the feature `alloc`.
#[cfg(not(feature = "alloc"))]
#[doc(hidden)]
#[macro_export]
macro_rules! without_alloc {
    ($($item:tt)*) => { $($item)* };
}
