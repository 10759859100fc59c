//! A loop that looks for the largest of some numbers seldom finds a larger one: its branch says so.
//!
//! ```text
//! for i in 0..n { let v = x[i]; if !(max >= v) { max = v; winner = i } }
//! ```
//! becomes
//! ```text
//! for i in 0..n { let v = x[i]; if !(max >= v) { rt::seldom(); max = v; winner = i } }
//! ```
//! Otherwise the compiler chooses between both values in each iteration, which then waits for the one before: twice the time,
//! and ten times where it does so in long vectors. A branch that is not expected costs nothing as long as it is not taken,
//! and where it is taken each time (numbers in ascending order) it is foreseen.
//!
//! Only where an iteration does little else: what takes long hides the choice, and among few and dear candidates a larger
//! one is not seldom.

use proc_macro2::TokenStream;
use quote::quote;

use super::sums::op;
use crate::ir::{Loop, LoopKind, OpKind, Piece, Region, Template};

/// Operations of a body that is short, the decision included.
const SHORT: usize = 8;

pub fn seldom(region: &mut Region, rt: &TokenStream) {
    region.walk_mut(&mut |op| {
        if let OpKind::Loop(l) = &mut op.kind
            && is_short(l)
        {
            in_loop(l, rt);
        }
    });
}

fn is_short(l: &Loop) -> bool {
    let mut count = 0;
    let mut plain = matches!(l.kind, LoopKind::For { .. }) && !l.has_exit;
    l.body.walk(&mut |op| match &op.kind {
        OpKind::Lit(_) => {}
        OpKind::Math(..) | OpKind::Pure(..) | OpKind::Select(..) | OpKind::Load(_) => count += 1,
        OpKind::If { .. } => count += 1,
        _ => plain = false,
    });
    plain && count <= SHORT
}

/// Marks the branches that keep the loop's index, where the others keep what was.
fn in_loop(l: &mut Loop, rt: &TokenStream) {
    let index = l.body.params[0];
    for k in 0..l.init.len() {
        let (before, next) = l.carried(k);
        let Some(branch) = (l.body.ops.iter_mut()).find(|op| op.results.contains(&next)) else {
            continue;
        };
        let at = branch.results.iter().position(|v| *v == next);
        let src = branch.src;
        let OpKind::If { then, els, .. } = &mut branch.kind else {
            continue;
        };
        let at = at.expect("a result of this op");
        let new = match (then.yields[at], els.yields[at]) {
            (kept, other) if kept == index && other == before => then,
            (other, kept) if kept == index && other == before => els,
            _ => continue,
        };
        let text = Template(vec![Piece::Tokens(quote!(#rt::seldom()))]);
        new.ops
            .insert(0, op(None, OpKind::Effect(text, vec![]), src));
        return;
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    fn marks(source: &str) -> usize {
        assert!(!vjp(quote!(off(seldom)), source).contains("seldom"));
        vjp(quote!(), source).matches(":: seldom ()").count()
    }

    fn over(body: &str) -> String {
        format!(
            "fn f(x: &[f64], y: &[f64]) -> f64 {{ let mut max = 0.0; for i in 0..x.len() {{ {body} }} max }}"
        )
    }

    #[test]
    fn a_search_for_one_number() {
        assert_eq!(marks(&over("max = max.max(x[i]);")), 1);
        assert_eq!(marks(&over("if x[i] > max { max = x[i]; }")), 1);
        assert_eq!(marks(&over("if x[i] <= max {} else { max = x[i]; }")), 1);
        let folded = "fn f(x: &[f64]) -> f64 { x.iter().fold(f64::INFINITY, |a, &b| a.min(b)) }";
        assert_eq!(marks(folded), 1);
    }

    #[test]
    fn what_takes_long_or_decides_something_else() {
        let inner =
            "let mut t = 0.0; for k in 0..y.len() { t += x[i] * y[k]; } if t > max { max = t; }";
        assert_eq!(marks(&over(inner)), 0);
        let long = "let t = x[i] * x[i] + y[i] * y[i] * x[i] - x[i] * y[i] + x[i]; if t > max { max = t; }";
        assert_eq!(marks(&over(long)), 0);
        assert_eq!(marks(&over("if x[i] > 0.5 { max += x[i]; }")), 0);
    }
}
