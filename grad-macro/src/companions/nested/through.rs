//! The bodies: one sweep through the reverse of a forward companion, whatever is asked for.
//!
//! A function that is differentiated forward L times has an argument x_T for every set T of the L directions, and a result
//! f_T. Sets are written as bits here. With g the gradient of f, both g_T and the sums of u_T g_T are there:
//!
//! * f_full depends on x_T by g_{full - T}: the adjoints of f_full are the parts of the gradient, differentiated forward;
//! * with one more direction N, f_{full + N} is the sum over T of g_{full - T} x_{T + N}: where x_{T + N} is the cotangent
//!   u_{full - T}, the adjoints of x_T are those that the gradient has, differentiated forward and then in reverse.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::super::shapes::{By, ParamShape, Role, Shape};
use super::super::signature::Signature;
use super::super::types::{bundle, slots};
use super::super::{hidden, public, second};
use super::Which;

/// One companion of one companion.
pub struct Through<'t> {
    /// The function itself.
    pub f: &'t Signature<'t>,
    /// The companion that is differentiated, and the same differentiated forward `order` times.
    pub nested: &'t Signature<'t>,
    pub at: &'t Signature<'t>,
    pub order: usize,
    pub which: Which,
}

/// `f_hvp` of a function that returns a `Result`, whose error the sweep gives: the forward companion in reverse, which has
/// the value as well. The directions are called as the tangents of the parameters.
pub fn product(f: &Signature, level: &Level) -> TokenStream {
    let through = Through {
        f,
        nested: f,
        at: f,
        order: 0,
        which: Which::Grad,
    };
    let (mut before, mut sweep) = (TokenStream::new(), Sweep::new(level.sig, f));
    sweep.own = f.lent();
    for (p, param) in through.active() {
        sweep.dot(1, p, f.locals.dots[p].to_token_stream());
        for set in [0, 1] {
            through.fresh(set, p, param, &mut sweep, &mut before);
        }
    }
    let (tape, value, one) = (&f.locals.tape, &f.locals.value, public::one(f));
    let seeds = quote!((::core::option::Option::None, ::core::option::Option::Some(#one)));
    let call = sweep.call(quote!(#tape), seeds, quote!((#value, _)));
    let parts = through
        .active()
        .map(|(p, _)| adjoint(f, 0, p).to_token_stream());
    let product = bundle(&parts.collect::<Vec<_>>());
    let with_tape = f.root.rt("with_tape");
    quote! {
        #with_tape(|#tape| {
            #before
            #call
            ::core::result::Result::map(#value, |_| #product)
        })
    }
}

/// The reverse of a forward companion, by which the sweep is made.
pub struct Level<'l> {
    /// Its signature.
    pub sig: &'l Signature<'l>,
    /// Whether it records.
    pub records: bool,
}

impl Which {
    /// How many directions the companion has of its own.
    pub fn own(self) -> usize {
        match self {
            Which::Jvp | Which::Hvp => 1,
            _ => 0,
        }
    }

    /// How often the function is differentiated forward for the reverse of the companion, differentiated forward `order`
    /// times.
    pub fn level(self, order: usize) -> usize {
        self.own() + order + usize::from(self != Which::Jvp)
    }
}

impl Through<'_> {
    /// The directions without the one for the cotangents.
    fn bits(&self) -> usize {
        self.order + self.which.own()
    }

    fn full(&self) -> usize {
        (1 << self.bits()) - 1
    }

    // ---- bodies -----------------------------------------------------------------------------

    /// Evaluates to `(value, (slot..))`.
    pub fn vjp(&self, level: &Level) -> TokenStream {
        if self.which == Which::Jvp {
            return self.handed_on(level);
        }
        let (f, new) = (self.f, 1 << self.bits());
        let seed = &self.at.locals.seed;
        let given = self.tuple(self.order, &|s| {
            self.component(&cotangent(s), &|p| {
                let (name, param) = (self.seed(s, p), &f.params[p]);
                match param.by {
                    By::RefMut => quote!(mut #name),
                    _ => quote!(#name),
                }
            })
        });
        let mut before = quote!(let #given = #seed;);
        let mut sweep = Sweep::new(level.sig, f);
        for set in 0..new {
            for (p, param) in self.active() {
                let at = self.place(set, p);
                sweep.dot(set, p, self.at.params[at].ident.to_token_stream());
                let bar = &self.at.locals.bars[at];
                sweep.bar(set, p, quote!(#bar));
                let Some(s) = self.part(set) else {
                    self.fresh(set | new, p, param, &mut sweep, &mut before);
                    continue;
                };
                let name = self.seed(s, p);
                sweep.dot(set | new, p, lent(param, &name));
                match (self.which, param.role()) {
                    (Which::Vjp, Role::Reference) => {
                        self.copied(s, p, param, &name, &mut before);
                        self.buffer(set | new, s, p, param, &mut sweep, &mut before);
                    }
                    _ => self.fresh(set | new, p, param, &mut sweep, &mut before),
                }
            }
        }
        let seeds = self.tuple(self.bits() + 1, &|set| self.seed_of(set, Some(new)));
        let tape = &self.at.locals.tape;
        let call = sweep.call(quote!(#tape), seeds, self.values(self.bits() + 1));
        let result = self.tuple(self.order, &|s| self.result(s, self.set(s) | new));
        let filled = self.filled();
        quote!(#before #call (#result, #filled))
    }

    /// Evaluates to `(value, tangent)`.
    pub fn jvp(&self, level: &Level) -> TokenStream {
        if self.which == Which::Jvp {
            return self.forward(level);
        }
        let mut before = TokenStream::new();
        let mut sweep = Sweep::new(level.sig, self.f);
        for set in 0..=self.full() {
            for (p, param) in self.active() {
                let at = self.place(set, p);
                sweep.dot(set, p, self.at.params[at].ident.to_token_stream());
                match (self.which, param.role(), self.part(set)) {
                    (Which::Vjp, Role::Reference, Some(s)) => {
                        self.buffer(set, s, p, param, &mut sweep, &mut before);
                    }
                    _ => self.fresh(set, p, param, &mut sweep, &mut before),
                }
            }
        }
        let seeds = self.tuple(self.bits(), &|set| self.seed_of(set, None));
        let result = self.tuple(self.order, &|s| self.result(s, self.set(s)));
        let pattern = self.values(self.bits());
        let tape = &self.at.locals.tape;
        let root = &self.f.root;
        match level.records {
            true => {
                let call = sweep.call(quote!(#tape), seeds, pattern);
                let with_tape = root.rt("with_tape");
                quote!(#with_tape(|#tape| { #before #call #result }))
            }
            false => {
                let new = root.rt("Tape");
                let call = sweep.call(quote!(&mut #new::new()), seeds, pattern);
                quote!(#before #call #result)
            }
        }
    }

    /// `f_jvp` in reverse is the reverse of the forward companion.
    fn handed_on(&self, level: &Level) -> TokenStream {
        let (at, mut sweep) = (self.at, Sweep::new(level.sig, self.f));
        for set in 0..=self.full() {
            for (p, _) in self.active() {
                let place = self.place(set, p);
                let (dot, bar) = (&at.params[place].ident, &at.locals.bars[place]);
                sweep.dot(set, p, quote!(#dot));
                sweep.bar(set, p, quote!(#bar));
            }
        }
        let (tape, seed, value) = (&at.locals.tape, &at.locals.seed, &at.locals.value);
        let call = sweep.call(quote!(#tape), quote!(#seed), quote!(#value));
        let filled = self.filled();
        quote!(#call (#value, #filled))
    }

    /// `f_jvp` forward is the next forward companion. `level` is its reverse.
    fn forward(&self, level: &Level) -> TokenStream {
        let mut sweep = Sweep::new(level.sig, self.f);
        for set in 0..=self.full() {
            for (p, _) in self.active() {
                sweep.dot(
                    set,
                    p,
                    self.at.params[self.place(set, p)].ident.to_token_stream(),
                );
            }
        }
        let (callee, args) = (second::companion_forward(level.sig), sweep.args());
        let turbofish = self.f.turbofish();
        quote!(#callee #turbofish(#(#args),*))
    }

    // ---- parts ------------------------------------------------------------------------------

    fn active(&self) -> impl Iterator<Item = (usize, &ParamShape)> {
        let params = self.f.params.iter().enumerate();
        params.filter(|(_, param)| param.is_active())
    }

    /// Where the companion has x_T among its parameters.
    fn place(&self, set: usize, p: usize) -> usize {
        let (n, m) = (self.f.params.len(), self.nested.params.len());
        if self.which.own() == 0 {
            return set * m + p;
        }
        let (s, own) = (set >> 1, set & 1 == 1);
        let rank = || self.active().take_while(|(q, _)| *q < p).count();
        s * m + if own { n + rank() } else { p }
    }

    /// The part of the companion's result that is the adjoint of x_T.
    fn part(&self, set: usize) -> Option<usize> {
        let part = self.full() ^ set;
        match self.which {
            Which::Hvp => (part & 1 == 1).then_some(part >> 1),
            _ => Some(part),
        }
    }

    /// The inverse of that.
    fn set(&self, part: usize) -> usize {
        match self.which {
            Which::Hvp => self.full() ^ ((part << 1) | 1),
            _ => self.full() ^ part,
        }
    }

    /// `((of(0), of(1)), (of(2), of(3)))`.
    fn tuple(&self, order: usize, of: &dyn Fn(usize) -> TokenStream) -> TokenStream {
        fn level(order: usize, set: usize, of: &dyn Fn(usize) -> TokenStream) -> TokenStream {
            let Some(below) = order.checked_sub(1) else {
                return of(set);
            };
            let (a, b) = (level(below, set, of), level(below, set | (1 << below), of));
            quote!((#a, #b))
        }
        level(order, 0, of)
    }

    /// One part of the result, or of its cotangent.
    fn component(&self, value: &Ident, of: &dyn Fn(usize) -> TokenStream) -> TokenStream {
        let flows = |param: &ParamShape| match self.which {
            Which::Vjp => param.role() == Role::Value,
            _ => true,
        };
        let parts = self.active().filter(|(_, param)| flows(param));
        let parts: Vec<_> = parts.map(|(p, _)| of(p)).collect();
        let bundled = bundle(&parts);
        match (self.which, parts.is_empty()) {
            (Which::Grad | Which::Hvp, _) => bundled,
            (Which::Vjp, true) => quote!(#value),
            _ => quote!((#value, #bundled)),
        }
    }

    fn result(&self, part: usize, set: usize) -> TokenStream {
        self.component(&value(part), &|p| self.gradient(set, p).to_token_stream())
    }

    /// The results of the sweep, as far as they are used.
    fn values(&self, order: usize) -> TokenStream {
        match self.which {
            Which::Grad | Which::Hvp => quote!(_),
            _ => self.tuple(order, &|set| value(set).to_token_stream()),
        }
    }

    /// The seed of f_T; `new` is the direction of the cotangents.
    fn seed_of(&self, set: usize, new: Option<usize>) -> TokenStream {
        let f = self.f;
        let top = self.full() | new.unwrap_or(0);
        let below = new.is_some_and(|new| set & new == 0);
        match self.which {
            Which::ValueAndGrad | Which::Vjp if below => cotangent(set).to_token_stream(),
            Which::Vjp => {
                let s = top ^ set;
                let m = self.nested.params.len();
                self.at.params[s * m + m - 1].ident.to_token_stream()
            }
            _ if set == top => public::one(f),
            _ => zero(f),
        }
    }

    /// What flows back to the companion's parameters.
    fn filled(&self) -> TokenStream {
        let (n, m) = (self.f.params.len(), self.nested.params.len());
        let active: Vec<usize> = self.active().map(|(p, _)| p).collect();
        let slot = |(at, param): (usize, &ParamShape)| {
            let (s, q) = (at / m, at % m);
            match param.role() {
                Role::Value if q < n => {
                    let set = s << self.which.own();
                    adjoint(self.f, set, q).to_token_stream()
                }
                Role::Value if self.which == Which::Vjp => {
                    let set = (self.full() ^ s) | (1 << self.bits());
                    value(set).to_token_stream()
                }
                Role::Value => adjoint(self.f, (s << 1) | 1, active[q - n]).to_token_stream(),
                Role::LeftOut => self.f.root.rt("LeftOut"),
                _ => quote!(()),
            }
        };
        let filled: Vec<_> = self.at.params.iter().enumerate().map(slot).collect();
        slots(&filled)
    }

    // ---- names and buffers ------------------------------------------------------------------

    fn seed(&self, part: usize, p: usize) -> Ident {
        local(&format!("{}_seed_{part}", self.f.locals.dots[p]))
    }

    /// What holds the adjoint of x_T where that is part of the result.
    fn gradient(&self, set: usize, p: usize) -> Ident {
        adjoint(self.f, set, p)
    }

    /// `let mut w_bar_1 = rt::zeros(w);`
    fn fresh(
        &self,
        set: usize,
        p: usize,
        param: &ParamShape,
        sweep: &mut Sweep,
        before: &mut TokenStream,
    ) {
        if param.role() != Role::Reference {
            return;
        }
        let (root, ident, name) = (&self.f.root, &sweep.own[p], self.gradient(set, p));
        let zeros = root.rt("zeros");
        let zero = match (&param.shape, param.by) {
            (Shape::Vec(_), By::RefMut) => {
                let root = root.0;
                quote!(#root::rt::alloc::vec::Vec::new())
            }
            (_, By::RefMut) => quote!(#zeros(&*#ident)),
            _ => quote!(#zeros(#ident)),
        };
        before.extend(quote!(let mut #name = #zero;));
        self.viewed(set, p, param, quote!(&mut #name), sweep, before);
    }

    /// The buffer that `f_vjp` adds to.
    fn buffer(
        &self,
        set: usize,
        part: usize,
        p: usize,
        param: &ParamShape,
        sweep: &mut Sweep,
        before: &mut TokenStream,
    ) {
        let buffer = &self.at.params[self.buffer_at(part, p)].ident;
        self.viewed(set, p, param, quote!(&mut *#buffer), sweep, before);
    }

    fn buffer_at(&self, part: usize, p: usize) -> usize {
        let before = self
            .f
            .with_role(Role::Reference)
            .take_while(|(q, _)| *q < p);
        part * self.nested.params.len() + self.f.params.len() + before.count()
    }

    /// What flows into that buffer.
    fn copied(
        &self,
        part: usize,
        p: usize,
        param: &ParamShape,
        name: &Ident,
        before: &mut TokenStream,
    ) {
        let root = &self.f.root;
        let (zeros, acc_all, ident) = (root.rt("zeros"), root.rt("acc_all"), &param.ident);
        let at = self.buffer_at(part, p);
        let shadow = &self.at.locals.bars[at];
        let shadow = match self.at.params[at].is_exclusive() {
            true => quote!(&*#shadow),
            false => quote!(#shadow),
        };
        before.extend(quote! {
            let mut #name = #zeros(#ident);
            #acc_all(&mut #name, #shadow);
        });
    }

    fn viewed(
        &self,
        set: usize,
        p: usize,
        param: &ParamShape,
        of: TokenStream,
        sweep: &mut Sweep,
        before: &mut TokenStream,
    ) {
        if !param.is_nested() {
            return sweep.bar(set, p, of);
        }
        let views = local(&format!("{}_{set}", self.f.locals.views[p]));
        let nested = self.f.root.rt("nested");
        before.extend(quote!(let #views = #nested(#of);));
        sweep.bar(set, p, quote!(&#views));
    }
}

/// A call of the reverse of a forward companion, under construction.
struct Sweep<'s> {
    f: &'s Signature<'s>,
    /// The function's own arguments.
    own: Vec<TokenStream>,
    level: &'s Signature<'s>,
    dots: Vec<Option<TokenStream>>,
    bars: Vec<TokenStream>,
}

impl<'s> Sweep<'s> {
    fn new(level: &'s Signature<'s>, f: &'s Signature<'s>) -> Sweep<'s> {
        Sweep {
            f,
            own: f.idents().iter().map(ToTokens::to_token_stream).collect(),
            level,
            dots: vec![None; level.params.len()],
            bars: vec![TokenStream::new(); level.params.len()],
        }
    }

    fn dot(&mut self, set: usize, p: usize, dot: TokenStream) {
        self.dots[set * self.f.params.len() + p] = Some(dot);
    }

    fn bar(&mut self, set: usize, p: usize, bar: TokenStream) {
        self.bars[set * self.f.params.len() + p] = bar;
    }

    /// `x, w, Dot(x_dot), NoDot`.
    fn args(&self) -> Vec<TokenStream> {
        let (dot, none) = (self.f.root.rt("Dot"), self.f.root.rt("NoDot"));
        let dots = self.dots[self.own.len()..].iter();
        let dots = dots.map(|of| of.as_ref().map_or(none.clone(), |of| quote!(#dot(#of))));
        let own = self.own.iter().cloned();
        own.chain(dots).collect()
    }

    /// `let (values, (x_bar_0, _, x_bar_1, _)) = <f_grad>::jvp_vjp(..);`
    fn call(&self, tape: TokenStream, seed: TokenStream, values: TokenStream) -> TokenStream {
        let (args, turbofish) = (self.args(), self.f.turbofish());
        let bars = hidden::passed_bars(self.level, |at| self.bars[at].clone());
        let n = self.f.params.len();
        let slots = self.level.params.iter().enumerate().map(|(at, param)| {
            let name = adjoint(self.f, at / n, at % n);
            match param.role() {
                Role::Value => quote!(#name),
                _ => quote!(_),
            }
        });
        let callee = second::vjp(self.level);
        quote! {
            let (#values, (#(#slots,)*)) = #callee #turbofish(#(#args,)* #(#bars,)* #tape, #seed);
        }
    }
}

fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// The adjoint of x_T, by value or in a buffer.
fn adjoint(f: &Signature, set: usize, p: usize) -> Ident {
    local(&format!("{}_{set}", f.locals.bars[p]))
}

fn value(set: usize) -> Ident {
    format_ident!("value_{set}", span = Span::mixed_site())
}

fn cotangent(part: usize) -> Ident {
    format_ident!("seed_{part}", span = Span::mixed_site())
}

/// A direction that is at hand by value.
fn lent(param: &ParamShape, name: &Ident) -> TokenStream {
    match param.by {
        By::Value => quote!(#name),
        By::Ref => quote!(&#name),
        By::RefMut => quote!(&mut #name),
    }
}

/// No seed: zero of the type of the value.
fn zero(f: &Signature) -> TokenStream {
    match (&f.ret.shape, &f.ret.inner) {
        (Shape::Param(_), Some(ty)) => {
            let differentiable = f.root.rt("Differentiable");
            let one = public::one(f);
            quote!(<#ty as #differentiable>::zero_tangent(&#one))
        }
        _ => quote!(0.0),
    }
}
