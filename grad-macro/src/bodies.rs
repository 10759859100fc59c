//! From sweeps to the bodies of the hidden companions: the emitted statements, and what they evaluate to.

mod seed;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ItemFn;

use crate::companions::shapes::{self, ParamShape, Role};
use crate::companions::{many, second};
use crate::emit::{self, Body, Context, option};
use crate::ir::{Base, Func, Math, OpKind, Piece, Ret, RootId, RootKind, Scalar, Template, ValId};
use crate::items;
use crate::lanes::Lanes;
use crate::names::Locals;
use crate::options::Options;
use crate::reverse::{self, Joint, Slot, Split, returned_roots};
use crate::rules::names;
use seed::Seed;

/// What is the same for all bodies of one function.
pub struct Around<'a> {
    function: &'a ItemFn,
    params: Vec<ParamShape>,
    locals: Locals,
    rt: TokenStream,
    nested: TokenStream,
}

impl<'a> Around<'a> {
    pub fn new(function: &'a ItemFn, options: &Options) -> Around<'a> {
        let params = shapes::params(&function.sig, options.wrt.as_deref());
        let idents: Vec<&Ident> = params.iter().map(|p| &p.ident).collect();
        let mut locals = Locals::new(&idents);
        locals.name_pullbacks(&shapes::functions(&params));
        let runtime = &options.runtime;
        let rt = quote!(#runtime::rt);
        let nested = items::nested(function, runtime);
        Around {
            function,
            params,
            locals,
            rt,
            nested,
        }
    }

    pub fn function(&self) -> &ItemFn {
        self.function
    }

    /// The same for a function whose last parameters are the tangents of the first; `wrt`: it is differentiated in those
    /// as well.
    pub fn doubled(&self, wrt: bool, runtime: &syn::Path) -> Around<'a> {
        let runtime = runtime.to_token_stream();
        Around {
            function: self.function,
            params: second::params(&self.params, &self.locals.dots, &runtime, wrt),
            locals: second::locals(&self.params, &self.locals.dots),
            rt: self.rt.clone(),
            nested: self.nested.clone(),
        }
    }

    /// The same with several directions, whose names are `dots`.
    pub fn spread(&self, dots: &[Vec<Ident>], runtime: &syn::Path) -> Around<'a> {
        let runtime = runtime.to_token_stream();
        let mut params = self.params.clone();
        for dots in dots {
            let doubled = second::params(&self.params, dots, &runtime, false);
            params.extend(doubled.into_iter().skip(self.params.len()));
        }
        let idents: Vec<&Ident> = params.iter().map(|p| &p.ident).collect();
        Around {
            function: self.function,
            locals: Locals::new(&idents),
            params,
            rt: self.rt.clone(),
            nested: self.nested.clone(),
        }
    }

