//! Reverse companions: what they are given, what they return, and where that goes.

use std::collections::VecDeque;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::super::Emitter;
use super::super::draft::{Draft, Pattern};
use super::super::memory::overlaps;
use super::super::options;
use super::super::place::{Access, Loc, Repr};
use super::super::scalar::literal;
use super::super::types::{self, refuse};
use super::super::vars::VarId;
use super::{has_float, keeping, tuple};
use crate::ir::{BarSlot, Bind, CallArg, CallRev, Place, Proj, RootId, Scalar, SeedArg, ValId};
use crate::names::forward;
use crate::spans::located;

/// What a reverse call returns and where it goes.
#[derive(Default)]
pub(in crate::emit) struct Flows {
    pub results: VecDeque<ValId>,
    pub vals: Vec<(ValId, VarId)>,
    pub owned: Vec<(Place, VarId)>,
    /// Adjoints that are `Option`s: the variable, what its payload binds, and the payload where there is none.
    pub options: Vec<(VarId, Pattern)>,
}

impl Emitter<'_> {
    /// A function that the caller gives is differentiated by what the caller gives for it.
    ///
    /// ```text
    /// let (_, (a_bar, b_bar)) = f_vjp(a, b, y_bar);
    /// ```
    fn pulled_back(&mut self, rev: &CallRev, results: &[ValId], vjp: &Ident) {
        let mut args: Vec<_> = rev.call.args.iter().map(|arg| self.arg(arg)).collect();
        args.push(self.seed(&rev.seed, rev.call.ret.as_ref()));
        let mut flows = Flows {
            results: results.iter().copied().collect(),
            ..Flows::default()
        };
        let floats = rev.bars.iter().zip(&rev.call.args).filter(
            |(_, arg)| matches!(arg, CallArg::Val(v) if self.cx.func.val(*v).ty.is_float()),
        );
        let bars: Vec<&BarSlot> = floats.map(|(bar, _)| bar).collect();
        let mut slots: Vec<_> = bars
            .into_iter()
            .map(|bar| self.slot(bar, &mut flows))
            .collect();
        let adjoints = match slots.len() {
            1 => slots.remove(0),
            _ => Pattern::Tuple(slots),
        };
        let pattern = Pattern::Tuple(vec![Pattern::Wild, adjoints]);
        self.line(Draft::bind(pattern, None, quote!(#vjp(#(#args),*))));
        self.flow(flows, rev.call.callee.span());
    }

    pub(in crate::emit) fn call_rev(&mut self, rev: &CallRev, results: &[ValId]) {
        let mut pullbacks = self.cx.pullbacks.iter();
        if let Some((_, vjp)) = pullbacks.find(|(param, _)| rev.call.callee.is(param)) {
            return self.pulled_back(rev, results, &vjp.clone());
        }
        let which = match rev.call.keeping {
            _ if rev.is_joint() => forward(rev.call.order) + "vjp",
            Some(_) => "rev_keeping".to_owned(),
            None => forward(rev.call.order) + "rev",
        };
        let (callee, rest) = self.callee(&rev.call, true, &which);
        let mut args = keeping(&rev.call);
        args.extend(self.operands(&rev.call, rest));
        let repeated = self.repeated(&rev.bars);
        let apart = self.set_apart(rev);
        let pairs = rev.bars.iter().zip(&rev.call.args);
        // What does not fit is an argument of this call.
        let span = rev.call.callee.span();
        let bars: Vec<_> = pairs
            .enumerate()
            .map(|(n, (bar, arg))| {
                let given = super::super::implicit::pullback(rev, n, &self.cx.rt);
                let bar = match (given, apart.iter().find(|(at, ..)| *at == n)) {
                    (Some(pullback), _) => return pullback,
                    (None, Some((_, _, ident))) => quote!(&mut #ident),
                    (None, None) => self.bar(bar, arg, &repeated),
                };
                located(bar, span)
            })
            .collect();
        args.extend(bars);
        args.push(match rev.is_joint() {
            true => self.cx.tape.to_token_stream(),
            false => self.rev_argument(),
        });
        let seed = match &rev.seed {
            SeedArg::Unit => pairs_of_units(rev.call.order),
            seed => self.seed(seed, rev.call.ret.as_ref()),
        };
        args.push(seed);
        let mut flows = Flows {
            results: (results.iter().skip(usize::from(rev.is_joint())).copied()).collect(),
            ..Flows::default()
        };
        let slots: Vec<_> = rev
            .bars
            .iter()
            .map(|bar| self.slot(bar, &mut flows))
            .collect();
        let at = Span::mixed_site().located_at(span);
        let value = quote_spanned!(at=> #callee(#(#args),*));
        let flows_back = slots.iter().any(|slot| !matches!(slot, Pattern::Wild));
        if let (true, Some(ret)) = (rev.is_joint(), &rev.call.ret) {
            let ty = self.type_of(ret).map(|ty| quote!((#ty, _)));
            let slots = match flows_back {
                true => Pattern::Tuple(slots),
                false => Pattern::Wild,
            };
            let pattern = Pattern::Tuple(vec![self.pattern_of(ret), slots]);
            match pattern.binds_any() {
                true => self.line(Draft::bind(pattern, ty, value)),
                false => self.statement(value),
            }
        } else if flows_back {
            self.line(Draft::bind(Pattern::Tuple(slots), None, value));
        } else {
            self.statement(value);
        }
        self.flow(flows, span);
        for (_, place, ident) in apart {
            let loc = self.loc(&place, Access::Write);
            match (&loc.repr, &loc.ty) {
                (Repr::Own, Some(crate::ir::Mem::Scalar(_))) => {
                    let to = loc.place().tokens;
                    self.statement(quote!(#to += #ident));
                }
                _ => self.acc_whole(&loc, &quote!(&#ident)),
            }
        }
    }

    /// Exclusive shadows (of the user's types) that a call wants twice: all but one of them are passed as zeros of
    /// their own, which are added afterwards. With their positions.
    fn set_apart(&mut self, rev: &CallRev) -> Vec<(usize, Place, Ident)> {
        let mut order: Vec<usize> = (0..rev.bars.len()).collect();
        order.sort_by_key(|n| !matches!(rev.call.args[*n], CallArg::RefMut(_)));
        let mut taken: Vec<&Place> = Vec::new();
        let mut out = Vec::new();
        for n in order {
            let mut arg = &rev.call.args[n];
            while let CallArg::Dot(inner) = arg {
                arg = inner;
            }
            let (BarSlot::Shadow(place), CallArg::Ref(primal) | CallArg::RefMut(primal)) =
                (&rev.bars[n], arg)
            else {
                continue;
            };
            let whole = Place {
                base: place.base.clone(),
                path: Vec::new(),
            };
            let exclusive = self.mem_type(&whole).is_some_and(|ty| ty.is_exclusive());
            let is_open = rev.call.open && matches!(arg, CallArg::Ref(_));
            if !exclusive && !is_open {
                continue;
            }
            if !is_open && !taken.iter().any(|other| clash(other, place)) {
                taken.push(place);
                continue;
            }
            let rt = self.cx.rt.clone();
            let primal = self.loc(primal, Access::Read).shared();
            let var = self.new_helper("part_bar");
            self.vars[var].mutable = true;
            let ident = self.vars[var].ident.clone();
            self.line(Draft::bind(
                Pattern::Var(var),
                None,
                quote!(#rt::zeros(#primal)),
            ));
            out.push((n, place.clone(), ident));
        }
        out
    }

    /// The owned shadows that several bars mention: they are borrowed as cells, once.
    fn repeated(&mut self, bars: &[BarSlot]) -> Vec<(Place, Ident)> {
        let mut places: Vec<&Place> = Vec::new();
        bars.iter().for_each(|bar| shadows_of(bar, &mut places));
        let mut out: Vec<(Place, Ident)> = Vec::new();
        for (at, place) in places.iter().enumerate() {
            let twice = places
                .iter()
                .enumerate()
                .any(|(k, other)| k != at && overlaps(place, other));
            let known = out.iter().any(|(root, _)| overlaps(root, place));
            if !twice || known {
                continue;
            }
            let whole = Place {
                base: place.base.clone(),
                path: Vec::new(),
            };
            let loc = self.loc(&whole, Access::Write);
            if loc.repr != Repr::Own || loc.ty.as_ref().is_some_and(|ty| ty.is_exclusive()) {
                continue;
            }
            let (rt, tokens) = (self.cx.rt.clone(), &loc.tokens);
            let cells = match &loc.ty {
                // A callee may want an array of this length.
                Some(crate::ir::Mem::Array(of, _))
                    if !loc.is_ref && !matches!(**of, crate::ir::Mem::Vec(_)) =>
                {
                    quote!(#rt::array_cells(&mut #tokens))
                }
                Some(ty) if matches!(ty.elem(), Some(crate::ir::Mem::Vec(_))) => {
                    quote!(#rt::all_rows(&mut #tokens[..]))
                }
                _ => quote!(#rt::cells(&mut #tokens[..])),
            };
            let var = self.new_helper("cells");
            let ident = self.vars[var].ident.clone();
            self.line(Draft::bind(Pattern::Var(var), None, cells));
            out.push((whole, ident));
        }
        out
    }

    fn bar(&mut self, bar: &BarSlot, arg: &CallArg, repeated: &[(Place, Ident)]) -> TokenStream {
        match (bar, arg) {
            (bar, CallArg::Dot(arg) | CallArg::NoDot(arg)) => self.bar(bar, arg, repeated),
            (BarSlot::Shadow(place), _) => {
                let mut loc = self.loc(place, Access::Write);
                if let Some((_, cells)) = repeated.iter().find(|(whole, _)| overlaps(whole, place))
                {
                    loc = self.loc_in_cells(place, cells);
                }
                match arg {
                    CallArg::Ref(_) if is_own_list_of_lists(&loc) => {
                        let (rt, tokens) = (&self.cx.rt, &loc.tokens);
                        quote!(&#rt::nested(&mut #tokens[..]))
                    }
                    _ => self.shadow_ref(&loc),
                }
            }
            (BarSlot::Scratch, CallArg::Ref(place)) => {
                let rt = self.cx.rt.clone();
                let user = self.mem_type(place).is_some_and(|ty| ty.is_exclusive());
                let primal = self.loc(place, Access::Read).shared();
                match user {
                    true => quote!(&mut #rt::unwanted(#primal)),
                    false => quote!(&mut #rt::scratch(#primal)),
                }
            }
            // The argument itself is borrowed exclusively during the call.
            (BarSlot::Scratch, CallArg::RefMut(place)) => {
                let rt = self.cx.rt.clone();
                let primal = self.loc(place, Access::Read).shared();
                let var = self.new_helper("scratch");
                self.vars[var].mutable = true;
                let ident = self.vars[var].ident.clone();
                let user = self.mem_type(place).is_some_and(|ty| ty.is_exclusive());
                let value = match user {
                    true => quote!(#rt::unwanted_zeros(#primal)),
                    false => quote!(#rt::scratch(#primal)),
                };
                self.line(Draft::bind(Pattern::Var(var), None, value));
                quote!(&mut #ident)
            }
            _ => quote!(()),
        }
    }

    fn seed(&mut self, seed: &SeedArg, ret: Option<&Bind>) -> TokenStream {
        match (seed, ret) {
            (SeedArg::Unit, _) => quote!(()),
            (SeedArg::Val(v), _) => self.val(*v).tokens,
            (SeedArg::Shadow(root), _) => {
                let whole = Place {
                    base: crate::ir::Base::Shadow(*root),
                    path: Vec::new(),
                };
                self.loc(&whole, Access::Read).tokens
            }
            (SeedArg::Zero, Some(bind)) => self.zero_seed(bind),
            (SeedArg::Zero, None) => literal("0.0", Scalar::F64).tokens,
            (SeedArg::Tuple(parts), Some(Bind::Tuple(binds))) => {
                let pairs = parts.iter().zip(binds);
                let parts: Vec<_> = pairs
                    .map(|(part, bind)| self.seed(part, Some(bind)))
                    .collect();
                tuple(&parts)
            }
            (SeedArg::Opt(parts), Some(Bind::Opt(binds))) => {
                let some = self.seed(&parts[0], None);
                let payload = self.seed(&parts[1], Some(&binds[1]));
                // Where nothing flows, the seed is `()`.
                match has_float(self.func(), &binds[1]) {
                    true => options::option(&some, &payload),
                    false => quote!(()),
                }
            }
            (SeedArg::Tuple(_) | SeedArg::Opt(_), _) => refuse("a seed of another shape"),
        }
    }

    fn zero_seed(&mut self, bind: &Bind) -> TokenStream {
        match bind {
            Bind::Val(v) if self.func().val(*v).ty.is_float() => {
                let ty = self.func().val(*v).ty;
                literal("0.0", ty).tokens
            }
            Bind::Val(_) => quote!(()),
            Bind::Root(root) => self.zeros_of(*root),
            Bind::Tuple(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.zero_seed(part)).collect();
                tuple(&parts)
            }
            Bind::Opt(parts) if has_float(self.func(), &parts[1]) => {
                quote!(::core::option::Option::None)
            }
            Bind::Opt(_) => quote!(()),
        }
    }

    fn zeros_of(&mut self, root: RootId) -> TokenStream {
        let ty = self.func().root(root).ty.clone();
        if let crate::ir::Mem::Unknown(_) = ty {
            // The callee's signature says what that is.
            return quote!(::core::default::Default::default());
        }
        if !ty.has_float() {
            // The primal need not be at hand, and its length does not matter.
            return self.zero(&ty, true);
        }
        let rt = self.cx.rt.clone();
        let primal = self.loc(&Place::root(root), Access::Read).shared();
        quote!(#rt::zeros(#primal))
    }

    /// The pattern of a result slot.
    pub(in crate::emit) fn slot(&mut self, bar: &BarSlot, flows: &mut Flows) -> Pattern {
        match bar {
            BarSlot::Val => {
                let v = flows.results.pop_front();
                let Some(v) = v.filter(|v| self.plan.needs(*v)) else {
                    return Pattern::Wild;
                };
                let var = self.flowing();
                flows.vals.push((v, var));
                Pattern::Var(var)
            }
            BarSlot::Own(place) => {
                let var = self.flowing();
                flows.owned.push((place.clone(), var));
                Pattern::Var(var)
            }
            BarSlot::Ignore | BarSlot::Shadow(_) | BarSlot::Scratch => Pattern::Wild,
            BarSlot::Tuple(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.slot(part, flows)).collect();
                if parts.iter().any(Pattern::binds_any) {
                    Pattern::Tuple(parts)
                } else {
                    Pattern::Wild
                }
            }
            BarSlot::Opt(parts) => self.option_slot(&parts[1], flows),
        }
    }

    pub(in crate::emit) fn flowing(&mut self) -> VarId {
        self.new_helper("d")
    }

    /// `let a_bar: f64 = rt::Flow::flow(d);` and the like: an argument that the callee leaves out has no `Flow`.
    fn flow(&mut self, flows: Flows, span: proc_macro2::Span) {
        let rt = self.cx.rt.clone();
        self.option_flows(&flows);
        for (v, var) in flows.vals {
            let ty = types::scalar_or_infer(self.func().val(v).ty);
            let slot = self.vars[var].ident.clone();
            let value = located(quote!(#rt::Flow::flow(#slot)), span);
            let var = self.new_var(v);
            self.line(Draft::bind(Pattern::Var(var), Some(ty), value));
        }
        for (place, var) in flows.owned {
            let slot = self.vars[var].ident.clone();
            let loc = self.loc(&place, Access::Write);
            if let Some(crate::ir::Mem::Scalar(ty)) = loc.ty {
                let ty = types::scalar_or_infer(ty);
                let flowing = located(quote!(#rt::Flow::<#ty>::flow(#slot)), span);
                self.acc_at(&loc, &flowing);
                continue;
            }
            let ty = match &loc.ty {
                // The callee says.
                None | Some(crate::ir::Mem::Unknown(_)) => quote!(_),
                Some(ty) if ty.has_struct() => quote!(_),
                // Of what an `Option` refers to.
                Some(crate::ir::Mem::Slice(of)) => {
                    types::mem(&rt, &crate::ir::Mem::Vec(of.clone()))
                }
                Some(ty) => types::mem(&rt, ty),
            };
            let flowing = located(quote!(#rt::Flow::<#ty>::flow(#slot)), span);
            self.acc_whole(&loc, &quote!(&#flowing));
        }
    }
}

/// The seed of a call without a result: `()`, and pairs of these for the tangent companions.
fn pairs_of_units(order: usize) -> TokenStream {
    match order {
        0 => quote!(()),
        order => {
            let part = pairs_of_units(order - 1);
            quote!((#part, #part))
        }
    }
}

/// A callee that only reads such a list takes its shadow as views of the rows.
fn is_own_list_of_lists(loc: &Loc) -> bool {
    let Some(ty) = &loc.ty else { return false };
    let of_lists = matches!(ty.elem(), Some(crate::ir::Mem::Vec(_)));
    matches!(loc.repr, Repr::Own) && of_lists && !ty.is_exclusive()
}

/// Whether two exclusive references to the places would meet: unless different fields are named first.
fn clash(a: &Place, b: &Place) -> bool {
    if !overlaps(a, b) {
        return false;
    }
    for steps in a.path.iter().zip(&b.path) {
        match steps {
            (Proj::Field(i), Proj::Field(j)) if i != j => return false,
            (Proj::Field(_), Proj::Field(_)) => {}
            _ => return true,
        }
    }
    true
}

fn shadows_of<'a>(bar: &'a BarSlot, out: &mut Vec<&'a Place>) {
    match bar {
        BarSlot::Shadow(place) => out.push(place),
        BarSlot::Tuple(parts) | BarSlot::Opt(parts) => {
            parts.iter().for_each(|part| shadows_of(part, out));
        }
        _ => {}
    }
}
