//! Calls of the user's functions: themselves, their recording companions, their reverse companions.
//!
//! ```text
//! let y: f64 = <g_grad>::fwd(a, &x, tape);
//! ..
//! let (d1, ()) = <g_grad>::rev(a, &x, (), &x_bar, &mut rev, y_bar);
//! let a_bar: f64 = rt::Flow::flow(d1);
//! ```

mod paths;
mod reverse;

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::Emitter;
use super::draft::{Draft, Pattern};
use super::options;
use super::place::Access;
use super::precedence::Prec;
use super::types::{self, refuse};
use crate::ir::{
    Bind, Call, CallArg, CallMode, Callee, Conversion, Int, Keep, Operator, Place, RootId,
    RootKind, Scalar, ValId,
};
use crate::names::{forward, tangent};
use crate::spans::located;
use paths::{method_companion, qualified_companion};

pub use paths::{class, companion, has_class};
pub(super) use reverse::Flows;

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
        let mut args = self.operands(call, &call.args);
        let computed = args.iter_mut().zip(&call.args);
        for (n, (tokens, arg)) in computed.enumerate() {
            // `v * (a - b)`: the operand holds together.
            if let (CallArg::Val(v), false) = (arg, operator.assigns())
                && operator.lent.get(n) == Some(&false)
                && !self.func().val(*v).consumed
            {
                let expr = self.val(*v);
                *tokens = match self.func().val(*v).ty {
                    Scalar::F64 => expr.at(Prec::Unary),
                    _ => expr.typed().at(Prec::Unary),
                };
            }
        }
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
            CallArg::Own(place) if lent.get(n) == Some(&true) => self.read(place),
            CallArg::Val(_) if lent.get(n) == Some(&true) => self.lent(arg),
            CallArg::Val(v) if call.mode == CallMode::Primal && self.is_sized(*v) => {
                // What the function is generic over is told by the argument.
                self.val(*v).typed().tokens
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
                // Lists may be empty: nothing of it runs.
                self.line(Draft::tokens(quote!(let _ = || { #checks };)));
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
                // By a name of its own, lest rustc proposes the operators' where a function has none.
                let which = match which == tangent(2) {
                    true => "jvp_jvp",
                    false => which,
                };
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
            Some(CallArg::Own(place)) => self.read(place),
            Some(arg) => self.lent(arg),
            None => refuse("a conversion of nothing"),
        };
        let which = Ident::new(which, proc_macro2::Span::mixed_site());
        quote!(#conversion::<#to, _>(#from).#which)
    }

    /// Whether it is an integer of a type that rustc would not take a bare literal for.
    fn is_sized(&self, v: ValId) -> bool {
        let value = self.func().val(v);
        let own = !matches!(value.ty, Scalar::Int(Int::I32 | Int::Infer));
        matches!(value.ty, Scalar::Int(_)) && own && !value.consumed
    }

    /// A reference from whose type rustc infers: one that is exclusive would be another one.
    fn read(&mut self, place: &Place) -> TokenStream {
        let exclusive = self.is_exclusive(place);
        let loc = self.loc(place, Access::Read);
        match loc.is_ref && exclusive {
            true => {
                let tokens = &loc.tokens;
                quote!(&*#tokens)
            }
            false => loc.shared(),
        }
    }

    fn is_exclusive(&self, place: &Place) -> bool {
        place.roots().iter().any(|root| {
            matches!(
                self.func().root(*root).kind,
                RootKind::ParamRef { mutable: true, .. } | RootKind::View { mutable: true, .. }
            )
        })
    }

    /// A reference to what is computed for this call.
    fn lent(&mut self, arg: &CallArg) -> TokenStream {
        let arg = match arg {
            CallArg::Val(v) if !self.func().val(*v).consumed => {
                let expr = self.val(*v);
                match self.func().val(*v).ty {
                    Scalar::F32 => expr.typed().at(Prec::Unary),
                    _ => expr.at(Prec::Unary),
                }
            }
            arg => self.arg(arg),
        };
        quote!(&#arg)
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
        let exclusive = self.is_exclusive(place);
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
            Bind::Val(v) if self.plan.needs(*v) => match self.func().val(*v).lent {
                true => Pattern::Lent(self.new_var(*v)),
                false => Pattern::Var(self.new_var(*v)),
            },
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

/// Whether a part of it carries a derivative.
pub(super) fn has_float(func: &crate::ir::Func, bind: &Bind) -> bool {
    match bind {
        Bind::Val(v) => func.val(*v).ty.is_float(),
        Bind::Root(root) => func.root(*root).ty.has_float(),
        Bind::Tuple(parts) | Bind::Opt(parts) => parts.iter().any(|part| has_float(func, part)),
    }
}
