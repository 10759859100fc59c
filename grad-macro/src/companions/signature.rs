//! What all companions of a function share: its signature, taken apart.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{GenericParam, Lifetime};

use super::Options;
use super::second::Tangents;
use super::shapes::{self, ParamShape, RetShape, Role};
use super::types::Root;
use crate::lints;
use crate::names::{Items, Locals};

pub struct Signature<'a> {
    pub item: &'a syn::ItemFn,
    pub params: &'a [ParamShape],
    pub ret: RetShape,
    pub items: Items,
    pub locals: Locals,
    pub root: Root<'a>,
    /// It stands in an `impl`: companions are associated functions.
    pub method: bool,
    /// See [`Options::of_trait`].
    pub of_trait: Option<&'a syn::Path>,
    /// See [`Options::in_trait`].
    pub in_trait: bool,
    pub taken: Option<&'a Ident>,
    /// Whether the function was refused: nothing of its companions is ever run.
    pub stub: bool,
    /// Whether a public `f_jvp` is asked for.
    pub jvp: bool,
    /// Whether there is nothing but reverse mode, without a pullback.
    pub alone: bool,
    /// The last half of the parameters are the tangents of the first.
    pub tangents: Option<Tangents>,
    /// See [`Options::recorded`].
    pub recorded: &'a [Ident],
    /// See [`Options::text`].
    pub text: u64,
    /// See [`Options::instance`].
    pub instance: Option<&'a [Ident]>,
}

impl<'a> Signature<'a> {
    pub fn new(item: &'a syn::ItemFn, options: &'a Options, params: &'a [ParamShape]) -> Self {
        let idents: Vec<&Ident> = params.iter().map(|param| &param.ident).collect();
        let mut locals = Locals::new(&idents);
        locals.name_pullbacks(&shapes::functions(params));
        Self {
            item,
            params,
            ret: shapes::RetShape {
                is_struct: options.returns_struct,
                ..shapes::ret(&item.sig)
            },
            items: Items::new(&item.sig.ident, options.stem.as_deref()),
            locals,
            root: Root(&options.root),
            method: options.method,
            of_trait: options.of_trait.as_ref(),
            in_trait: options.in_trait,
            taken: options.taken.as_ref(),
            stub: false,
            jvp: options.jvp,
            alone: options.alone,
            tangents: None,
            recorded: &options.recorded,
            text: options.text,
            instance: options.instance.as_deref(),
        }
    }

