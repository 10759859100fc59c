//! Everything emitted beside a function, around the bodies that differentiation made.

mod custom;
mod docs;
mod gates;
mod hidden;
pub mod in_place;
mod keeping;
pub mod kernel;
mod lanes;
pub mod many;
pub mod matrix;
pub mod nested;
mod overwriting;
mod public;
mod pullback;
pub mod refused;
mod repeat;
pub mod second;
pub mod shapes;
pub mod signature;
pub mod tangent;
#[cfg(test)]
mod tests;
mod types;
mod unavailable;

pub use types::Root;

use proc_macro2::TokenStream;
use quote::quote;

use self::shapes::ParamShape;
use self::signature::Signature;
use crate::reverse::Extent;
use crate::substitute;

/// What companions depend on beside the signature.
pub struct Options {
    /// The path of the runtime crate: `::grad_runtime` unless `crate = ..` says otherwise.
    pub root: TokenStream,
    /// `name = stem`.
    pub stem: Option<String>,
    /// The function stands in an `impl` or a trait.
    pub method: bool,
    /// The trait that its `impl` is of.
    pub of_trait: Option<syn::Path>,
    /// So do the companions: that trait declares them.
    pub in_trait: bool,
    /// The result is known to be no float: there is no `f_grad`.
    pub returns_struct: bool,
    /// `custom = rule`.
    pub custom: Option<syn::Path>,
    /// `custom_jvp = rule`.
    pub custom_jvp: Option<syn::Path>,
    /// `jvp`: there is a public `f_jvp`.
    pub jvp: bool,
    /// There is reverse mode only, and no pullback.
    pub alone: bool,
    /// `hvp`: there is a public `f_hvp`.
    pub hvp: bool,
    /// `hessian`: there are `f_hessian` and `f_hessian_into`.
    pub hessian: bool,
    /// `jacobian`: there are `f_jacobian` and `f_jacobian_into`.
    pub jacobian: bool,
    /// `order = k`: how many derivatives may be taken through the companions.
    pub order: usize,
    /// A name that is the user's, though a companion should have it. That was reported.
    pub taken: Option<proc_macro2::Ident>,
    /// See [`Bodies::recorded`].
    pub recorded: Vec<proc_macro2::Ident>,
    /// The function's text as a number: see [`crate::inline`].
    pub text: u64,
    /// The signature is an instance of the function's, which cannot name its parameters, and these are iterators: see [`crate::conversions`].
    pub instance: Option<Vec<proc_macro2::Ident>>,
}

impl Options {
    /// Those of a function that has hidden companions only. `root` is the path of the runtime crate.
    pub fn hidden(root: TokenStream) -> Options {
        Options {
            root,
            stem: None,
            method: true,
            of_trait: None,
            in_trait: false,
            returns_struct: true,
            custom: None,
            custom_jvp: None,
            jvp: false,
            alone: false,
            hvp: false,
            hessian: false,
            jacobian: false,
            order: 1,
            taken: None,
            recorded: vec![],
            text: 0,
            instance: None,
        }
    }
}

/// The bodies of the hidden companions: expressions or blocks. In their scope are the parameters under
/// [`ParamShape::ident`] (not `mut`), the shadows under [`Locals::bars`](crate::names::Locals::bars), converted already,
/// and `tape` and `seed`.
pub struct Bodies {
    /// Evaluates to `(value, (slot..))`. `&mut` arguments end as the primal leaves them.
    pub vjp: TokenStream,
    /// The same for who owns the adjoint buffers, where that is another body.
    pub overwriting: Option<Overwriting>,
    /// Evaluates to the value. Where it is left out, `rev` runs `vjp` instead of reading a record.
    pub fwd: Option<TokenStream>,
    /// Evaluates to `(slot..)`. `&mut` arguments end as they were before `fwd`.
    pub rev: Option<TokenStream>,
    /// Evaluates to what `f_grad` returns. Where it is left out, `f_grad` runs `f_value_and_grad`.
    pub grad: Option<TokenStream>,
    pub jvp: tangent::Jvp,
    /// Evaluates to `(value, tangent, ..)` with the tangents in several directions, in whose scope are the directions'
    /// names as [`many::lane`] makes them. Where it is left out, there is one forward sweep per direction.
    pub lanes: Option<TokenStream>,
    pub second: second::Second,
    /// The same for the function differentiated forward twice and more.
    pub higher: Vec<Higher>,
    /// Evaluates to `(tangent, (slot..))`, in the scope of `second`'s bodies, and whether it records.
    pub hvp: Option<(TokenStream, bool)>,
    /// Evaluates to `[(slot..), ..]`, the same in several directions at once, and whether it records.
    pub hvp_lanes: Option<(TokenStream, bool)>,
    /// The parameters that are functions and through which a derivative flows.
    pub called: Vec<syn::Ident>,
    /// The type parameters of which values are made or changed: a record may hold them.
    pub recorded: Vec<syn::Ident>,
    /// Whether `vjp` records anything, or calls what may.
    pub uses_tape: bool,
    /// It only lends the tape to these functions.
    pub lends_tape: Option<Vec<syn::Path>>,
    /// `vjp` is worth inlining wherever it is called: callers with several seeds share the forward sweep.
    pub short: bool,
    /// The text that `show` asks for.
    pub source: Option<String>,
    /// Sweeps that leave `&mut` arguments as they are; then `fwd` and `rev` are made of these.
    pub lean: Option<Lean>,
    /// For each parameter, whether the reverse sweep reads its contents; empty if it may read any.
    pub reads: Vec<bool>,
    pub reads_if_fixed: Vec<bool>,
    /// How much is recorded, where that is known outside of the function.
    pub record: Option<RecordLens>,
}

