//! Names for bounds on functions with many parameters.

/// `pub trait Name<..> = Fn(..) -> ..`, which every such function implements.
macro_rules! alias {
    (
        $(#[$attr:meta])*
        pub trait $name:ident $(<$($param:ident $(: ?$unsized:ident)?),+>)? = $($bound:tt)+
    ) => {
        $(#[$attr])*
        pub trait $name $(<$($param $(: ?$unsized)?),+>)? : $($bound)+ {}

        impl<$($($param $(: ?$unsized)?,)+)? Function: $($bound)+> $name $(<$($param),+>)? for Function {}
    };
}
