//! Types of the user's: aliases, structs in lists, overloaded operators, traits, enums.
#![allow(clippy::all)]
#![allow(dead_code)]

mod usertypes {
    mod aliases;
    mod attitude;
    mod bodies;
    mod chosen;
    mod colours;
    mod elements;
    mod extensions;
    mod fields;
    mod labels;
    mod lent_numbers;
    mod meshes;
    mod nameless;
    mod operands;
    mod operators;
    mod products;
    mod requirements;
    mod spelled;
    mod traits;
    mod turned;
    mod units;
    mod views;
}
