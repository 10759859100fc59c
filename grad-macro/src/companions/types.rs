//! The types in companions' signatures.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Lifetime;

use super::shapes::{By, ParamShape, RetShape, Role, Shape};

/// The runtime's root, `::grad_runtime` unless an option says otherwise.
pub struct Root<'a>(pub &'a TokenStream);

impl Root<'_> {
    /// An item of the hidden facade.
    pub fn rt(&self, name: &str) -> TokenStream {
        let root = self.0;
        let name = Ident::new(name, proc_macro2::Span::mixed_site());
        quote!(#root::rt::#name)
    }

    fn vec(&self, of: &TokenStream) -> TokenStream {
        let root = self.0;
        quote!(#root::rt::alloc::vec::Vec<#of>)
    }

    /// The gradient type of a value.
    pub fn tangent(&self, shape: &Shape) -> TokenStream {
        let root = self.0;
        match shape {
            Shape::F64 => quote!(::core::primitive::f64),
            Shape::F32 => quote!(::core::primitive::f32),
            Shape::Param(param) => quote!(#param),
            Shape::Inert => quote!(()),
            Shape::Array(of, len) => {
                let of = self.tangent(of);
                quote!([#of; #len])
            }
            Shape::Slice(of) | Shape::Vec(of) => self.vec(&self.tangent(of)),
            Shape::Tuple(parts) => {
                let parts = parts.iter().map(|part| self.tangent(part));
                quote!((#(#parts,)*))
            }
            Shape::Option(of) => {
                let of = self.tangent(of);
                quote!(::core::option::Option<#of>)
            }
            Shape::Opaque(ty) => quote!(<#ty as #root::Differentiable>::Tangent),
        }
    }

    /// The type of a parameter's public adjoint buffer.
    pub fn buffer(&self, param: &ParamShape) -> TokenStream {
        match (&param.shape, param.by) {
            (Shape::Vec(of), By::Ref) | (Shape::Slice(of), _) => {
                let of = self.tangent(of);
                quote!(&mut [#of])
            }
            (shape, _) => {
                let of = self.tangent(shape);
                quote!(&mut #of)
            }
        }
    }

    /// The type of a parameter's shadow, as the hidden companions see it.
    pub fn shadow(&self, param: &ParamShape, lifetime: &Lifetime) -> TokenStream {
        if param.is_exclusive() {
            return self.exclusive(param, lifetime);
        }
        let cell = quote!(::core::cell::Cell);
        match &param.shape {
            Shape::Slice(of) | Shape::Vec(of) | Shape::Array(of, _) if param.is_nested() => {
                let of = self.inner_element(of);
                quote!(&#lifetime [&#lifetime [#cell<#of>]])
            }
            Shape::Slice(of) | Shape::Vec(of) => {
                let of = self.tangent(of);
                quote!(&#lifetime [#cell<#of>])
            }
            Shape::Array(of, len) => {
                let of = self.tangent(of);
                quote!(&#lifetime [#cell<#of>; #len])
            }
            shape => {
                let of = self.tangent(shape);
                quote!(&#lifetime #cell<#of>)
            }
        }
    }

    fn exclusive(&self, param: &ParamShape, lifetime: &Lifetime) -> TokenStream {
        match (&param.shape, param.by) {
            (Shape::Vec(of), By::Ref) | (Shape::Slice(of), _) => {
                let of = self.tangent(of);
                quote!(&#lifetime mut [#of])
            }
            (shape, _) => {
                let of = self.tangent(shape);
                quote!(&#lifetime mut #of)
            }
        }
    }

    /// The tangent of what the inner level of a nested shape consists of.
    fn inner_element(&self, shape: &Shape) -> TokenStream {
        match shape {
            Shape::Slice(of) | Shape::Vec(of) | Shape::Array(of, _) => self.tangent(of),
            shape => self.tangent(shape),
        }
    }

    /// The type of a parameter's slot in the results of `vjp` and `rev`.
    pub fn slot(&self, param: &ParamShape) -> TokenStream {
        match param.role() {
            Role::Inactive | Role::Reference => quote!(()),
            Role::LeftOut => self.rt("LeftOut"),
            Role::Value => self.tangent(&param.shape),
        }
    }

    /// The type of the seed that the hidden companions take.
    pub fn hidden_seed(&self, ret: &RetShape) -> TokenStream {
        let seed = self.seed(ret);
        match ret.wrap {
            Some(_) => quote!(::core::option::Option<#seed>),
            None => seed,
        }
    }

    /// The type of the seed that the public companions take; `()` if they take none.
    pub fn seed(&self, ret: &RetShape) -> TokenStream {
        if ret.is_active() {
            self.tangent(&ret.shape)
        } else {
            quote!(())
        }
    }

    /// `Option<of>` or `Result<of, E>` where the function returns such.
    pub fn wrap(&self, ret: &RetShape, of: TokenStream) -> TokenStream {
        match &ret.wrap {
            None => of,
            Some(wrap) => wrap.around(of),
        }
    }
}

/// One: the bare thing; several: a tuple; none: `()`.
pub fn bundle(parts: &[TokenStream]) -> TokenStream {
    match parts {
        [one] => one.clone(),
        parts => quote!((#(#parts),*)),
    }
}

/// A tuple with one element per parameter, as the hidden companions return it.
pub fn slots(parts: &[TokenStream]) -> TokenStream {
    match parts {
        [one] => quote!((#one,)),
        parts => quote!((#(#parts),*)),
    }
}
