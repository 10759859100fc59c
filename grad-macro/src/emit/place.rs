//! Places as expressions: primal memory, owned shadows, shadows behind cells.
//!
//! The shadow of memory by reference is seen through cells: `&[f64]` has `&[Cell<f64>]`, `&[[f64; 3]]` has
//! `&[Cell<[f64; 3]>]` (whose parts are cells again), `&[Vec<f64>]` has `&[&[Cell<f64>]]`, `&f64` has `&Cell<f64>`.
//! Only parts of tuples inside a cell have no cell of their own: the whole is read and set.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::Emitter;
use super::precedence::{Expr, Prec};
use super::types::{self, refuse};
use crate::ir::{
    Base, Mem, Place, Proj, RootId, RootKind, Scalar, Struct, SumOf, Term, ValId, try_place_type,
};

/// How the memory of a place is reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Repr {
    /// A Rust place: assigned, borrowed by `&mut`.
    Own,
    /// A `Cell`.
    Cell,
    /// A slice or array of cells, or of slices of cells.
    Cells,
}

/// Why the place is needed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    Read,
    Write,
}

pub struct Loc {
    pub tokens: TokenStream,
    /// The tokens are a reference to the place, not the place.
    pub is_ref: bool,
    pub repr: Repr,
    /// It holds adjoints, or tangents.
    pub shadow: bool,
    pub ty: Option<Mem>,
    /// The path inside a cell's contents.
    pub rest: TokenStream,
    parts: Vec<Expr>,
}