/// A body as that of `vjp` that finds anything in the shadows of some parameters, and leaves their adjoints there. No two
/// shadows may be the same memory.
pub struct Overwriting {
    pub body: TokenStream,
    /// The parameters, by position.
    pub params: Vec<usize>,
}

/// Constant expressions of the runtime's type `RecordLen`.
pub struct RecordLens {
    pub vjp: TokenStream,
    pub fwd: TokenStream,
    pub rev: TokenStream,
}

/// The bodies of a function that was differentiated forward several times.
pub struct Higher {
    /// The forward companion.
    pub jvp: Option<TokenStream>,
    /// Its reverse; left out where fewer derivatives are asked for.
    pub second: Option<second::Second>,
}

/// Bodies after which `&mut` arguments have contents that nobody reads.
pub struct Lean {
    pub fwd: TokenStream,
    pub rev: TokenStream,
    /// The same where no adjoints of scalar arguments are wanted.
    pub fixed: Option<[TokenStream; 2]>,
    /// What is overwritten, per `&mut` parameter.
    pub extents: Vec<(usize, Extent)>,
}

/// All companions of a function, without the function. `bodies` is `None` where it is refused: then stubs with the
/// right signatures keep callers quiet. With `custom`, bodies count for their `source` only.
pub fn emit(
    item: &syn::ItemFn,
    options: &Options,
    params: &[ParamShape],
    bodies: Option<Bodies>,
) -> TokenStream {
    let mut sig = Signature::new(item, options, params);
    let (bodies, direct) = match &options.custom {
        Some(_) if sig.ret.wrap.is_some() => return unsupported(item),
        Some(rule) => {
            let source = bodies.and_then(|bodies| bodies.source);
            (
                Some(custom::bodies(
                    &sig,
                    rule,
                    options.custom_jvp.clone(),
                    source,
                )),
                Some(custom::direct(&sig, rule)),
            )
        }
        None if bodies.is_none() && !can_be_stubbed(item) => return TokenStream::new(),
        None => (bodies, None),
    };
    sig.stub = bodies.is_none();
    let public = public::emit(&sig, bodies.as_ref(), direct);
    let doubled = second::all_params(&sig, options.order.max(1));
    let tangents = second::all(&sig, &doubled);
    let tangents: Vec<&Signature> = tangents.iter().collect();
    let hidden = hidden_ones(&sig, &tangents, bodies.as_ref());
    let nested = nested::emit(&sig, options, bodies.as_ref());
    let second = second::products(&sig, tangents[0], options, bodies.as_ref());
    let has_jacobian = options.jacobian && public::has_public(&sig);
    let jacobian = has_jacobian.then(|| {
        let jvp = bodies.as_ref().map(|bodies| &bodies.jvp);
        matrix::jacobian(&sig, !matches!(jvp, Some(tangent::Jvp::Missing)))
    });
    quote!(#public #second #jacobian #hidden #nested)
}

/// The hidden companions, with those of the function differentiated forward once (always) and more often (`tangents`; the
/// reverse of the last of these only if it is the first).
fn hidden_ones(sig: &Signature, tangents: &[&Signature], bodies: Option<&Bodies>) -> TokenStream {
    let own = bodies.map(|bodies| &bodies.second);
    let (mut inside, mut suffixed) = second::emit(tangents[0], own);
    let mut add = |(more, more_suffixed): (TokenStream, TokenStream)| {
        inside.extend(more);
        suffixed.extend(more_suffixed);
    };
    let rule = second::Second::Missing(second::Why::Rule);
    for (n, pair) in tangents.windows(2).enumerate() {
        let higher = bodies.map(|bodies| bodies.higher.get(n));
        let jvp = higher.map(
            |higher| match higher.and_then(|higher| higher.jvp.clone()) {
                Some(body) => tangent::Jvp::Body(body),
                None => tangent::Jvp::Missing,
            },
        );
        add(second::forward(pair[0], jvp.as_ref()));
        if n + 2 < tangents.len() {
            let second =
                higher.map(|higher| higher.and_then(|h| h.second.as_ref()).unwrap_or(&rule));
            add(second::emit(pair[1], second));
        }
    }
    hidden::emit(sig, bodies, (inside, suffixed))
}

impl Bodies {
    /// Puts statements that rustc checks into what always is there to check, and into what does the same.
    pub fn assert(&mut self, asserted: TokenStream) {
        let own = self.overwriting.as_mut().map(|own| &mut own.body);
        for body in std::iter::once(&mut self.vjp).chain(own) {
            *body = substitute::within(asserted.clone(), std::mem::take(body));
        }
    }

    /// Whether the reverse of the function differentiated forward so often records.
    fn records(&self, order: usize) -> bool {
        let second = match order {
            0 => return self.uses_tape,
            1 => Some(&self.second),
            order => self
                .higher
                .get(order - 2)
                .and_then(|higher| higher.second.as_ref()),
        };
        match second {
            Some(second::Second::Bodies { uses_tape, .. }) => *uses_tape,
            _ => true,
        }
    }
}

/// The type of a parameter's tangent.
pub fn tangent_of(root: &TokenStream, param: &ParamShape) -> TokenStream {
    types::Root(root).tangent(&param.shape)
}

/// The same; `()` where it has none.
pub fn bar_of(root: &TokenStream, param: &ParamShape) -> TokenStream {
    match param.is_active() {
        true => tangent_of(root, param),
        false => quote!(()),
    }
}

/// The type of the seed of a function.
pub fn seed_of(root: &TokenStream, sig: &syn::Signature) -> TokenStream {
    types::Root(root).hidden_seed(&shapes::ret(sig))
}

/// A result that borrows from an argument, `impl Trait` and `dyn Trait` cannot be written in a companion's signature without knowing more.
pub fn can_be_stubbed(item: &syn::ItemFn) -> bool {
    struct Search(bool);
    impl<'ast> syn::visit::Visit<'ast> for Search {
        fn visit_type_reference(&mut self, reference: &'ast syn::TypeReference) {
            self.0 |= reference
                .lifetime
                .as_ref()
                .is_none_or(|lifetime| lifetime.ident == "_");
            syn::visit::visit_type_reference(self, reference);
        }
        fn visit_type_impl_trait(&mut self, _: &'ast syn::TypeImplTrait) {
            self.0 = true;
        }
        fn visit_lifetime(&mut self, lifetime: &'ast syn::Lifetime) {
            self.0 |= lifetime.ident == "_";
        }
    }
    let mut search = Search(false);
    syn::visit::Visit::visit_return_type(&mut search, &item.sig.output);
    !search.0 && !returns_trait_object(&item.sig)
}

/// Whether the result holds a `dyn Trait`; errors may.
pub fn returns_trait_object(sig: &syn::Signature) -> bool {
    match &sig.output {
        syn::ReturnType::Type(_, ty) => has_trait_object(shapes::unwrapped(ty)),
        syn::ReturnType::Default => false,
    }
}

/// Whether a part of the result has no name: `Animation<impl Fn(f64) -> f64>`.
pub fn returns_unnamed(sig: &syn::Signature) -> bool {
    struct Search(bool);
    impl<'ast> syn::visit::Visit<'ast> for Search {
        fn visit_type_impl_trait(&mut self, _: &'ast syn::TypeImplTrait) {
            self.0 = true;
        }
    }
    let mut search = Search(false);
    syn::visit::Visit::visit_return_type(&mut search, &sig.output);
    search.0
}

/// What a `dyn Trait` holds is known to callers only.
pub fn has_trait_object(ty: &syn::Type) -> bool {
    struct Search(bool);
    impl<'ast> syn::visit::Visit<'ast> for Search {
        fn visit_type_trait_object(&mut self, _: &'ast syn::TypeTraitObject) {
            self.0 = true;
        }
    }
    let mut search = Search(false);
    syn::visit::Visit::visit_type(&mut search, ty);
    search.0
}

fn unsupported(item: &syn::ItemFn) -> TokenStream {
    let message = "`custom` does not support functions that return `Option` or `Result`\n\
                   help: put the rule on a function that returns the value itself";
    syn::Error::new_spanned(&item.sig.output, message).to_compile_error()
}
