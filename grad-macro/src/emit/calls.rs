//! Calls of the user's functions: themselves, their recording companions, their reverse companions.
//!
//! ```text
//! let y: f64 = <g_grad>::fwd(a, &x, tape);
//! ..
//! let (d1, ()) = <g_grad>::rev(a, &x, (), &x_bar, &mut rev, y_bar);
//! let a_bar: f64 = rt::Flow::flow(d1);
//! ```

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};

use super::Emitter;
use super::draft::{Draft, Pattern};
use super::memory::overlaps;
use super::options;
use super::place::{Access, Repr};
use super::scalar::literal;
use super::types::{self, refuse};
use super::vars::VarId;
use crate::ir::{
    BarSlot, Bind, Call, CallArg, CallMode, CallRev, Callee, Conversion, Keep, Operator, Place,
    Proj, RootId, Scalar, SeedArg, ValId,
};
use crate::names::{forward, tangent};
use crate::spans::located;
use syn::ext::IdentExt;

/// `(a, b)`, `(a,)`, `()`.
pub fn tuple(parts: &[TokenStream]) -> TokenStream {
    let list = match parts {
        [one] => quote!(#one,),
        _ => quote!(#(#parts),*),
    };
    TokenTree::Group(Group::new(Delimiter::Parenthesis, list)).into()
}

impl Emitter<'_> {
    pub(super) fn call(&mut self, call: &Call, _results: &[ValId]) {
        if let (Callee::Operator(operator), CallMode::Primal, 0) =
            (&call.callee, call.mode, call.order)
        {
            return self.operation(operator, call);
        }
        let (companion, which) = match (call.mode, &call.keeping, call.order) {
            (CallMode::Primal, _, order) => (order > 0, tangent(order)),
            (CallMode::Forward | CallMode::Joint, Some(_), _) => (true, "fwd_keeping".to_owned()),
            (CallMode::Forward | CallMode::Joint, None, order) => (true, forward(order) + "fwd"),
        };
        let (callee, rest) = self.callee(call, companion, &which);
        let mut args = keeping(call);
        args.extend(self.operands(call, rest));
        if call.mode == CallMode::Forward {
            args.push(self.cx.tape.to_token_stream());
        }
        let value = quote!(#callee(#(#args),*));
        self.bind_result(call, value);
    }

    fn bind_result(&mut self, call: &Call, value: TokenStream) {
        let Some(ret) = &call.ret else {
            return self.statement(value);
        };
        let pattern = self.pattern_of(ret);
        if !pattern.binds_any() {
            return self.line(Draft::bind(pattern, None, value));
        }
        let ty = match ret {
            // What is not differentiated need not be annotated.
            Bind::Root(root) if call.mode == CallMode::Primal && self.is_unknown(*root) => None,
            ret => self.type_of(ret),
        };
        let value = self.parts_of(ret, value, false);
        self.line(Draft::bind(pattern, ty, value));
        self.assert_fields(ret);
    }

    /// `a * b`, `-a`, `a += b`: the user's operator itself.
    fn operation(&mut self, operator: &Operator, call: &Call) {
        let args = self.operands(call, &call.args);
        let token = &operator.token;
        let value = match (&args[..], &call.args[..]) {
            // Rust borrows the target itself.
            ([_, right], [CallArg::RefMut(place), _]) => {
                let left = self.loc(place, Access::Write).receiver().clone();
                quote!(#left #token #right)
            }
            ([left, right], _) if operator.name != "Neg" => quote!(#left #token #right),
            ([left, ..], _) => quote!(#token #left),
            _ => refuse("an operator without operands"),
        };
        self.bind_result(call, value);
    }

    /// The arguments; those of operators that are lent are read where they are.
    fn operands(&mut self, call: &Call, args: &[CallArg]) -> Vec<TokenStream> {
        let lent = match &call.callee {
            Callee::Operator(operator) => operator.lent,
            _ => [false; 2],
        };
        let one = |(n, arg): (usize, &CallArg)| match arg {
            CallArg::Own(place) if lent.get(n) == Some(&true) => {
                self.loc(place, Access::Read).shared()
            }
            CallArg::Val(_) if lent.get(n) == Some(&true) => {
                let value = self.arg(arg);
                quote!(&#value)
            }
            arg => super::implicit::tangent(call, n, &self.cx.rt).unwrap_or_else(|| self.arg(arg)),
        };
        args.iter().enumerate().map(one).collect()
    }

    /// What a call returns is as unknown as a parameter: see [`super::fields`].
    fn assert_fields(&mut self, ret: &Bind) {
        let params = self.func().roots.iter().filter(|root| {
            matches!(
                root.kind,
                crate::ir::RootKind::ParamRef { .. } | crate::ir::RootKind::ParamVal
            )
        });
        let asserted: Vec<String> = params.map(|root| root.ty.to_string()).collect();
        for root in ret.roots() {
            let ty = self.func().root(root).ty.clone();
            let crate::ir::Mem::Struct(of) = &ty else {
                continue;
            };
            if of.declared || asserted.contains(&ty.to_string()) || of.fields.is_empty() {
                continue;
            }
            if !self.plan.demand.roots.contains(&root) {
                continue;
            }
            let place = self.loc(&Place::root(root), Access::Read).tokens;
            let checks = super::fields::checks(of, &place);
            if !checks.is_empty() {
                self.line(Draft::tokens(checks));
            }
        }
    }

    fn is_unknown(&self, root: RootId) -> bool {
        matches!(self.func().root(root).ty, crate::ir::Mem::Unknown(_))
    }

    /// What is called, itself or its companion, and the arguments that follow. Rust borrows a method's receiver as
    /// the method wants it.
    fn callee<'c>(
        &mut self,
        call: &'c Call,
        companion: bool,
        which: &str,
    ) -> (TokenStream, &'c [CallArg]) {
        match (&call.callee, &call.args[..]) {
            (Callee::Path(path), args) if companion => (self::companion(path, which), args),
            (Callee::Path(path), args) => (path.to_token_stream(), args),
            (Callee::Qualified(path), args) if companion => {
                (qualified_companion(path, which), args)
            }
            (Callee::Qualified(path), args) => (path.to_token_stream(), args),
            (
                Callee::Method { name, turbofish },
                [
                    receiver @ (CallArg::Ref(place) | CallArg::RefMut(place)),
                    args @ ..,
                ],
            ) => {
                let access = match receiver {
                    CallArg::RefMut(_) => Access::Write,
                    _ => Access::Read,
                };
                let receiver = self.loc(place, access).receiver().clone();
                let name = match companion {
                    true => method_companion(name, which).to_token_stream(),
                    false => name.to_token_stream(),
                };
                (quote!(#receiver.#name #turbofish), args)
            }
            // Plain data.
            (Callee::Method { name, turbofish }, [CallArg::Val(v), args @ ..]) => {
                let receiver = self.val(*v).at(super::precedence::Prec::Postfix);
                let name = match companion {
                    true => method_companion(name, which).to_token_stream(),
                    false => name.to_token_stream(),
                };
                (quote!(#receiver.#name #turbofish), args)
            }
            (Callee::Operator(operator), args) => {
                let (rt, name) = (&self.cx.rt, &operator.name);
                let which = Ident::new(which, proc_macro2::Span::mixed_site());
                let class = match operator.assigns() {
                    true => quote!(AssignOperator),
                    false => quote!(Operator),
                };
                let span = name.span();
                let path = quote!(#rt::#class::<#rt::op::#name, _>::#which);
                (located(path, span), args)
            }
            (Callee::Conversion(conversion), args) => {
                (self.converted(conversion, args, companion, which), args)
            }
            (Callee::Method { .. }, args) => (refuse("a method without a receiver"), args),
        }
    }

    /// `<Rgb as From<_>>::from`, and its companions: methods of what the types of both sides lead to.
    ///
    /// ```text
    /// rt::conversion::<Rgb, _>(&x).fwd
    /// ```
    fn converted(
        &mut self,
        conversion: &Conversion,
        args: &[CallArg],
        companion: bool,
        which: &str,
    ) -> TokenStream {
        let rt = &self.cx.rt;
        let to = match &conversion.written {
            Some(written) => written.clone(),
            None => types::mem(rt, &conversion.to),
        };
        let span = conversion.name.span();
        if !companion {
            return located(quote!(<#to as ::core::convert::From<_>>::from), span);
        }
        let conversion = located(quote!(#rt::conversion), span);
        let from = match args.first() {
            Some(CallArg::Own(place)) => self.loc(place, Access::Read).shared(),
            Some(arg) => {
                let arg = self.arg(arg);
                quote!(&#arg)
            }
            None => refuse("a conversion of nothing"),
        };
        let which = Ident::new(which, proc_macro2::Span::mixed_site());
        quote!(#conversion::<#to, _>(#from).#which)
    }

    fn arg(&mut self, arg: &CallArg) -> TokenStream {
        match arg {
            CallArg::Val(v) => {
                let expr = self.val(*v);
                if self.func().val(*v).consumed {
                    let (rt, tokens) = (&self.cx.rt, expr.tokens);
                    return quote!(#rt::duplicate!(&#tokens));
                }
                // An `f64` is what a bare literal would be in any case.
                let f32 = self.func().val(*v).ty == Scalar::F32;
                if f32 {
                    expr.typed().tokens
                } else {
                    expr.tokens
                }
            }
            CallArg::Ref(place) => self.loc(place, Access::Read).shared(),
            CallArg::RefMut(place) => self.loc(place, Access::Write).exclusive(),
            CallArg::Own(place) => match self.mem_type(place) {
                Some(ty) => self.copy_of(place, &ty),
                None => refuse("an argument of no type"),
            },
            CallArg::Tuple(args) => {
                let args: Vec<_> = args.iter().map(|arg| self.arg(arg)).collect();
                tuple(&args)
            }
            CallArg::Opt(parts) => {
                let (some, payload) = (self.arg(&parts[0]), self.arg(&parts[1]));
                options::option(&some, &payload)
            }
            CallArg::Tokens(tokens) => tokens.clone(),
            CallArg::Dot(arg) => {
                let (rt, arg) = (self.cx.rt.clone(), self.moved_arg(arg));
                quote!(#rt::Dot(#arg))
            }
            CallArg::NoDot(_) => {
                let rt = &self.cx.rt;
                quote!(#rt::NoDot)
            }
        }
    }

    /// An argument that is wrapped: rustc does not reborrow it by itself.
    fn moved_arg(&mut self, arg: &CallArg) -> TokenStream {
        let (CallArg::Ref(place) | CallArg::RefMut(place)) = arg else {
            return self.arg(arg);
        };
        let exclusive = |root: &RootId| {
            use crate::ir::RootKind;
            matches!(
                self.func().root(*root).kind,
                RootKind::ParamRef { mutable: true, .. } | RootKind::View { mutable: true, .. }
            )
        };
        let exclusive = place.roots().iter().any(exclusive);
        match arg {
            CallArg::RefMut(_) => {
                let loc = self.loc(place, Access::Write);
                let tokens = &loc.tokens;
                match loc.is_ref {
                    true => quote!(&mut *#tokens),
                    false => loc.exclusive(),
                }
            }
            _ => {
                let loc = self.loc(place, Access::Read);
                let tokens = &loc.tokens;
                match loc.is_ref && exclusive {
                    true => quote!(&*#tokens),
                    false => loc.shared(),
                }
            }
        }
    }

    // ---- results --------------------------------------------------------------------------------

    pub(super) fn pattern_of(&mut self, bind: &Bind) -> Pattern {
        match bind {
            Bind::Val(v) if self.plan.needs(*v) => Pattern::Var(self.new_var(*v)),
            Bind::Root(root) if self.plan.demand.roots.contains(root) => {
                Pattern::Var(self.new_root(*root, false))
            }
            Bind::Val(_) | Bind::Root(_) => Pattern::Wild,
            Bind::Tuple(parts) | Bind::Opt(parts) => self.pattern_of_tuple(parts),
        }
    }

    fn pattern_of_tuple(&mut self, parts: &[Bind]) -> Pattern {
        let parts: Vec<_> = parts.iter().map(|part| self.pattern_of(part)).collect();
        if parts.iter().any(Pattern::binds_any) {
            Pattern::Tuple(parts)
        } else {
            Pattern::Wild
        }
    }

    /// The type of what a call binds; `None` if only rustc knows it.
    fn type_of(&self, bind: &Bind) -> Option<TokenStream> {
        match bind {
            Bind::Val(v) => types::scalar(self.func().val(*v).ty),
            Bind::Root(root) => match &self.func().root(*root).ty {
                crate::ir::Mem::Unknown(_) => None,
                ty => Some(types::mem(&self.cx.rt, ty)),
            },
            Bind::Tuple(parts) | Bind::Opt(parts) => {
                if parts.iter().all(|part| self.type_of(part).is_none()) {
                    return None;
                }
                let infer = |part: &Bind| self.type_of(part).unwrap_or(quote!(_));
                Some(tuple(&parts.iter().map(infer).collect::<Vec<_>>()))
            }
        }
    }

    // ---- reverse --------------------------------------------------------------------------------

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

    pub(super) fn call_rev(&mut self, rev: &CallRev, results: &[ValId]) {
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
                let given = super::implicit::pullback(rev, n, &self.cx.rt);
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
        let value = quote!(#callee(#(#args),*));
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
            let rt = self.cx.rt.clone();
            let loc = self.loc(&place, Access::Write);
            let to = self.shadow_ref(&loc);
            self.statement(quote!(#rt::acc_all(#to, &#ident)));
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
            let is_open = self.is_open(&rev.call, primal);
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

    /// Whether what is called may want an exclusive shadow of a number: a trait's method, whose declaration leaves the type
    /// open.
    fn is_open(&self, call: &Call, primal: &Place) -> bool {
        let is_number =
            |place: &Place| matches!(self.mem_type(place), Some(crate::ir::Mem::Scalar(_)));
        let of_number = |arg: &CallArg| matches!(arg, CallArg::Ref(place) | CallArg::RefMut(place) if is_number(place));
        matches!(call.callee, Callee::Method { .. })
            && (is_number(primal) || call.args.first().is_some_and(of_number))
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
                self.shadow_ref(&loc)
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
            (BarSlot::Tuple(bars), CallArg::Tuple(args)) if has_reference(bar) => {
                let pairs = bars.iter().zip(args);
                let parts: Vec<_> = pairs
                    .map(|(bar, arg)| self.bar(bar, arg, repeated))
                    .collect();
                tuple(&parts)
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
    pub(super) fn slot(&mut self, bar: &BarSlot, flows: &mut Flows) -> Pattern {
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

    pub(super) fn flowing(&mut self) -> VarId {
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
            let to = self.shadow_ref(&loc);
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
            self.statement(quote!(#rt::acc_all(#to, &#flowing)));
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

/// `[false, <g_grad>::READS[1]], false`: what the caller needs of the protocol.
fn keeping(call: &Call) -> Vec<TokenStream> {
    let Some(keeping) = &call.keeping else {
        return vec![];
    };
    let contents = keeping.contents.iter().map(|keep| match keep {
        Keep::No => quote!(false),
        Keep::Yes => quote!(true),
        Keep::If(needs) => {
            let reads = needs.iter().map(|need| {
                let class = class(&need.callee);
                let which = match need.fixed {
                    true => "READS_IF_FIXED",
                    false => "READS",
                };
                let which = Ident::new(which, proc_macro2::Span::mixed_site());
                let at = proc_macro2::Literal::usize_unsuffixed(need.arg);
                quote!(<#class>::#which[#at])
            });
            quote!(#(#reads)||*)
        }
    });
    let fixed = keeping.fixed;
    vec![quote!([#(#contents),*]), quote!(#fixed)]
}

/// What a reverse call returns and where it goes.
#[derive(Default)]
pub(super) struct Flows {
    pub results: std::collections::VecDeque<ValId>,
    pub vals: Vec<(ValId, VarId)>,
    pub owned: Vec<(Place, VarId)>,
    /// Adjoints that are `Option`s: the variable, what its payload binds, and the payload where there is none.
    pub options: Vec<(VarId, Pattern)>,
}

/// Whether a part of it carries a derivative.
pub(super) fn has_float(func: &crate::ir::Func, bind: &Bind) -> bool {
    match bind {
        Bind::Val(v) => func.val(*v).ty.is_float(),
        Bind::Root(root) => func.root(*root).ty.has_float(),
        Bind::Tuple(parts) | Bind::Opt(parts) => parts.iter().any(|part| has_float(func, part)),
    }
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

fn has_reference(bar: &BarSlot) -> bool {
    match bar {
        BarSlot::Shadow(_) | BarSlot::Scratch => true,
        BarSlot::Tuple(parts) | BarSlot::Opt(parts) => parts.iter().any(has_reference),
        _ => false,
    }
}

/// `<T as Trait>::g_grad_fwd`.
fn qualified_companion(path: &syn::ExprPath, which: &str) -> TokenStream {
    let mut path = path.clone();
    suffix(&mut path.path, which);
    path.to_token_stream()
}

/// The hidden companion of a type's own function has this name in its place.
fn suffix(path: &mut syn::Path, which: &str) {
    if let Some(last) = path.segments.last_mut() {
        last.ident = method_companion(&last.ident, which);
    }
}

/// The type that is called like the public gradient of a function.
pub fn class(path: &syn::Path) -> TokenStream {
    let mut path = path.clone();
    if let Some(last) = path.segments.last_mut() {
        last.ident = format_ident!("{}_grad", last.ident.unraw(), span = last.ident.span());
        last.arguments = syn::PathArguments::None;
    }
    path.to_token_stream()
}

/// The hidden companion of a method: `m_grad_fwd`.
fn method_companion(name: &Ident, which: &str) -> Ident {
    let text = name.to_string();
    let text = text.strip_prefix("r#").unwrap_or(&text);
    format_ident!("{text}_grad_{which}", span = name.span())
}

/// Whether the companions of what a path names are found at a type of that name: not those of a type's own functions.
pub fn has_class(path: &syn::Path) -> bool {
    !path.segments.iter().rev().nth(1).is_some_and(is_type)
}

/// Types are written with a capital letter, modules are not.
fn is_type(segment: &syn::PathSegment) -> bool {
    segment.ident.to_string().starts_with(char::is_uppercase)
}

/// The hidden companion of a function: `<path::g_grad>::fwd`, and `Type::g_grad_fwd` where a type has it.
/// The name has the span of the user's, where the error is shown if there is none.
pub fn companion(path: &syn::Path, which: &str) -> TokenStream {
    let of_type = !has_class(path);
    let Some(last) = path.segments.last() else {
        return refuse("a callee without a name");
    };
    if of_type {
        let mut path = path.clone();
        suffix(&mut path, which);
        return path.to_token_stream();
    }
    let class = class(path);
    let mut span = proc_macro2::Span::mixed_site();
    if which.starts_with("order_") {
        // It is there if the callee's `order` says so.
        span = span.located_at(last.ident.span());
    }
    let which = Ident::new(which, span);
    let generics = last.arguments.to_token_stream();
    quote!(<#class>::#which #generics)
}
