//! The rule of an operator that was differentiated forward: what second derivatives of its callers call.
//!
//! ```text
//! impl rt::Operator<rt::op::Mul, f64> for V3 {
//!     ..
//!     fn jvp_fwd(self, rhs: f64, left_dot, right_dot, tape) -> (V3, Seed) { .. }
//!     fn jvp_rev(self, rhs: f64, left_dot, right_dot, .., tape, seed: (Seed, Seed)) -> (Left, f64, Left, f64) { .. }
//!     fn jvp_vjp(self, rhs: f64, left_dot, right_dot, .., tape, seed: (Seed, Seed)) -> ((V3, Seed), ..) { .. }
//! }
//! ```
//! They hand on to the companions of `fn operation`. `order = 2` adds the tangent of the tangent.

use proc_macro2::TokenStream;
use quote::quote;

use super::{dot, passed};
use crate::companions::shapes::ParamShape;

/// What the methods hand on to.
pub struct Callee<'s> {
    pub left: &'s ParamShape,
    pub right: Option<&'s ParamShape>,
    pub rhs: &'s syn::Type,
    pub turbofish: &'s TokenStream,
    pub rt: &'s TokenStream,
    /// How many derivatives are asked for.
    pub order: usize,
}

/// An operand's tangent or adjoint, as a method of the rule has it and as the companion wants it.
struct Operand {
    /// Makes it, in front of the call.
    made: TokenStream,
    given: TokenStream,
    slot: TokenStream,
    result: TokenStream,
}

