//! From sweeps to the bodies of the hidden companions: the emitted statements, and what they evaluate to.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::ItemFn;

use crate::companions::shapes::{self, ParamShape, Role};
use crate::emit::{self, Body, Context};
use crate::ir::{Base, Func, Ret, RootId, RootKind, ValId};
use crate::items;
use crate::names::Locals;
use crate::options::Options;
use crate::reverse::{Joint, Slot, Split, returned_roots};

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
        let locals = Locals::new(&idents);
        let runtime = &options.runtime;
        let rt = quote!(#runtime::rt);
        let nested = items::nested(function, runtime);
        Around { function, params, locals, rt, nested }
    }

    /// Evaluates to `(value, (slot..))`.
    pub fn joint(&self, joint: &Joint) -> TokenStream {
        let seed = Seed::new(&joint.func.ret, &joint.seeds, &self.locals.seed);
        let body = self.joint_body(joint, &seed);
        let leaves = joint.seeds.len();
        let returned = returned_roots(&joint.func.ret);
        let value = value(&joint.func.ret, &body.yields, &returned, &body.kept);
        let slots = self.slots(&joint.slots, &body.yields[leaves..], &body.kept[returned.len()..]);
        self.block(&seed.pattern, &body, quote!((#value, #slots)))
    }

    fn joint_body(&self, joint: &Joint, seed: &Seed) -> Body {
        let mut kept: Vec<Base> =
            returned_roots(&joint.func.ret).into_iter().map(Base::Root).collect();
        kept.extend(slot_roots(&joint.slots).into_iter().map(Base::Shadow));
        let rev = self.locals.rev.clone();
        emit::body(&self.context(&joint.func, rev, seed, kept), &joint.region)
    }

    /// Evaluates to the value.
    pub fn forward(&self, split: &Split) -> TokenStream {
        let returned = returned_roots(&split.func.ret);
        let kept = returned.iter().copied().map(Base::Root).collect();
        let none = Seed::none();
        let context = self.context(&split.func, self.locals.rev.clone(), &none, kept);
        let context = Context { shadows: vec![], ..context };
        let body = emit::body(&context, &split.forward);
        let value = value(&split.func.ret, &body.yields, &returned, &body.kept);
        self.block(&TokenStream::new(), &body, value)
    }

    /// Evaluates to `(slot..)`.
    pub fn reverse(&self, split: &Split) -> TokenStream {
        let kept = slot_roots(&split.slots).into_iter().map(Base::Shadow).collect();
        let seed = Seed::new(&split.func.ret, &split.seeds, &self.locals.seed);
        // The parameter called `tape` is the reverse side already.
        let context = self.context(&split.func, self.locals.tape.clone(), &seed, kept);
        let body = emit::body(&context, &split.reverse);
        let slots = self.slots(&split.slots, &body.yields, &body.kept);
        self.block(&seed.pattern, &body, slots)
    }

    /// The joint body as text.
    pub fn source(&self, joint: &Joint) -> String {
        let seed = Seed::new(&joint.func.ret, &joint.seeds, &self.locals.seed);
        let body = self.joint_body(joint, &seed);
        let name = &self.function.sig.ident;
        format!("// {name}\n{}", body.code.text(0))
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
            given: seed.given.clone(),
            seeds: seed.roots.clone(),
            kept,
        }
    }

    fn slots(
        &self,
        list: &[Slot],
        yields: &[TokenStream],
        shadows: &[TokenStream],
    ) -> TokenStream {
        let (mut yields, mut shadows) = (yields.iter(), shadows.iter());
        let parts: Vec<_> = list.iter().map(|s| self.slot(s, &mut yields, &mut shadows)).collect();
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
                let parts: Vec<_> = parts.iter().map(|p| self.slot(p, yields, shadows)).collect();
                tuple(&parts)
            }
        }
    }

    fn block(&self, before: &TokenStream, body: &Body, result: TokenStream) -> TokenStream {
        let (nested, statements) = (&self.nested, body.code.tokens());
        quote!({ #nested #before #statements #result })
    }
}

/// The incoming adjoint of the result, taken apart.
struct Seed {
    /// `let (seed_0, ..) = seed;` if the result is a tuple.
    pattern: TokenStream,
    given: Vec<(ValId, Ident)>,
    roots: Vec<TokenStream>,
}

impl Seed {
    fn none() -> Seed {
        Seed { pattern: TokenStream::new(), given: vec![], roots: vec![] }
    }

    fn new(ret: &Ret, seeds: &[Option<ValId>], ident: &Ident) -> Seed {
        let mut seed = Seed::none();
        match ret {
            Ret::Unit => {}
            Ret::Val(k) => seed.given.extend(seeds[*k].map(|v| (v, ident.clone()))),
            Ret::Root(_) => seed.roots.push(ident.to_token_stream()),
            Ret::Tuple(_) => {
                let mut count = 0;
                let pattern = seed.part(ret, seeds, ident, &mut count);
                seed.pattern = quote!(let #pattern = #ident;);
            }
        }
        seed
    }

    fn part(
        &mut self,
        ret: &Ret,
        seeds: &[Option<ValId>],
        ident: &Ident,
        count: &mut usize,
    ) -> TokenStream {
        let mut next = || {
            let name = format!("{ident}_{count}");
            *count += 1;
            Ident::new(&name, Span::mixed_site())
        };
        match ret {
            Ret::Unit => quote!(()),
            Ret::Val(k) => match seeds[*k] {
                Some(v) => {
                    let ident = next();
                    self.given.push((v, ident.clone()));
                    ident.to_token_stream()
                }
                None => quote!(()),
            },
            Ret::Root(_) => {
                let ident = next();
                self.roots.push(ident.to_token_stream());
                ident.to_token_stream()
            }
            Ret::Tuple(parts) => {
                let parts: Vec<_> =
                    parts.iter().map(|p| self.part(p, seeds, ident, count)).collect();
                tuple(&parts)
            }
        }
    }
}

fn value(ret: &Ret, yields: &[TokenStream], roots: &[RootId], kept: &[TokenStream]) -> TokenStream {
    match ret {
        Ret::Unit => quote!(()),
        Ret::Val(k) => yields[*k].clone(),
        Ret::Root(root) => {
            let at = roots.iter().position(|r| r == root).expect("a returned root");
            kept[at].clone()
        }
        Ret::Tuple(parts) => {
            let parts: Vec<_> = parts.iter().map(|p| value(p, yields, roots, kept)).collect();
            tuple(&parts)
        }
    }
}

fn slot_roots(slots: &[Slot]) -> Vec<RootId> {
    let mut roots = vec![];
    for slot in slots {
        match slot {
            Slot::Shadow(root) => roots.push(*root),
            Slot::Tuple(parts) => roots.extend(slot_roots(parts)),
            Slot::None | Slot::LeftOut | Slot::Val(_) => {}
        }
    }
    roots
}

fn tuple(parts: &[TokenStream]) -> TokenStream {
    match parts {
        [one] => quote!((#one,)),
        parts => quote!((#(#parts),*)),
    }
}

