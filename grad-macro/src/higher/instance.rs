//! A callee as one call of it needs it: without type parameters, as a closure.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Expr, ExprClosure, FnArg, Generics, ItemFn, ReturnType, Type};

use super::handed::{self, Handed};
use super::receiver;
use super::site::Site;
use super::stands::Stands;
use crate::conversions;
use crate::known::{Known, MethodBody};
use crate::spans;
use crate::substitute;
use crate::types::Ty;

pub struct Instance {
    function: ItemFn,
    handed: Vec<Option<Handed>>,
    by: By,
}

/// How a receiver becomes an argument.
enum By {
    Shared,
    Exclusive,
    Itself,
    /// What lies behind the reference.
    Copy,
}

impl Instance {
    /// Or why there is none.
    pub fn of(
        function: &ItemFn,
        method: Option<&MethodBody>,
        site: &Site<'_>,
        known: &Known,
    ) -> Result<Instance, String> {
        let function = match method {
            Some(body) => receiver::as_parameter(body)
                .ok_or("of its receiver\nhelp: let it take `self`, `&self` or `&mut self`")?,
            None => function.clone(),
        };
        let (function, _) = substitute::aliases(&function, known);
        let function = substitute::imports(function, known);
        let function = match conversions::written_out(&function) {
            // Who passes an iterator has to pass a list.
            Some((_, iterators)) if !iterators.is_empty() => {
                return Err("it takes an iterator\nhelp: let it take a slice".into());
            }
            Some((function, _)) => function,
            None => function,
        };
        if site.args.len() != function.sig.inputs.len() || function.sig.receiver().is_some() {
            return Err("it is called with another number of arguments".into());
        }
        let stands = Stands::of(&function.sig, site, known).map_err(|param| {
            format!(
                "what its parameter `{param}` stands for is not known\nhelp: say it: `{}::<..>(..)`",
                site.called
            )
        })?;
        let tokens = spans::located(function.to_token_stream(), site.called.span());
        let function: ItemFn = syn::parse2(tokens).map_err(|error| error.to_string())?;
        let handed = (function.sig.inputs.iter())
            .map(|input| Handed::of(input, &function.sig.generics))
            .collect();
        let by = match (function.sig.inputs.first(), site.receiver) {
            (Some(FnArg::Typed(first)), Some(receiver)) => {
                match (&*first.ty, site.types.expr(receiver)) {
                    (Type::Reference(_), Ty::Ref { .. }) => By::Itself,
                    (_, Ty::Ref { .. }) => By::Copy,
                    (Type::Reference(of), _) if of.mutability.is_some() => By::Exclusive,
                    (Type::Reference(_), _) => By::Shared,
                    _ => By::Itself,
                }
            }
            _ => By::Itself,
        };
        let mut instance = Instance {
            function,
            handed,
            by,
        };
        instance.apply(stands, site.generics);
        match instance.is_plain() {
            true => Ok(instance),
            false => Err(
                "it takes or gives what has no type that can be written\nhelp: name the type"
                    .into(),
            ),
        }
    }

    fn apply(&mut self, mut stands: Stands, around: &Generics) {
        use syn::visit_mut::VisitMut;
        stands.forget(&mut self.function.sig.generics, around);
        stands.visit_signature_mut(&mut self.function.sig);
        stands.visit_block_mut(&mut self.function.block);
        for handed in self.handed.iter_mut().flatten() {
            for ty in &mut handed.inputs {
                stands.visit_type_mut(ty);
            }
            stands.visit_return_type_mut(&mut handed.output);
        }
    }

    /// Whether what it takes (but for functions) and gives can be said in a closure.
    fn is_plain(&self) -> bool {
        let takes = (self.function.sig.inputs.iter().zip(&self.handed)).all(|(arg, handed)| {
            handed.is_some() || matches!(arg, FnArg::Typed(arg) if !is_open(&arg.ty))
        });
        let gives = match &self.function.sig.output {
            ReturnType::Type(_, ty) => !is_open(ty),
            ReturnType::Default => true,
        };
        takes && gives
    }

    /// The receiver of a method call as the first argument.
    pub fn receiver(&self, receiver: &Expr) -> Expr {
        match &self.by {
            By::Shared => syn::parse_quote!(&#receiver),
            By::Exclusive => syn::parse_quote!(&mut #receiver),
            By::Itself => receiver.clone(),
            By::Copy => syn::parse_quote!(*#receiver),
        }
    }

    pub fn function(&self) -> &ItemFn {
        &self.function
    }

    pub fn handed(&self) -> &[Option<Handed>] {
        &self.handed
    }

    /// Changes what the body says.
    pub fn within(&mut self, change: impl FnOnce(&mut ItemFn)) {
        change(&mut self.function);
    }

    pub fn closure(&self) -> ExprClosure {
        let inputs = self.function.sig.inputs.iter().zip(&self.handed);
        let inputs = inputs.map(|(arg, handed)| handed::parameter(arg, handed.as_ref()));
        let (output, block) = (&self.function.sig.output, &self.function.block);
        syn::parse_quote!(|#(#inputs),*| #output #block)
    }
}

/// Whether only bounds are known of a part of the type.
fn is_open(ty: &Type) -> bool {
    fn found(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|tree| match tree {
            proc_macro2::TokenTree::Ident(ident) => ident == "impl" || ident == "dyn",
            proc_macro2::TokenTree::Group(group) => found(group.stream()),
            _ => false,
        })
    }
    found(quote!(#ty))
}
