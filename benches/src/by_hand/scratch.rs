//! Memory that is kept from call to call: fresh pages cost more than the arithmetic that fills them.

use std::cell::RefCell;

thread_local! {
    static POOL: RefCell<Vec<Vec<f64>>> = const { RefCell::new(Vec::new()) };
}

/// Lends `len` numbers, with whatever an earlier call left in them.
pub fn with_scratch<R>(len: usize, work: impl FnOnce(&mut [f64]) -> R) -> R {
    let mut buffer = POOL.with_borrow_mut(Vec::pop).unwrap_or_default();
    if buffer.len() < len {
        buffer.resize(len, 0.0);
    }
    let result = work(&mut buffer[..len]);
    POOL.with_borrow_mut(|pool| pool.push(buffer));
    result
}