impl Callee<'_> {
    fn dot(&self, param: Option<&ParamShape>, value: TokenStream, name: TokenStream) -> Operand {
        let (made, given) = dot(param, &value, &name, self.rt);
        Operand {
            made,
            given,
            slot: quote!(),
            result: quote!(),
        }
    }

    fn left_dot(&self, name: TokenStream) -> Operand {
        self.dot(Some(self.left), quote!(self), name)
    }

    fn right_dot(&self, name: TokenStream) -> Operand {
        self.dot(self.right, quote!(rhs), name)
    }

    fn bar(&self, param: Option<&ParamShape>, value: TokenStream, name: TokenStream) -> Operand {
        let (made, given, slot, result) = passed(param, &value, &name, self.rt);
        Operand {
            made,
            given,
            slot,
            result,
        }
    }

    /// Those of an operand that is there.
    fn list<'o>(&self, left: &'o Operand, right: &'o Operand) -> Vec<&'o Operand> {
        let right = self.right.map(|_| right);
        std::iter::once(left).chain(right).collect()
    }

    fn rhs(&self) -> TokenStream {
        let rhs = self.right.map(|_| quote!(rhs,));
        quote!(#rhs)
    }

    /// The methods of an operator that gives a value.
    pub fn methods(&self) -> TokenStream {
        let (rt, turbofish, rhs_type, rhs) = (self.rt, self.turbofish, self.rhs, self.rhs());
        let (left_dot, right_dot) = (
            self.left_dot(quote!(left_dot)),
            self.right_dot(quote!(right_dot)),
        );
        let dots = self.list(&left_dot, &right_dot);
        let bars = [
            self.bar(Some(self.left), quote!(self), quote!(left_bar)),
            self.bar(self.right, quote!(rhs), quote!(right_bar)),
            self.bar(Some(self.left), quote!(self), quote!(left_dot_bar)),
            self.bar(self.right, quote!(rhs), quote!(right_dot_bar)),
        ];
        let [l, r, l_dot, r_dot] = &bars;
        let there = [self.list(l, r), self.list(l_dot, r_dot)].concat();
        let made_dots = dots.iter().map(|dot| &dot.made);
        let made_dots = quote!(#(#made_dots)*);
        let given_dots: Vec<_> = dots.iter().map(|dot| &dot.given).collect();
        let made: Vec<_> = bars.iter().map(|bar| &bar.made).collect();
        let given: Vec<_> = there.iter().map(|bar| &bar.given).collect();
        let slots: Vec<_> = there.iter().map(|bar| &bar.slot).collect();
        let results = bars.iter().map(|bar| &bar.result);
        let results = quote!((#(#results),*));
        let dot_params = quote! {
            left_dot: impl #rt::IntoTangent<Self::Left>,
            right_dot: impl #rt::IntoTangent<Self::Right>
        };
        let unused = quote!(let _ = (&rhs, &left_dot, &right_dot););
        let twice = (self.order > 1).then(|| self.order_2());
        quote! {
            #[inline]
            fn jvp_fwd(
                self,
                rhs: #rhs_type,
                #dot_params,
                tape: &mut #rt::Tape<'_>,
            ) -> (Self::Output, Self::Seed) {
                #unused
                #made_dots
                operation_grad::jvp_fwd #turbofish(self, #rhs #(#given_dots,)* tape)
            }
            #[inline]
            fn jvp_rev(
                self,
                rhs: #rhs_type,
                #dot_params,
                _: (),
                _: (),
                _: (),
                _: (),
                tape: &mut #rt::Rev<'_, '_>,
                seed: (Self::Seed, Self::Seed),
            ) -> (Self::Left, Self::Right, Self::Left, Self::Right) {
                #unused
                #made_dots
                #(#made)*
                let (#(#slots,)*) = operation_grad::jvp_rev #turbofish(
                    self, #rhs #(#given_dots,)* #(#given,)* tape, seed
                );
                #results
            }
            #[inline]
            fn jvp_vjp(
                self,
                rhs: #rhs_type,
                #dot_params,
                _: (),
                _: (),
                _: (),
                _: (),
                tape: &mut #rt::Tape<'_>,
                seed: (Self::Seed, Self::Seed),
            ) -> (
                (Self::Output, Self::Seed),
                (Self::Left, Self::Right, Self::Left, Self::Right),
            ) {
                #unused
                #made_dots
                #(#made)*
                let (value, (#(#slots,)*)) = operation_grad::jvp_vjp #turbofish(
                    self, #rhs #(#given_dots,)* #(#given,)* tape, seed
                );
                (value, #results)
            }
            #twice
        }
    }

    fn order_2(&self) -> TokenStream {
        let (rt, turbofish, rhs_type, rhs) = (self.rt, self.turbofish, self.rhs, self.rhs());
        let names = names();
        let pairs = names
            .clone()
            .map(|[left, right]| (self.left_dot(left), self.right_dot(right)));
        let dots = pairs
            .iter()
            .flat_map(|(left, right)| self.list(left, right));
        let (made, given): (Vec<_>, Vec<_>) = dots.map(|dot| (&dot.made, &dot.given)).unzip();
        let params = names.iter().map(|[left, right]| {
            quote! {
                #left: impl #rt::IntoTangent<Self::Left>,
                #right: impl #rt::IntoTangent<Self::Right>
            }
        });
        let all = names.as_flattened();
        let unused = quote!(let _ = (&rhs, #(&#all),*););
        quote! {
            #[inline]
            fn jvp_jvp(
                self,
                rhs: #rhs_type,
                #(#params),*
            ) -> ((Self::Output, Self::Seed), (Self::Seed, Self::Seed)) {
                #unused
                #(#made)*
                operation_grad::order_2_jvp #turbofish(self, #rhs #(#given),*)
            }
        }
    }

    /// Those of one that assigns: what is left is changed where it is, and so are its tangents and adjoints.
    pub fn assigning(&self) -> TokenStream {
        let (rt, turbofish, rhs_type, rhs) = (self.rt, self.turbofish, self.rhs, self.rhs());
        let dot = self.right_dot(quote!(right_dot));
        let (made_dot, right_dot) = (&dot.made, &dot.given);
        let bar = self.bar(self.right, quote!(rhs), quote!(right_bar));
        let dot_bar = self.bar(self.right, quote!(rhs), quote!(right_dot_bar));
        let (made, given, slot, result) = (&bar.made, &bar.given, &bar.slot, &bar.result);
        let (made_2, given_2, slot_2, result_2) = (
            &dot_bar.made,
            &dot_bar.given,
            &dot_bar.slot,
            &dot_bar.result,
        );
        let dot_params = quote! {
            left_dot: impl #rt::IntoTangent<&'b mut Self::Left>,
            right_dot: impl #rt::IntoTangent<Self::Right>
        };
        let twice = (self.order > 1).then(|| self.assigning_order_2());
        quote! {
            #[inline]
            fn jvp_fwd<'b>(&mut self, rhs: #rhs_type, #dot_params, tape: &mut #rt::Tape<'_>)
            where
                Self::Left: 'b,
            {
                let _ = &right_dot;
                #made_dot
                let _ = operation_grad::jvp_fwd #turbofish(self, #rhs left_dot, #right_dot, tape);
            }
            #[inline]
            fn jvp_rev<'b>(
                &mut self,
                rhs: #rhs_type,
                #dot_params,
                bar: impl #rt::IntoShadow<&'b mut Self::Left>,
                _: (),
                dot_bar: impl #rt::IntoShadow<&'b mut Self::Left>,
                _: (),
                tape: &mut #rt::Rev<'_, '_>,
                seed: ((), ()),
            ) -> ((), Self::Right, (), Self::Right)
            where
                Self::Left: 'b,
            {
                let _ = &right_dot;
                let (bar, dot_bar): (&mut Self::Left, &mut Self::Left) =
                    (bar.into_shadow(), dot_bar.into_shadow());
                #made_dot
                #made
                #made_2
                let (_, #slot, _, #slot_2) = operation_grad::jvp_rev #turbofish(
                    self, #rhs left_dot, #right_dot, bar, #given, dot_bar, #given_2, tape, seed
                );
                ((), #result, (), #result_2)
            }
            #twice
        }
    }

    fn assigning_order_2(&self) -> TokenStream {
        let (rt, turbofish, rhs_type, rhs) = (self.rt, self.turbofish, self.rhs, self.rhs());
        let names = names();
        let dots = names
            .clone()
            .map(|[left, right]| (left, self.right_dot(right)));
        let made = dots.iter().map(|(_, dot)| &dot.made);
        let given = dots.iter().map(|(left, dot)| {
            let right = &dot.given;
            quote!(#left, #right)
        });
        let (lefts, rights): (Vec<_>, Vec<_>) = names.iter().map(|[l, r]| (l, r)).unzip();
        quote! {
            #[inline]
            fn jvp_jvp<'b>(
                &mut self,
                rhs: #rhs_type,
                #(
                    #lefts: impl #rt::IntoTangent<&'b mut Self::Left>,
                    #rights: impl #rt::IntoTangent<Self::Right>,
                )*
            )
            where
                Self::Left: 'b,
            {
                let _ = (#(&#rights),*);
                #(#made)*
                let _ = operation_grad::order_2_jvp #turbofish(self, #rhs #(#given),*);
            }
        }
    }
}

/// The first tangents of both operands, their second ones, and the tangents of the first.
fn names() -> [[TokenStream; 2]; 3] {
    [
        [quote!(left_dot), quote!(right_dot)],
        [quote!(left_2), quote!(right_2)],
        [quote!(left_dot_2), quote!(right_dot_2)],
    ]
}