    /// Parameters with a role, with their positions.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = (usize, &'a ParamShape)> {
        self.params
            .iter()
            .enumerate()
            .filter(move |(_, param)| param.role() == role)
    }

    /// `x: f64, w: &[f64]`.
    pub fn args(&self) -> Vec<TokenStream> {
        let arg = |param: &ParamShape| match (&param.receiver, &param.ident, &param.ty) {
            (Some(receiver), ..) => receiver.clone(),
            (None, ident, ty) => quote!(#ident: #ty),
        };
        self.params.iter().map(arg).collect()
    }

    /// The same for public companions: `f: F, f_vjp: impl Fn(f64, f64) -> (f64, f64)`.
    pub fn public_args(&self) -> Vec<TokenStream> {
        self.followed(self.args(), |bar, pullback| quote!(#bar: #pullback))
    }

    /// The names of those.
    pub fn public_idents(&self) -> Vec<TokenStream> {
        let idents = self
            .idents()
            .iter()
            .map(ToTokens::to_token_stream)
            .collect();
        self.followed(idents, |bar, _| quote!(#bar))
    }

    /// Every function among the parameters is followed by what differentiates it.
    fn followed(
        &self,
        args: Vec<TokenStream>,
        by: impl Fn(&Ident, &shapes::Pullback) -> TokenStream,
    ) -> Vec<TokenStream> {
        let params = self.params.iter().zip(&self.locals.bars);
        let mut out = Vec::with_capacity(args.len());
        for (arg, (param, bar)) in args.into_iter().zip(params) {
            out.push(arg);
            out.extend(param.pullback.as_ref().map(|pullback| by(bar, pullback)));
        }
        out
    }

    /// The same for hidden companions.
    pub fn hidden_args(&self) -> Vec<TokenStream> {
        let mut args = self.args();
        if let Some(tangents) = &self.tangents {
            args.truncate(tangents.base);
            args.extend(tangents.args.iter().cloned());
        }
        if let (Some(first), Some(param)) = (args.first_mut(), self.params.first())
            && param.is_owned_self()
        {
            let ident = &param.ident;
            *first = quote!(&#ident);
        }
        args
    }

    /// `x, w`.
    pub fn idents(&self) -> Vec<&Ident> {
        self.params.iter().map(|param| &param.ident).collect()
    }

    /// What public companions pass to hidden ones.
    pub fn lent(&self) -> Vec<TokenStream> {
        let pass = |param: &ParamShape| {
            let ident = &param.ident;
            match param.is_owned_self() {
                true => quote!(&#ident),
                false => quote!(#ident),
            }
        };
        self.params.iter().map(pass).collect()
    }

    /// The function itself, with its own parameters. A type may have one of the same name that is not the trait's, and
    /// `Self::` finds that first.
    pub fn primal(&self) -> TokenStream {
        let (name, turbofish) = (&self.item.sig.ident, self.own_turbofish());
        let hidden = &self.items.hidden;
        match (self.method, self.of_trait) {
            (true, Some(of)) => quote!(<Self as #of>::#name #turbofish),
            (true, None) => quote!(Self::#name #turbofish),
            (false, _) if self.has_namesake() => quote!(<#hidden>::itself #turbofish),
            (false, _) => quote!(#name #turbofish),
        }
    }

    /// Whether a parameter is called as the function is, which is out of sight then.
    pub fn has_namesake(&self) -> bool {
        let name = &self.item.sig.ident;
        self.params.iter().any(|param| param.ident == *name)
    }

    /// A public companion, as the others call it.
    pub fn callee(&self, name: &Ident) -> TokenStream {
        match self.method {
            true => self.of_self(name),
            false => quote!(#name),
        }
    }

    /// A companion that is an associated function.
    fn of_self(&self, name: &Ident) -> TokenStream {
        match self.of_trait.filter(|_| self.in_trait) {
            Some(of) => quote!(<Self as #of>::#name),
            None => quote!(Self::#name),
        }
    }

    /// A hidden companion: `short` is its name in the enum of a function, `full` among the functions of a type.
    pub fn hidden(&self, short: &Ident, full: &Ident) -> TokenStream {
        let hidden = &self.items.hidden;
        match self.method {
            true => self.of_self(full),
            false => quote!(<#hidden>::#short),
        }
    }

    /// The hidden companion that does both sweeps.
    pub fn hidden_vjp(&self) -> TokenStream {
        self.hidden(&format_ident!("vjp"), &self.items.hidden_vjp)
    }

    /// The one that records.
    pub fn hidden_fwd(&self) -> TokenStream {
        self.hidden(&format_ident!("fwd"), &self.items.hidden_fwd)
    }

    /// The one that reads the record.
    pub fn hidden_rev(&self) -> TokenStream {
        self.hidden(&format_ident!("rev"), &self.items.hidden_rev)
    }

    /// The hidden forward companion.
    pub fn hidden_jvp(&self) -> TokenStream {
        self.hidden(&format_ident!("jvp"), &self.items.hidden_jvp)
    }

    /// Puts a companion's own first parameter or argument where a method may have it: after the receiver.
    pub fn after_receiver(
        &self,
        mut list: Vec<TokenStream>,
        first: TokenStream,
    ) -> Vec<TokenStream> {
        let at = usize::from(self.params.first().is_some_and(|p| p.receiver.is_some()));
        list.insert(at, first);
        list
    }

    /// `<'a, T: Bound, const N: usize>`, with further lifetimes.
    pub fn generics(&self, more: &[Lifetime]) -> TokenStream {
        self.generics_with(more, None)
    }

    /// The same with one more parameter.
    pub fn generics_and(&self, more: TokenStream) -> TokenStream {
        self.generics_with(&[], Some(more))
    }

    fn generics_with(&self, more: &[Lifetime], last: Option<TokenStream>) -> TokenStream {
        let params = &self.item.sig.generics.params;
        let (lifetimes, others): (Vec<_>, Vec<_>) = params
            .iter()
            .partition(|param| matches!(param, GenericParam::Lifetime(_)));
        let all: Vec<TokenStream> = (lifetimes.iter().map(ToTokens::to_token_stream))
            .chain(more.iter().map(ToTokens::to_token_stream))
            .chain(others.iter().map(ToTokens::to_token_stream))
            .chain(last)
            .collect();
        if all.is_empty() {
            TokenStream::new()
        } else {
            quote!(<#(#all),*>)
        }
    }

    /// The parameters that a type mentions, with their bounds, save for those that mention others.
    pub fn generics_of(&self, ty: &syn::Type) -> (TokenStream, TokenStream) {
        let generics = &self.item.sig.generics;
        let mentioned = |ident: &Ident| mentions(ty.to_token_stream(), ident);
        let (mut kept, others): (Vec<GenericParam>, Vec<GenericParam>) =
            (generics.params.iter().cloned()).partition(|param| mentioned(name_of(param)));
        let apart = |tokens: TokenStream| {
            let mut others = others.iter().map(name_of);
            !others.any(|other| mentions(tokens.clone(), other))
        };
        for param in &mut kept {
            if let GenericParam::Type(param) = param {
                let bounds = std::mem::take(&mut param.bounds).into_iter();
                let bounds = bounds.filter(|bound| apart(bound.to_token_stream()));
                param.bounds = bounds.collect();
            }
        }
        let clause = generics.where_clause.iter();
        let predicates: Vec<_> = (clause.flat_map(|clause| &clause.predicates))
            .filter(|predicate| match predicate {
                syn::WherePredicate::Type(predicate) => match &predicate.bounded_ty {
                    syn::Type::Path(path) => path.path.get_ident().is_some_and(mentioned),
                    _ => false,
                },
                _ => false,
            })
            .map(ToTokens::to_token_stream)
            .filter(|predicate| !predicate.to_string().contains('\''))
            .filter(|predicate| apart(predicate.clone()))
            .collect();
        let list = (!kept.is_empty()).then(|| quote!(<#(#kept),*>));
        let clause = (!predicates.is_empty()).then(|| quote!(where #(#predicates),*));
        (quote!(#list), quote!(#clause))
    }

    /// `::<T, N>`: not all of them need follow from the arguments. Lifetimes always do.
    pub fn turbofish(&self) -> TokenStream {
        let names = self.type_params();
        if names.is_empty() {
            TokenStream::new()
        } else {
            quote!(::<#(#names),*>)
        }
    }

    /// The same for the function itself, unless it leaves some of them without a name.
    fn own_turbofish(&self) -> TokenStream {
        match self.is_nameless() {
            true => TokenStream::new(),
            false => self.turbofish(),
        }
    }

    /// Whether parameters of the function have a name in companions only.
    pub fn is_nameless(&self) -> bool {
        let mut params = self.item.sig.generics.type_params();
        self.instance.is_some() || params.any(|param| crate::traits::is_named(&param.ident))
    }

    /// A parameter's value as the function itself takes it.
    pub fn as_primal(&self, param: &Ident, value: TokenStream) -> TokenStream {
        match self.instance.is_some_and(|all| all.contains(param)) {
            true => quote!(::core::iter::IntoIterator::into_iter(#value)),
            false => value,
        }
    }

    /// The names of type parameters and constants.
    pub fn type_params(&self) -> Vec<&Ident> {
        let params = self.item.sig.generics.params.iter();
        params
            .filter_map(|param| match param {
                GenericParam::Type(param) => Some(&param.ident),
                GenericParam::Const(param) => Some(&param.ident),
                GenericParam::Lifetime(_) => None,
            })
            .collect()
    }

    /// The user's, and our own bounds: `where T: Clone, T: Real`.
    pub fn where_clause(&self) -> TokenStream {
        self.where_with(TokenStream::new())
    }

    /// The same with one more predicate.
    pub fn where_with(&self, more: TokenStream) -> TokenStream {
        let generics = &self.item.sig.generics;
        let clause = generics.where_clause.iter();
        let written = clause.flat_map(|clause| &clause.predicates);
        let mut predicates: Vec<TokenStream> = written.map(ToTokens::to_token_stream).collect();
        let root = self.root.0;
        for param in crate::generics::floats(generics) {
            predicates.push(quote!(#param: #root::Real));
        }
        let active = self.params.iter().filter(|param| param.is_active());
        let (mut opaque, mut associated) = (Vec::new(), Vec::new());
        for shape in active.map(|param| &param.shape).chain([&self.ret.shape]) {
            shape.parameters(generics, &mut opaque);
            shape.associated(generics, &mut associated);
        }
        for of in associated {
            predicates.push(quote!(#of: #root::Differentiable<Tangent: 'static>));
        }
        for param in opaque {
            predicates.push(quote!(#param: #root::Differentiable<Tangent: 'static>));
        }
        for param in self.recorded {
            predicates.push(quote!(#param: #root::rt::Save));
            predicates.push(quote!(<#param as #root::Differentiable>::Tangent: #root::rt::Save));
        }
        predicates.extend(self.of_the_block());
        if !more.is_empty() {
            predicates.push(more);
        }
        match predicates.is_empty() {
            true => TokenStream::new(),
            false => quote!(where #(#predicates),*),
        }
    }

    /// What a receiver of a generic type needs of the type's parameters, those of floats aside.
    fn of_the_block(&self) -> Vec<TokenStream> {
        let receiver = |param: &&ParamShape| param.receiver.is_some() && param.is_active();
        if !self.params.iter().any(|param| receiver(&param)) {
            return vec![];
        }
        let around = crate::generics::around();
        let root = self.root.0;
        crate::generics::parts(&around)
            .into_iter()
            .map(|param| quote!(#param: 'static + #root::Differentiable<Tangent: 'static>))
            .collect()
    }

    /// The lifetimes of the tangents.
    pub fn tangent_lifetimes(&self) -> &[Lifetime] {
        self.tangents
            .as_ref()
            .map_or(&[], |tangents| &tangents.lifetimes[..])
    }

    /// `-> R`, as written.
    pub fn arrow(&self) -> TokenStream {
        if self.tangents.is_some() {
            let ty = &self.ret.ty;
            return quote!(-> #ty);
        }
        self.item.sig.output.to_token_stream()
    }

    /// The result's type.
    pub fn ret_type(&self) -> TokenStream {
        self.ret
            .ty
            .as_ref()
            .map_or(quote!(()), ToTokens::to_token_stream)
    }

    /// `#[cfg]`s and lints: on everything emitted.
    pub fn attrs(&self) -> TokenStream {
        let cfgs = self.copied("cfg");
        let allow = lints::allow();
        quote!(#cfgs #allow)
    }

    /// The user's own `#[inline]`, else the plain one: public companions are wrappers.
    pub fn inline(&self) -> TokenStream {
        let own = self.copied("inline");
        if own.is_empty() {
            quote!(#[inline])
        } else {
            own
        }
    }

    pub fn copied(&self, attribute: &str) -> TokenStream {
        let all = self
            .item
            .attrs
            .iter()
            .filter(|attr| attr.path().is_ident(attribute));
        quote!(#(#all)*)
    }

    /// The lifetime of a parameter's shadow: `'w_bar`.
    pub fn lifetime(&self, position: usize) -> Lifetime {
        let bar = &self.locals.bars[position];
        Lifetime::new(&format!("'{bar}"), bar.span())
    }

    /// The body of a stub.
    pub fn refused(&self) -> TokenStream {
        let message = format!("`{}` was refused by `#[grad]`", self.name());
        quote!(::core::unreachable!(#message))
    }

    /// The function's name in messages and documentation.
    pub fn name(&self) -> String {
        self.item.sig.ident.to_string()
    }
}

fn name_of(param: &GenericParam) -> &Ident {
    match param {
        GenericParam::Type(param) => &param.ident,
        GenericParam::Const(param) => &param.ident,
        GenericParam::Lifetime(param) => &param.lifetime.ident,
    }
}

pub fn mentions(tokens: TokenStream, name: &Ident) -> bool {
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => ident == *name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        _ => false,
    })
}
