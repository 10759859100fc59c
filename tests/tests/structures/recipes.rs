//! Macros that make annotated items in the files that call them.

/// How far a spring of some precision is from its rest.
macro_rules! strained {
    ($($float:ty => $stiffness:expr),* $(,)?) => {
        $(
            #[grad]
            impl super::emitted::Strain for $float {
                fn strain(self, rest: $float) -> $float {
                    (self - rest) / rest
                }
                fn stored(self, rest: Self) -> Self {
                    let strain = self.strain(rest);
                    $stiffness * strain * strain
                }
            }
        )*
    };
}
pub(crate) use strained;
