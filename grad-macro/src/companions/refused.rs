//! What stands for the companions of a function that was refused among others, for which nobody asked: who calls it for a
//! derivative, or calls one of its companions, reads the reason there.
//!
//! ```text
//! const _: () = {
//!     #[diagnostic::on_unimplemented(message = "`new` has no derivative: ..")]
//!     pub trait Refused {}
//!     impl Channel {
//!         pub fn new_grad_fwd(_: impl Sized, _: impl Sized, ..) -> Channel { unreachable!() }
//!         pub fn new_grad_rev(_: impl Sized, ..) -> ! where for<'none> &'none (): Refused { unreachable!() }
//!     }
//! };
//! ```
//! They take whatever callers pass, so that nothing is asked of the types in the function's own signature. Every caller who
//! wants a derivative goes through one of those with the clause, which holds for nothing.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{Attribute, FnArg, ItemFn, ItemImpl, ReturnType, Type};

use super::shapes::{self, Role};
use super::{can_be_stubbed, types};
use crate::lints;
use crate::names::{NESTED, SUFFIXES};

/// For a method of this block, of which `reason` is told. `is_taken` says which names other methods have.
pub fn method(
    method: &ItemFn,
    block: &ItemImpl,
    reason: &str,
    root: &TokenStream,
    is_taken: &dyn Fn(&str) -> bool,
) -> TokenStream {
    let allow = lints::allow();
    let stubs = Stubs::of(method, Some("Refused"), root);
    let (told, outside) = (stubs.told(reason), stubs.outside(is_taken));
    let (params, _, clause) = block.generics.split_for_impl();
    let this = &block.self_ty;
    // Of methods of one name there is one, or none.
    let cfgs = cfgs(method.attrs.iter().chain(&block.attrs));
    quote! {
        #(#cfgs)*
        #allow
        const _: () = {
            #told
            impl #params #this #clause { #(#outside)* }
        };
    }
}

/// The same for a function of a module.
pub fn function(
    function: &ItemFn,
    reason: &str,
    root: &TokenStream,
    is_taken: &dyn Fn(&str) -> bool,
) -> TokenStream {
    let (vis, allow, allow_type) = (&function.vis, lints::allow(), lints::allow_type());
    let stubs = Stubs::of(function, None, root);
    let (told, inside) = (stubs.told(reason), stubs.inside());
    let records = ["record", "record_fwd", "record_rev"];
    let records = records.map(|name| Ident::new(name, stubs.name.span()));
    let len = stubs.root.rt("RecordLen");
    let cfgs = cfgs(&function.attrs);
    let hidden = stubs.item("grad");
    // So that an import need not know which companions there are.
    let suffixes = SUFFIXES.iter().chain(&NESTED).skip(1);
    let types = suffixes
        .map(|suffix| stubs.item(suffix))
        .map(|name| quote!(#[doc(hidden)] #(#cfgs)* #allow_type #vis type #name = #hidden;));
    let outside = stubs.outside(is_taken);
    let outside = outside
        .into_iter()
        .map(|item| quote!(#(#cfgs)* #allow #item));
    quote! {
        #(#cfgs)* #allow #told
        #[doc(hidden)] #(#cfgs)* #allow_type #[derive(::core::fmt::Debug)]
        #vis enum #hidden {}
        #[doc(hidden)] #(#cfgs)* #allow
        impl #hidden {
            #(#inside)*
            #vis const RECORDS: ::core::primitive::bool = false;
            #(#vis const fn #records() -> #len { #len::UNKNOWN })*
        }
        #(#types)*
        #(#outside)*
    }
}

fn cfgs<'a>(attrs: impl IntoIterator<Item = &'a Attribute>) -> Vec<&'a Attribute> {
    let attrs = attrs.into_iter();
    attrs.filter(|attr| attr.path().is_ident("cfg")).collect()
}

/// The stubs of one function.
struct Stubs<'a> {
    function: &'a ItemFn,
    name: Ident,
    /// The trait that says why, where items of the module name it.
    bound: Ident,
    root: types::Root<'a>,
}

