//! The page of what is accepted and refused is true, and what it needs of its own.

#[path = "accepted/conversions.rs"]
mod conversions;
#[path = "accepted/hygiene.rs"]
mod hygiene;
#[path = "accepted/page.rs"]
mod page;
