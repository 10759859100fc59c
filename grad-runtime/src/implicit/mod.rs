//! Variables that equations define: roots, fixed points, minimisers, inside of differentiated functions.

mod anderson;
mod constrained;
mod error;
mod krylov;
mod linear;
mod map_rules;
mod maps;
mod minimise;
mod minimum_rules;
mod newton;
mod scalar;
mod settings;

pub use constrained::{argmin_subject_to, try_argmin_subject_to};
pub use error::Error;
#[doc(hidden)]
pub use map_rules::{
    Second, fixed_point_at_grad, fixed_point_grad, fixed_point_with_grad, root_at_grad, root_grad,
    root_with_grad,
};
pub use maps::{
    Vector, fixed_point, fixed_point_at, fixed_point_with, root, root_at, root_with,
    try_fixed_point, try_root,
};
pub use minimise::{Gradient, argmin, argmin_at, argmin_with, try_argmin};
#[doc(hidden)]
pub use minimum_rules::{argmin_at_grad, argmin_grad, argmin_subject_to_grad, argmin_with_grad};
pub use newton::Solution;
#[doc(hidden)]
pub use scalar::{ScalarSecond, root_scalar_grad};
pub use scalar::{root_scalar, try_root_scalar};
pub use settings::{Linear, Settings};
