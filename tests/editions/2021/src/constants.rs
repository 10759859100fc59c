//! A macro that other modules of this crate use.

/// `constants!(F; one = 1, half = 0.5);` binds numbers of a generic type.
macro_rules! constants {
    ($of:ty; $($name:ident = $value:expr),+) => {
        $(
            let $name: $of = number($value as f64);
        )+
    };
}