    /// Evaluates to `[(slot..), ..]`, the adjoints of the function's own parameters in each lane. The shadows are called as
    /// [`many::lane`] says.
    pub fn lanes(&self, lanes: &Lanes) -> TokenStream {
        let joint = &lanes.joint;
        let seed = Seed::new(&joint.func, &joint.seeds, &self.locals.seed, &self.rt);
        let kept = slot_roots(&joint.slots);
        let kept = kept.into_iter().map(Base::Shadow).collect();
        let mut context = self.context(&joint.func, self.locals.rev.clone(), &seed, kept);
        for (root, ident) in &mut context.shadows {
            let twin = lanes.shadows.iter().find(|(twin, _)| twin == root);
            let lane = twin.map_or(0, |(_, lane)| *lane);
            *ident = many::lane(std::slice::from_ref(ident), lane).remove(0);
        }
        let body = emit::body(&context, &joint.region);
        let (mut yields, mut shadows) = (&body.yields[..], &body.kept[..]);
        let each = joint.slots.chunks(lanes.own).map(|slots| {
            let all = self.slots(slots, yields, shadows);
            yields = &yields[yields_of(slots)..];
            shadows = &shadows[slot_roots(slots).len()..];
            all
        });
        let each: Vec<_> = each.collect();
        let (known, asserted) = (self.known(&joint.func), emit::assertions(&joint.func));
        let pattern = &seed.pattern;
        self.block(
            &quote!(#known #asserted #pattern),
            &body,
            quote!([#(#each),*]),
        )
    }

    /// Evaluates to `(value, (slot..))`.
    pub fn joint(&self, joint: &Joint) -> TokenStream {
        let slots = self.no_slots(&joint.slots, &joint.func);
        let (joint, bails) = bailing(joint, &|value| quote!((#value, #slots)));
        let joint = &joint;
        let seed = Seed::new(&joint.func, &joint.seeds, &self.locals.seed, &self.rt);
        let body = self.joint_body(joint, &seed);
        let leaves = joint.seeds.len();
        let returned = returned_roots(&joint.func.ret);
        let ret = &joint.func.ret;
        let value = known_value(ret, bails, &body.yields, &returned, &body.kept);
        let slots = self.slots(
            &joint.slots,
            &body.yields[leaves..],
            &body.kept[returned.len()..],
        );
        let (known, pattern) = (self.known(&joint.func), &seed.pattern);
        let asserted = emit::assertions(&joint.func);
        self.block(
            &quote!(#known #asserted #pattern),
            &body,
            quote!((#value, #slots)),
        )
    }

    /// `rt::same(libm::exp, rt::libm::exp);`: the user's `libm` and `stop_gradient` are the ones that we know. And
    /// `PhantomData::<log_grad>`: a function that gets a derivative has companions, though none is called.
    fn known(&self, func: &Func) -> TokenStream {
        let rt = &self.rt;
        let mut checks = std::collections::BTreeMap::new();
        func.body.walk(&mut |op| {
            let OpKind::Math(math, args) = &op.kind else {
                return;
            };
            if let Some(check) = operator(math, func, args) {
                checks.insert(math.rule.name.to_owned(), quote!(#rt::same(#check);));
                return;
            }
            // A call: the path comes first.
            let Some([Piece::Tokens(path), ..]) = math.path.as_ref().map(|call| &call.0[..]) else {
                return;
            };
            let text = path.to_string().replace(' ', "");
            let ours = match (text.strip_prefix("libm::"), &args[..]) {
                (Some(name), _) => {
                    let name = Ident::new(name, Span::mixed_site());
                    quote!(#rt::libm::#name)
                }
                (None, [x])
                    if math.rule.name == "stop_gradient"
                        && matches!(func.ty(*x), Scalar::F64 | Scalar::F32) =>
                {
                    let ty = Ident::new(func.ty(*x).name(), Span::mixed_site());
                    quote!(#rt::stop_gradient::<::core::primitive::#ty>)
                }
                _ => return,
            };
            checks.insert(text, quote!(#rt::same(#path, #ours);));
        });
        for path in reverse::swallowing(func) {
            let class = emit::class(&path);
            let text = class.to_string();
            checks.insert(text, quote!(let _ = ::core::marker::PhantomData::<#class>;));
        }
        checks.into_values().collect()
    }

    /// The function as it is: evaluates to the value.
    pub fn primal(&self, func: &Func) -> TokenStream {
        let returned = returned_roots(&func.ret);
        let kept = returned.iter().copied().map(Base::Root).collect();
        let context = self.context(func, self.locals.rev.clone(), &Seed::none(), kept);
        let context = Context {
            shadows: vec![],
            ..context
        };
        let body = emit::body(&context, &func.body);
        let value = value(&func.ret, &body.yields, &returned, &body.kept);
        let (known, asserted) = (self.known(func), emit::assertions(func));
        self.block(&quote!(#known #asserted), &body, value)
    }

    fn joint_body(&self, joint: &Joint, seed: &Seed) -> Body {
        let mut kept: Vec<Base> = returned_roots(&joint.func.ret)
            .into_iter()
            .map(Base::Root)
            .collect();
        kept.extend(slot_roots(&joint.slots).into_iter().map(Base::Shadow));
        let rev = self.locals.rev.clone();
        let context = Context {
            reuses: joint.reuses,
            ..self.context(&joint.func, rev, seed, kept)
        };
        emit::body(&context, &joint.region)
    }

    /// What the tangents of the parameters are called.
    pub fn dots(&self) -> &[Ident] {
        &self.locals.dots
    }

    /// The runtime's support module.
    pub fn rt(&self) -> &TokenStream {
        &self.rt
    }

    /// Evaluates to `(value, tangent)`, and with `views` looks at slices of known length.
    pub fn tangent(&self, func: Func, views: bool) -> TokenStream {
        let (body, value) = self.tangent_body(func, views);
        self.block(&TokenStream::new(), &body, value)
    }

    /// The code of the forward companion, as text.
    #[cfg(test)]
    pub fn tangent_source(&self, func: Func) -> String {
        let (body, value) = self.tangent_body(func, true);
        self.text("jvp", &body, &TokenStream::new(), &value)
    }

    fn tangent_body(&self, mut func: Func, views: bool) -> (Body, TokenStream) {
        let mut region = std::mem::take(&mut func.body);
        if views {
            crate::optimize::views(&mut func, &mut region, false);
        }
        let returned = returned_roots(&func.ret);
        let context = Context {
            pullbacks: self.pullbacks(),
            func: &func,
            rt: self.rt.clone(),
            tape: self.locals.tape.clone(),
            rev: self.locals.rev.clone(),
            shadows: vec![],
            given: vec![],
            seeds: vec![],
            kept: returned.iter().copied().map(Base::Root).collect(),
            reuses: false,
        };
        let body = emit::body(&context, &region);
        let value = value(&func.ret, &body.yields, &returned, &body.kept);
        (body, value)
    }

    /// Evaluates to the value.
    pub fn forward(&self, split: &Split) -> TokenStream {
        let returned = returned_roots(&split.func.ret);
        let kept = returned.iter().copied().map(Base::Root).collect();
        let none = Seed::none();
        let context = self.context(&split.func, self.locals.rev.clone(), &none, kept);
        let context = Context {
            shadows: vec![],
            reuses: split.reuses,
            ..context
        };
        let body = emit::body(&context, &split.forward);
        let value = value(&split.func.ret, &body.yields, &returned, &body.kept);
        self.block(&TokenStream::new(), &body, value)
    }

    /// Evaluates to `(slot..)`.
    pub fn reverse(&self, split: &Split) -> TokenStream {
        let kept = slot_roots(&split.slots)
            .into_iter()
            .map(Base::Shadow)
            .collect();
        let seed = Seed::new(&split.func, &split.seeds, &self.locals.seed, &self.rt);
        // The parameter called `tape` is the reverse side already.
        let context = Context {
            reuses: split.reuses,
            ..self.context(&split.func, self.locals.tape.clone(), &seed, kept)
        };
        let body = emit::body(&context, &split.reverse);
        let slots = self.slots(&split.slots, &body.yields, &body.kept);
        self.block(&seed.pattern, &body, slots)
    }

    /// Evaluates to the gradient, where all of it is returned: a function of scalars and owned arrays.
    pub fn gradient(&self, gradient: &Joint) -> Option<TokenStream> {
        let by_value = self.params.iter().all(|p| p.role() != Role::Reference);
        if !by_value || gradient.uses_tape {
            return None;
        }
        let body = self.joint_body(gradient, &Seed::none());
        let kept = &body.kept[returned_roots(&gradient.func.ret).len()..];
        let result = self.adjoints(gradient, &body, kept);
        Some(self.block(&TokenStream::new(), &body, result))
    }

    /// The adjoints of the differentiated parameters: bare if there is one, else a tuple.
    fn adjoints(&self, joint: &Joint, body: &Body, kept: &[TokenStream]) -> TokenStream {
        let leaves = body.yields.len() - yields_of(&joint.slots);
        let (mut yields, mut shadows) = (body.yields[leaves..].iter(), kept.iter());
        let mut parts = vec![];
        for (slot, param) in joint.slots.iter().zip(&self.params) {
            let tokens = self.slot(slot, &mut yields, &mut shadows);
            if param.role() == Role::Value {
                parts.push(tokens);
            }
        }
        bundle(&parts)
    }

    /// What is shown of the two: the gradient where `f_grad` has a body of its own, else the joint sweeps.
    pub fn shown<'j>(&self, joint: &'j Joint, gradient: Option<&'j Joint>) -> &'j Joint {
        let by_value = self.params.iter().all(|p| p.role() != Role::Reference);
        gradient
            .filter(|g| by_value && !g.uses_tape)
            .unwrap_or(joint)
    }

    /// The code of `f_grad` (of the gradient alone), or of `f_vjp`, as text.
    pub fn source(&self, joint: &Joint, alone: bool) -> String {
        let returned = returned_roots(&joint.func.ret);
        let (joint, bails) = bailing(joint, &|value| value);
        let joint = &joint;
        let seed = match alone {
            true => Seed::none(),
            false => Seed::new(&joint.func, &joint.seeds, &self.locals.seed, &self.rt),
        };
        let body = self.joint_body(joint, &seed);
        let adjoints = self.adjoints(joint, &body, &body.kept[returned.len()..]);
        if alone {
            return self.text("grad", &body, &seed.pattern, &adjoints);
        }
        let ret = &joint.func.ret;
        let value = known_value(ret, bails, &body.yields, &returned, &body.kept);
        let result = match self.params.iter().any(|p| p.role() == Role::Value) {
            true => quote!((#value, #adjoints)),
            false => value,
        };
        self.text("vjp", &body, &seed.pattern, &result)
    }

    /// A function of this name with this body.
    fn text(
        &self,
        suffix: &str,
        body: &Body,
        before: &TokenStream,
        result: &TokenStream,
    ) -> String {
        let name = format!("{}_{suffix}", self.function.sig.ident);
        let mut params: Vec<String> = self
            .params
            .iter()
            .map(|p| {
                format!(
                    "{}: {}",
                    p.ident,
                    emit::tokens_text(&p.ty.to_token_stream())
                )
            })
            .collect();
        if suffix == "jvp" {
            params.extend(self.locals.dots.iter().map(Ident::to_string));
        }
        if suffix == "vjp" {
            for (param, bar) in self.params.iter().zip(&self.locals.bars) {
                if param.role() == Role::Reference {
                    params.push(bar.to_string());
                }
            }
            params.push(self.locals.seed.to_string());
        }
        let code = body.code.text(1);
        let before = match before.is_empty() {
            true => String::new(),
            false => format!("    {}\n", emit::tokens_text(before)),
        };
        let result = emit::tokens_text(result);
        format!(
            "fn {name}({}) {{\n{before}{code}    {result}\n}}\n",
            params.join(", ")
        )
    }

    /// The parameters that are functions, and what differentiates them.
    fn pullbacks(&self) -> Vec<(Ident, Ident)> {
        let params = self.params.iter().zip(&self.locals.bars);
        params
            .filter(|(param, _)| param.pullback.is_some())
            .map(|(param, bar)| (param.ident.clone(), bar.clone()))
            .collect()
    }

    fn context<'f>(&self, func: &'f Func, rev: Ident, seed: &Seed, kept: Vec<Base>) -> Context<'f> {
        let with_shadow = |info: &crate::ir::RootInfo| match info.kind {
            RootKind::ParamRef { param, .. } if info.ty.has_float() => Some(param),
            _ => None,
        };
        let shadows = func
            .roots
            .iter()
            .enumerate()
            .filter_map(|(n, info)| Some((RootId(n as u32), with_shadow(info)?)))
            .filter(|(_, param)| self.params[*param].role() == Role::Reference)
            .map(|(root, param)| (root, self.locals.bars[param].clone()))
            .collect();
        Context {
            func,
            rt: self.rt.clone(),
            tape: self.locals.tape.clone(),
            rev,
            shadows,
            pullbacks: self.pullbacks(),
            given: seed.given.clone(),
            seeds: seed.roots.clone(),
            kept,
            reuses: false,
        }
    }

    fn slots(&self, list: &[Slot], yields: &[TokenStream], shadows: &[TokenStream]) -> TokenStream {
        let (mut yields, mut shadows) = (yields.iter(), shadows.iter());
        let parts: Vec<_> = list
            .iter()
            .zip(&self.params)
            .map(|(slot, param)| match param.role() {
                // Whatever `wrt` says.
                Role::Inactive => quote!(()),
                _ => self.slot(slot, &mut yields, &mut shadows),
            })
            .collect();
        tuple(&parts)
    }

    fn slot<'t>(
        &self,
        slot: &Slot,
        yields: &mut dyn Iterator<Item = &'t TokenStream>,
        shadows: &mut dyn Iterator<Item = &'t TokenStream>,
    ) -> TokenStream {
        match slot {
            Slot::None => quote!(()),
            Slot::LeftOut => {
                let rt = &self.rt;
                quote!(#rt::LeftOut)
            }
            Slot::Val(_) => yields.next().expect("one yield per slot").clone(),
            Slot::Shadow(_) => shadows.next().expect("one shadow per slot").clone(),
            Slot::Tuple(parts) => {
                let parts: Vec<_> = parts
                    .iter()
                    .map(|p| self.slot(p, yields, shadows))
                    .collect();
                tuple(&parts)
            }
            Slot::Opt(_, payload) => {
                let some = yields.next().expect("one yield per slot").clone();
                let payload = self.slot(payload, yields, shadows);
                option(&some, &payload)
            }
        }
    }

    /// The slots where nothing flows back, because there is no value.
    fn no_slots(&self, list: &[Slot], func: &Func) -> TokenStream {
        let parts: Vec<_> = list
            .iter()
            .zip(&self.params)
            .map(|(slot, param)| match param.role() {
                Role::Inactive => quote!(()),
                _ => self.no_slot(slot, func),
            })
            .collect();
        tuple(&parts)
    }

    fn no_slot(&self, slot: &Slot, func: &Func) -> TokenStream {
        let rt = &self.rt;
        match slot {
            Slot::None => quote!(()),
            Slot::LeftOut => quote!(#rt::LeftOut),
            Slot::Val(v) => emit::zero_tangent(rt, &crate::ir::Mem::Scalar(func.ty(*v))),
            Slot::Shadow(root) => emit::zero_tangent(rt, &func.root(*root).ty),
            Slot::Tuple(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.no_slot(part, func)).collect();
                tuple(&parts)
            }
            Slot::Opt(..) => quote!(::core::option::Option::None),
        }
    }

    fn block(&self, before: &TokenStream, body: &Body, result: TokenStream) -> TokenStream {
        let (nested, statements) = (&self.nested, body.code.tokens());
        // The prelude need not be there.
        let iterator = has_method(&statements, &["rev", "step_by"]).then(|| {
            quote!(
                use ::core::iter::Iterator as _;
            )
        });
        // Nor need `std`.
        let rt = &self.rt;
        let all = quote!(#before #statements #result);
        let math = (cfg!(feature = "libm") && has_method(&all, &STD_METHODS)).then(|| {
            quote!(
                use #rt::Methods as _;
            )
        });
        quote!({ #iterator #math #nested #before #statements #result })
    }
}

/// The methods of floats that `core` lacks and the runtime's `Methods` has.
const STD_METHODS: [&str; 36] = [
    "floor",
    "ceil",
    "round",
    "round_ties_even",
    "trunc",
    "fract",
    "sqrt",
    "cbrt",
    "exp",
    "exp2",
    "exp_m1",
    "ln",
    "ln_1p",
    "log2",
    "log10",
    "sin",
    "cos",
    "tan",
    "asin",
    "acos",
    "atan",
    "sinh",
    "cosh",
    "tanh",
    "asinh",
    "acosh",
    "atanh",
    "rem_euclid",
    "div_euclid",
    "hypot",
    "powf",
    "log",
    "atan2",
    "powi",
    "mul_add",
    "sin_cos",
];

/// Whether one of these methods is called somewhere.
fn has_method(tokens: &TokenStream, names: &[&str]) -> bool {
    let mut after_dot = false;
    tokens.clone().into_iter().any(|tree| {
        let found = match &tree {
            TokenTree::Group(group) => has_method(&group.stream(), names),
            TokenTree::Ident(ident) => after_dot && names.iter().any(|name| ident == name),
            _ => false,
        };
        after_dot = matches!(&tree, TokenTree::Punct(dot) if dot.as_char() == '.');
        found
    })
}

fn value(ret: &Ret, yields: &[TokenStream], roots: &[RootId], kept: &[TokenStream]) -> TokenStream {
    match ret {
        Ret::Unit => quote!(()),
        Ret::Val(k) => yields[*k].clone(),
        Ret::Root(root) => {
            let at = roots
                .iter()
                .position(|r| r == root)
                .expect("a returned root");
            kept[at].clone()
        }
        Ret::Tuple(parts) => {
            let parts: Vec<_> = parts
                .iter()
                .map(|p| value(p, yields, roots, kept))
                .collect();
            tuple(&parts)
        }
        Ret::Opt(parts) => {
            let [some, payload] = [0, 1].map(|n| value(&parts[n], yields, roots, kept));
            match parts.get(2) {
                None => option(&some, &payload),
                Some(error) => {
                    let error = value(error, yields, roots, kept);
                    result(&payload, &error)
                }
            }
        }
    }
}

/// The joint sweeps with the early return written out that stands before the reverse one where the function has no
/// value, and whether there is one. `returned` makes what is returned out of the `None` or `Err(..)`.
fn bailing(joint: &Joint, returned: &dyn Fn(TokenStream) -> TokenStream) -> (Joint, bool) {
    let mut joint = joint.clone();
    let bail = joint
        .region
        .ops
        .iter_mut()
        .find_map(|op| match &mut op.kind {
            OpKind::Effect(template, _) if template.0.is_empty() => Some(template),
            _ => None,
        });
    let Some(template) = bail else {
        return (joint, false);
    };
    let is_result = matches!(&joint.func.ret, Ret::Opt(parts) if parts.len() == 3);
    let (head, value) = match is_result {
        false => (quote!(if !), quote!(::core::option::Option::None)),
        true => (
            quote!(if let ::core::option::Option::Some(error) =),
            quote!(::core::result::Result::Err(error)),
        ),
    };
    let value = returned(value);
    let exit = Template(vec![Piece::Tokens(quote!(return #value;))]);
    template.0 = vec![
        Piece::Tokens(head),
        Piece::Arg(0),
        Piece::Group(proc_macro2::Delimiter::Brace, exit),
    ];
    (joint, true)
}

/// The value; where there is none, the function has returned already.
fn known_value(
    ret: &Ret,
    bails: bool,
    yields: &[TokenStream],
    roots: &[RootId],
    kept: &[TokenStream],
) -> TokenStream {
    match ret {
        Ret::Opt(parts) if bails => {
            let payload = value(&parts[1], yields, roots, kept);
            match parts.len() {
                2 => quote!(::core::option::Option::Some(#payload)),
                _ => quote!(::core::result::Result::Ok(#payload)),
            }
        }
        ret => value(ret, yields, roots, kept),
    }
}

/// The error decides: it is there if there is no value.
fn result(payload: &TokenStream, error: &TokenStream) -> TokenStream {
    quote! {
        match #error {
            ::core::option::Option::None => ::core::result::Result::Ok(#payload),
            ::core::option::Option::Some(error) => ::core::result::Result::Err(error),
        }
    }
}

fn slot_roots(slots: &[Slot]) -> Vec<RootId> {
    let mut roots = vec![];
    for slot in slots {
        match slot {
            Slot::Shadow(root) => roots.push(*root),
            Slot::Tuple(parts) => roots.extend(slot_roots(parts)),
            Slot::Opt(_, payload) => roots.extend(slot_roots(std::slice::from_ref(payload))),
            Slot::None | Slot::LeftOut | Slot::Val(_) => {}
        }
    }
    roots
}

/// How many yields the slots take.
fn yields_of(slots: &[Slot]) -> usize {
    slots
        .iter()
        .map(|slot| match slot {
            Slot::Val(_) => 1,
            Slot::Tuple(parts) => yields_of(parts),
            Slot::Opt(_, payload) => 1 + yields_of(std::slice::from_ref(payload)),
            Slot::None | Slot::LeftOut | Slot::Shadow(_) => 0,
        })
        .sum()
}

fn bundle(parts: &[TokenStream]) -> TokenStream {
    match parts {
        [one] => one.clone(),
        parts => quote!((#(#parts),*)),
    }
}

fn tuple(parts: &[TokenStream]) -> TokenStream {
    match parts {
        [one] => quote!((#one,)),
        parts => quote!((#(#parts),*)),
    }
}

/// `<f64>::add, <f64 as ::core::ops::Add>::add` for `x.add(y)`: floats have such methods of traits only.
fn operator(math: &Math, func: &Func, args: &[ValId]) -> Option<TokenStream> {
    let method = matches!(math.path.as_ref()?.0[..], [Piece::Arg(0), ..]);
    let ty = func.ty(*args.first()?);
    let of = names::trait_of_operator(math.rule.name)
        .filter(|_| method && matches!(ty, Scalar::F64 | Scalar::F32))?;
    let [ty, of, name] =
        [ty.name(), of, math.rule.name].map(|word| Ident::new(word, Span::mixed_site()));
    let name = Ident::new(&name.to_string(), Span::call_site());
    let ty = quote!(::core::primitive::#ty);
    Some(quote!(<#ty>::#name, <#ty as ::core::ops::#of>::#name))
}
