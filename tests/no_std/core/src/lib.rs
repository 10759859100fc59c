//! Firmware-like code with neither `std` nor `alloc`: its tests stand in `tests/`, where there is both.
#![no_std]

pub mod control;
pub mod filters;
pub mod generic;
pub mod methods;
pub mod paths;