impl Loc {
    /// The place itself.
    pub fn place(&self) -> Expr {
        let tokens = &self.tokens;
        let expr = if self.is_ref {
            Expr::new(quote!(*#tokens), Prec::Unary)
        } else {
            Expr::postfix(tokens.clone())
        };
        expr.reading(&self.parts)
    }

    /// What a method is called on.
    pub fn receiver(&self) -> &TokenStream {
        &self.tokens
    }

    /// A shared reference.
    pub fn shared(&self) -> TokenStream {
        let tokens = &self.tokens;
        if self.is_ref {
            tokens.clone()
        } else {
            quote!(&#tokens)
        }
    }

    /// An exclusive reference, where a plain reborrow will do.
    pub fn exclusive(&self) -> TokenStream {
        let tokens = &self.tokens;
        if self.is_ref {
            tokens.clone()
        } else {
            quote!(&mut #tokens)
        }
    }

    pub fn has_rest(&self) -> bool {
        !self.rest.is_empty()
    }
}

impl Emitter<'_> {
    pub(super) fn loc(&mut self, place: &Place, access: Access) -> Loc {
        let inside = place
            .path
            .iter()
            .any(|step| !matches!(step, Proj::Field(_)));
        let mut loc = match &place.base {
            Base::Root(root) => self.root(*root, access),
            Base::Shadow(root) => self.shadow(*root, access),
            Base::Select(which, options) => self.select(*which, options, access, inside),
        };
        for step in &place.path {
            self.step(&mut loc, step, access);
        }
        loc
    }

    fn root(&mut self, root: RootId, access: Access) -> Loc {
        let info = self.func().root(root);
        let ty = Some(info.ty.clone());
        let (tokens, is_ref) = match &info.kind {
            RootKind::Const { path } => (path.clone(), matches!(info.ty, Mem::Slice(_))),
            RootKind::ParamRef { .. } | RootKind::View { .. } => {
                (self.memory_ident(root, false), true)
            }
            _ if self.tape.lends(root) => (self.memory_ident(root, false), true),
            _ => {
                self.touch(root, false, access);
                (self.memory_ident(root, false), false)
            }
        };
        let repr = match info.kind {
            RootKind::View { cells: true, .. } => Repr::Cells,
            _ => Repr::Own,
        };
        Loc {
            tokens,
            is_ref,
            repr,
            ty,
            rest: TokenStream::new(),
            shadow: false,
            parts: Vec::new(),
        }
    }

    fn shadow(&mut self, root: RootId, access: Access) -> Loc {
        let info = self.func().root(root);
        let tokens = self.memory_ident(root, true);
        let (repr, is_ref) = match (&info.kind, &info.ty) {
            (RootKind::ParamRef { .. }, _) if !self.func().is_shadow_lent(root) => {
                self.touch(root, true, access);
                (Repr::Own, false)
            }
            (RootKind::ParamRef { .. }, _) if self.func().is_shadow_exclusive(root) => {
                (Repr::Own, true)
            }
            (RootKind::ParamRef { .. }, Mem::Scalar(_) | Mem::Tuple(_)) => (Repr::Cell, true),
            (RootKind::ParamRef { .. }, _) => (Repr::Cells, true),
            (RootKind::View { cells: true, .. }, _) => (Repr::Cells, true),
            (RootKind::View { of, mutable, .. }, _) => {
                let own = *mutable || self.is_owned_shadow(*of);
                (if own { Repr::Own } else { Repr::Cells }, true)
            }
            _ => {
                self.touch(root, true, access);
                (Repr::Own, false)
            }
        };
        Loc {
            tokens,
            is_ref,
            repr,
            ty: Some(info.ty.clone()),
            rest: TokenStream::new(),
            shadow: true,
            parts: Vec::new(),
        }
    }

    /// Is the shadow a local, rather than cells that the caller lends?
    fn is_owned_shadow(&self, root: RootId) -> bool {
        match self.func().root(root).kind {
            RootKind::View { cells: true, .. } => false,
            RootKind::View { of, mutable, .. } => mutable || self.is_owned_shadow(of),
            RootKind::ParamRef { .. } => {
                self.func().is_shadow_exclusive(root) || !self.func().is_shadow_lent(root)
            }
            _ => true,
        }
    }

    /// A local that is written must be `mut`.
    fn touch(&mut self, root: RootId, shadow: bool, access: Access) {
        if let (Access::Write, Some(var)) = (access, self.root_slot(root, shadow)) {
            self.vars[var].mutable = true;
        }
    }

    pub(super) fn memory_ident(&self, root: RootId, shadow: bool) -> TokenStream {
        match self.root_slot(root, shadow) {
            Some(var) => self.vars[var].ident.to_token_stream(),
            None => {
                let what = if shadow { "the shadow of `" } else { "`" };
                let name = &self.func().root(root).name;
                refuse(&format!("{what}{name}` is not in scope"))
            }
        }
    }

    /// `[&x[..], &y[..]][k]`; without the ranges if it is the whole that matters. An element exists only where it
    /// is chosen: `(match k { 0 => &x[i], _ => &y[j] })`.
    fn select(&mut self, which: ValId, options: &[Place], access: Access, inside: bool) -> Loc {
        let locs: Vec<_> = options
            .iter()
            .map(|option| self.loc(option, access))
            .collect();
        let cells = locs.iter().any(|loc| loc.repr == Repr::Cells);
        let cell = locs.iter().any(|loc| loc.repr == Repr::Cell);
        let rt = self.cx.rt.clone();
        let option = |loc: &Loc| {
            let place = loc.place().at(Prec::Postfix);
            let tokens = &loc.tokens;
            match (loc.repr, access) {
                (Repr::Own, _) if cells => quote!(#rt::cells(&mut #tokens[..])),
                (Repr::Own, _) if cell => quote!(#rt::core::cell::Cell::from_mut(&mut #place)),
                (Repr::Own, Access::Read) if inside => quote!(&#tokens[..]),
                (Repr::Own, Access::Write) if inside => quote!(&mut #tokens[..]),
                (Repr::Own, Access::Read) => loc.shared(),
                (Repr::Own, Access::Write) if loc.is_ref => quote!(&mut *#tokens),
                (Repr::Own, Access::Write) => loc.exclusive(),
                (Repr::Cells, _) => quote!(&#tokens[..]),
                (Repr::Cell, _) => loc.shared(),
            }
        };
        let list: Vec<_> = locs.iter().map(option).collect();
        let which = self.val(which);
        let index = &which.tokens;
        let ty = options
            .first()
            .and_then(|p| try_place_type(self.func(), p).ok());
        let wholes = options.iter().all(|option| option.path.is_empty());
        let tokens = match list.split_last() {
            Some((last, others)) if !wholes => {
                let arms = others.iter().enumerate().map(|(n, option)| {
                    let n = Literal::usize_unsuffixed(n);
                    quote!(#n => #option,)
                });
                quote!((match #index { #(#arms)* _ => #last }))
            }
            _ => quote!([#(#list),*][#index]),
        };
        Loc {
            tokens,
            is_ref: true,
            repr: if cells {
                Repr::Cells
            } else if cell {
                Repr::Cell
            } else {
                Repr::Own
            },
            ty,
            rest: TokenStream::new(),
            shadow: locs.iter().any(|loc| loc.shadow),
            parts: vec![which],
        }
    }

    fn step(&mut self, loc: &mut Loc, step: &Proj, access: Access) {
        let tokens = loc.tokens.clone();
        let of = loc.ty.take();
        let ty = of.as_ref().and_then(|ty| ty.step(step).ok());
        match step {
            Proj::Field(n) if matches!(&of, Some(Mem::Struct(of)) if of.is_enum()) => {
                match (&of, loc.repr) {
                    (Some(Mem::Struct(of)), Repr::Own) => variant_part(loc, of, *n, access),
                    _ => loc.go(refuse("a variant's field inside a cell"), false),
                }
            }
            Proj::Field(n) => {
                let n = match &of {
                    Some(Mem::Struct(of)) => of.fields[*n].name.to_token_stream(),
                    _ => Literal::usize_unsuffixed(*n).to_token_stream(),
                };
                match loc.repr {
                    Repr::Own => loc.go(quote!(#tokens.#n), false),
                    _ => loc.rest.extend(quote!(.#n)),
                }
            }
            Proj::Index(at) => {
                let index = self.val(*at);
                let at = &index.tokens;
                if loc.has_rest() {
                    loc.rest.extend(quote!([#at]));
                } else if loc.repr == Repr::Cell {
                    loc.go(quote!(#tokens.as_array_of_cells()[#at]), false);
                } else {
                    let rows = loc.repr == Repr::Cells && ty.as_ref().is_some_and(types::has_vec);
                    loc.go(quote!(#tokens[#at]), rows);
                    if loc.repr == Repr::Cells && !rows {
                        loc.repr = Repr::Cell;
                    }
                }
                loc.parts.push(index);
            }
            Proj::Range(lo, hi) => {
                let lo = lo.filter(|lo| self.plan.graph.literal(*lo) != Some("0"));
                let (lo, hi) = (lo.map(|v| self.val(v)), hi.map(|v| self.val(v)));
                let range = Expr::range(lo, "..", hi);
                let at = &range.tokens;
                if loc.has_rest() {
                    loc.go(refuse("a range inside a tuple behind a reference"), false);
                } else if loc.repr == Repr::Cell {
                    loc.go(quote!(#tokens.as_array_of_cells()[#at]), false);
                    loc.repr = Repr::Cells;
                } else {
                    loc.go(quote!(#tokens[#at]), false);
                }
                loc.parts.push(range);
            }
        }
        loc.ty = ty;
    }

    /// A place of an owned shadow of which only the cells may be used at the moment.
    pub(super) fn loc_in_cells(&mut self, place: &Place, cells: &proc_macro2::Ident) -> Loc {
        let whole = Place {
            base: place.base.clone(),
            path: Vec::new(),
        };
        let mut loc = Loc {
            tokens: cells.to_token_stream(),
            is_ref: true,
            repr: Repr::Cells,
            ty: self.mem_type(&whole),
            rest: TokenStream::new(),
            shadow: matches!(place.base, Base::Shadow(_)),
            parts: Vec::new(),
        };
        for step in &place.path {
            self.step(&mut loc, step, Access::Read);
        }
        loc
    }

    // ---- what is read ---------------------------------------------------------------------------

    pub(super) fn load(&mut self, place: &Place) -> Expr {
        let loc = self.loc(place, Access::Read);
        let (tokens, rest) = (&loc.tokens, &loc.rest);
        match loc.repr {
            Repr::Own => loc.place(),
            _ => Expr::postfix(quote!(#tokens.get()#rest)).reading(&loc.parts),
        }
    }

    pub(super) fn len(&mut self, place: &Place) -> Expr {
        let loc = self.loc(place, Access::Read);
        let tokens = loc.receiver();
        Expr::postfix(quote!(#tokens.len())).reading(&loc.parts)
    }

    pub(super) fn sum_all(&mut self, place: &Place) -> Expr {
        let loc = self.loc(place, Access::Read);
        let (rt, whole) = (&self.cx.rt, loc.shared());
        let sum = match loc.ty {
            Some(Mem::Queue(_)) => quote!(#rt::sum_queue(#whole)),
            _ => quote!(#rt::sum_all(#whole)),
        };
        Expr::postfix(sum).reading(&loc.parts)
    }

    pub(super) fn dot(&mut self, a: &Place, b: &Place) -> Expr {
        let [a, b] = [a, b].map(|place| self.loc(place, Access::Read));
        let (rt, left, right) = (&self.cx.rt, a.shared(), b.shared());
        let dot = Expr::postfix(quote!(#rt::dot(#left, #right)));
        dot.reading(&a.parts).reading(&b.parts)
    }

    /// `rt::sum_of((a, b), |[t1, t2]| t1 * t2)`
    pub(super) fn sum_of(&mut self, sum: &SumOf, ty: Scalar) -> Expr {
        let windows: Vec<_> = (sum.windows.iter())
            .map(|place| self.loc(place, Access::Read))
            .collect();
        // No name in sight is hidden by these.
        let elems: Vec<_> = (windows.iter())
            .map(|_| super::names::ident(&self.names.temp()))
            .collect();
        let term = self.term(&sum.term, &elems, ty);
        let lists: Vec<_> = windows.iter().map(|window| window.shared()).collect();
        let lists = match &lists[..] {
            [one] => quote!((#one,)),
            lists => quote!((#(#lists),*)),
        };
        let (rt, value) = (&self.cx.rt, &term.tokens);
        let call = quote!(#rt::sum_of(#lists, |[#(#elems),*]| #value));
        (windows.iter()).fold(Expr::postfix(call).reading([&term]), |call, window| {
            call.reading(&window.parts)
        })
    }

    fn term(&mut self, term: &Term, elems: &[proc_macro2::Ident], ty: Scalar) -> Expr {
        match term {
            Term::Elem(k) => Expr::ident(&elems[*k]),
            Term::Val(v) => self.val(*v),
            Term::Lit(text) => super::scalar::literal(text, ty),
            Term::Math(rule, args) => {
                let args = args.iter().map(|arg| self.term(arg, elems, ty)).collect();
                self.applied(rule.form, args)
            }
        }
    }

    pub(super) fn mem_type(&self, place: &Place) -> Option<Mem> {
        try_place_type(self.func(), place).ok()
    }
}

/// `(match &shape { Shape::Circle { r: part, .. } => part, .. })`; a shadow has functions for that.
fn variant_part(loc: &mut Loc, of: &Struct, at: usize, access: Access) {
    let field = &of.fields[at];
    let Some(variant) = &field.variant else {
        return loc.go(refuse("a field of an enum outside of its variants"), false);
    };
    if (loc.shadow || of.tangent) && !of.is_option() {
        // These look into boxes.
        let (get, get_mut) = crate::names::variant_field(variant, &field.name);
        let (tokens, get) = match access {
            Access::Read => (&loc.tokens, get),
            Access::Write => (&loc.tokens, get_mut),
        };
        return loc.go(quote!(#tokens.#get()), true);
    }
    let (path, name) = (of.variants_path(), &field.name);
    let whole = match access {
        Access::Read if loc.is_ref => {
            let tokens = &loc.tokens;
            quote!(&*#tokens)
        }
        Access::Read => loc.shared(),
        Access::Write if loc.is_ref => {
            let tokens = &loc.tokens;
            quote!(&mut *#tokens)
        }
        Access::Write => loc.exclusive(),
    };
    let part = proc_macro2::Ident::new("part", proc_macro2::Span::mixed_site());
    let found = match (field.boxed, access) {
        (false, _) => quote!(#part),
        (true, Access::Read) => quote!(&**#part),
        (true, Access::Write) => quote!(&mut **#part),
    };
    let tokens = quote! {
        (match #whole { #path::#variant { #name: #part, .. } => #found, _ => ::core::unreachable!() })
    };
    loc.go(tokens, true);
}

impl Loc {
    fn go(&mut self, tokens: TokenStream, is_ref: bool) {
        self.tokens = tokens;
        self.is_ref = is_ref;
    }
}
