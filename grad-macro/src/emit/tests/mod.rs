mod random;
mod shapes;
mod trees;

use super::*;
use crate::ir::testing::*;
use proc_macro2::Span;
use quote::format_ident;

/// The joint, forward and reverse bodies of a function.
fn around<'a>(func: &'a Func, seeds: &[Option<ValId>]) -> Context<'a> {
    let shadows = func
        .roots
        .iter()
        .enumerate()
        .filter_map(|(n, info)| match info.kind {
            RootKind::ParamRef { .. } if info.ty.has_float() => {
                Some((RootId(n as u32), format_ident!("{}_bar", info.name)))
            }
            _ => None,
        });
    Context {
        pullbacks: Vec::new(),
        func,
        rt: quote!(::grad_runtime::rt),
        tape: format_ident!("tape"),
        rev: format_ident!("rev"),
        shadows: shadows.collect(),
        given: seeds
            .iter()
            .flatten()
            .map(|v| (*v, format_ident!("seed")))
            .collect(),
        seeds: Vec::new(),
        kept: Vec::new(),
        reuses: false,
    }
}

pub fn written(cx: &Context, region: &Region) -> String {
    let body = body(cx, region);
    let tokens = body.code.tokens();
    let block = syn::parse2::<syn::Block>(quote!({ #tokens }));
    let text = body.code.text(0);
    assert!(block.is_ok(), "{}\n{text}", block.unwrap_err());
    let yields: Vec<_> = body.yields.iter().map(printer::text).collect();
    format!("{text}=> {}", yields.join(", "))
}