impl<'a> Stubs<'a> {
    fn of(function: &'a ItemFn, bound: Option<&str>, root: &'a TokenStream) -> Stubs<'a> {
        let name = function.sig.ident.unraw();
        // What rustc shows of a stub is the function's name.
        let span = Span::mixed_site().located_at(name.span());
        let bound = match bound {
            Some(bound) => Ident::new(bound, span),
            None => format_ident!("{name}_refused", span = span),
        };
        Stubs {
            function,
            name,
            bound,
            root: types::Root(root),
        }
    }

    fn item(&self, suffix: &str) -> Ident {
        format_ident!("{}_{suffix}", self.name, span = self.name.span())
    }

    /// What rustc says where the trait is asked for, which nothing implements.
    fn told(&self, reason: &str) -> TokenStream {
        let escaped = |text: &str| text.replace('{', "{{").replace('}', "}}");
        let mut lines = reason.lines();
        let first = lines.next().unwrap_or_default();
        let message = escaped(&format!("`{}` has no derivative: {first}", self.name));
        let notes = lines.map(|line| escaped(line.trim()));
        let bound = &self.bound;
        quote! {
            #[doc(hidden)]
            #[diagnostic::on_unimplemented(
                message = #message,
                label = "its derivative is wanted here"
                #(, note = #notes)*
            )]
            pub trait #bound {}
        }
    }

    /// The hidden ones, as those of the enum: `fwd`, `vjp`, ..
    fn inside(&self) -> Vec<TokenStream> {
        let all = Kind::HIDDEN.into_iter();
        all.map(|kind| self.stub(&Ident::new(kind.name(), self.name.span()), kind))
            .collect()
    }

    /// Those that stand among the user's functions, unless he has others of these names.
    fn outside(&self, is_taken: &dyn Fn(&str) -> bool) -> Vec<TokenStream> {
        let all = Kind::HIDDEN.into_iter().chain(Kind::PUBLIC);
        let all = all.map(|kind| match Kind::PUBLIC.contains(&kind) {
            true => (self.item(kind.name()), kind),
            false => (self.item(&format!("grad_{}", kind.name())), kind),
        });
        let all = all.filter(|(name, _)| !is_taken(&name.to_string()));
        all.map(|(name, kind)| self.stub(&name, kind)).collect()
    }

    fn stub(&self, name: &Ident, kind: Kind) -> TokenStream {
        let sig = &self.function.sig;
        let vis = &self.function.vis;
        let receiver = sig.receiver().map(|_| quote!(&self));
        let given = sig.inputs.len() - usize::from(receiver.is_some());
        let (tape, rev) = (self.root.rt("Tape"), self.root.rt("Rev"));
        // Tapes are lent, which only their type says.
        let tape = match kind {
            Kind::Fwd | Kind::Vjp | Kind::JvpFwd | Kind::JvpVjp => Some(quote!(_: &mut #tape<'_>)),
            Kind::Rev | Kind::JvpRev => Some(quote!(_: &mut #rev<'_, '_>)),
            _ => None,
        };
        let any = |count| (0..count).map(|_| quote!(_: impl ::core::marker::Sized));
        let args = receiver.into_iter().chain(any(given));
        let args = args.chain(any(self.behind(kind))).chain(tape);
        let args = args.chain(any(usize::from(kind.has_seed())));
        let result = match (&sig.output, kind) {
            (ReturnType::Type(_, ty), Kind::Fwd) if self.names_result() => quote!(#ty),
            (_, Kind::JvpRev) => {
                let slots = self.slots();
                quote!((#(#slots,)* #(#slots,)*))
            }
            _ => quote!(!),
        };
        // Few of those that one caller uses, or he reads the same several times.
        let clause = kind.tells().then(|| {
            let bound = &self.bound;
            quote_spanned!(bound.span()=> where for<'none> &'none (): #bound)
        });
        quote! {
            #[doc(hidden)]
            #vis fn #name(#(#args),*) -> #result #clause { ::core::unreachable!() }
        }
    }

    /// How many shadows, tangents or buffers stand behind the function's own arguments.
    fn behind(&self, kind: Kind) -> usize {
        let all = self.function.sig.inputs.len();
        match kind {
            Kind::Fwd | Kind::Grad | Kind::ValueAndGrad => 0,
            Kind::Vjp | Kind::Rev | Kind::Jvp | Kind::JvpFwd => all,
            Kind::JvpVjp | Kind::JvpRev => 3 * all,
            Kind::Into | Kind::PublicVjp => {
                let params = shapes::params(&self.function.sig, None);
                let buffers = params.iter().filter(|of| of.role() == Role::Reference);
                buffers.count()
            }
        }
    }

    /// What stands for the adjoints of the arguments.
    fn slots(&self) -> Vec<TokenStream> {
        let inputs = self.function.sig.inputs.iter();
        let slots = inputs.map(|input| match input {
            FnArg::Typed(of) => self.slot(&of.ty),
            FnArg::Receiver(_) => self.root.rt("NoAdjoint"),
        });
        slots.collect()
    }

    /// Callers look into tuples and options.
    fn slot(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::Tuple(of) => {
                let parts = of.elems.iter().map(|of| self.slot(of));
                quote!((#(#parts,)*))
            }
            Type::Path(of)
                if of
                    .path
                    .segments
                    .last()
                    .is_some_and(|of| of.ident == "Option") =>
            {
                let none = self.root.rt("NoAdjoint");
                quote!(::core::option::Option<#none>)
            }
            _ => self.root.rt("NoAdjoint"),
        }
    }

    /// Whether the result's type can be written with what the stub has.
    fn names_result(&self) -> bool {
        self.function.sig.generics.params.is_empty() && can_be_stubbed(self.function)
    }
}

/// The companions that there are stubs of.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Fwd,
    Vjp,
    Rev,
    Jvp,
    JvpFwd,
    JvpVjp,
    JvpRev,
    Grad,
    ValueAndGrad,
    Into,
    PublicVjp,
}

impl Kind {
    const HIDDEN: [Kind; 7] = [
        Kind::Fwd,
        Kind::Vjp,
        Kind::Rev,
        Kind::Jvp,
        Kind::JvpFwd,
        Kind::JvpVjp,
        Kind::JvpRev,
    ];
    const PUBLIC: [Kind; 4] = [Kind::Grad, Kind::ValueAndGrad, Kind::Into, Kind::PublicVjp];

    fn name(self) -> &'static str {
        match self {
            Kind::Fwd => "fwd",
            Kind::Vjp | Kind::PublicVjp => "vjp",
            Kind::Rev => "rev",
            Kind::Jvp => "jvp",
            Kind::JvpFwd => "jvp_fwd",
            Kind::JvpVjp => "jvp_vjp",
            Kind::JvpRev => "jvp_rev",
            Kind::Grad => "grad",
            Kind::ValueAndGrad => "value_and_grad",
            Kind::Into => "value_and_grad_into",
        }
    }

    fn has_seed(self) -> bool {
        use Kind::{JvpRev, JvpVjp, PublicVjp, Rev, Vjp};
        matches!(self, Vjp | Rev | JvpVjp | JvpRev | PublicVjp)
    }

    /// Whether those who call it read the reason. Who goes forward goes backward as well.
    fn tells(self) -> bool {
        use Kind::{Fwd, Jvp, JvpFwd, JvpRev};
        !matches!(self, Fwd | Jvp | JvpFwd | JvpRev)
    }
}
