//! Products of adjoints are made of products that are there already.
//!
//! ```text
//! let sixth = inverse * inverse * inverse;  ..  inverse_bar = sixth_bar * inverse * 3.0 * inverse
//! ```
//! becomes, where the primal's `inverse * inverse` is in scope,
//! ```text
//! let square = inverse * inverse;  ..  inverse_bar = sixth_bar * 3.0 * square
//! ```
//! which is one multiplication less, and a shorter chain of multiplications that wait for each other.
//!
//! Legality: only adjoints are reassociated, as in [`factors`](super::factors()), and only products of single use, so that
//! nothing is computed twice.

use proc_macro2::Span;

use crate::ir::{Func, Op, OpKind, Region, Scalar, ValId};
use crate::maps::HashMap;

/// Longer products are left as they are.
const MOST: usize = 8;

pub fn products(func: &mut Func, region: &mut Region, first_new: usize) {
    let mut uses = HashMap::default();
    region.for_each_value_deep(&mut |v| *uses.entry(v).or_insert(0) += 1);
    let mut pass = Products {
        func,
        first_new,
        uses,
    };
    pass.region(region, &HashMap::default());
}

/// Products in scope, by their factors in ascending order.
type Known = HashMap<[ValId; 2], ValId>;

struct Products<'f> {
    func: &'f mut Func,
    first_new: usize,
    uses: HashMap<ValId, usize>,
}

impl Products<'_> {
    fn region(&mut self, region: &mut Region, around: &Known) {
        let mut known = around.clone();
        // Of this region: products that may become part of another.
        let mut open: HashMap<ValId, [ValId; 2]> = HashMap::default();
        let mut ops = Vec::with_capacity(region.ops.len());
        for mut op in std::mem::take(&mut region.ops) {
            op.kind
                .for_each_region_mut(&mut |inner| self.region(inner, &known));
            if let Some([a, b]) = factors(&op) {
                let v = op.results[0];
                let mut now = [a, b];
                if self.is_adjoint(v)
                    && let Some(list) = self.shorter([a, b], &open, &known)
                {
                    now = self.write(&list, &op, &mut ops);
                    op.kind = times(now);
                }
                if self.is_adjoint(v)
                    && self.uses.get(&v) == Some(&1)
                    && self.func.val(v).name.is_none()
                {
                    open.insert(v, now);
                } else {
                    known.entry(sorted(now)).or_insert(v);
                }
            }
            ops.push(op);
        }
        region.ops = ops;
    }

    /// A product that differentiation made.
    fn is_adjoint(&self, v: ValId) -> bool {
        let info = self.func.val(v);
        let float = matches!(info.ty, Scalar::F64 | Scalar::F32);
        float && v.0 as usize >= self.first_new && !info.again
    }

    /// What is multiplied in the end, with products that are there in place of their factors, if there are any.
    fn shorter(
        &self,
        of: [ValId; 2],
        open: &HashMap<ValId, [ValId; 2]>,
        known: &Known,
    ) -> Option<Vec<ValId>> {
        let mut list = vec![];
        of.into_iter().for_each(|v| flatten(v, open, &mut list));
        if !(3..=MOST).contains(&list.len()) {
            return None;
        }
        let before = list.len();
        while list.len() > 2
            && let Some((i, j, product)) = pair(&list, known)
        {
            list[i] = product;
            list.remove(j);
        }
        (list.len() < before).then_some(list)
    }

    /// The last two factors.
    fn write(&mut self, list: &[ValId], op: &Op, ops: &mut Vec<Op>) -> [ValId; 2] {
        let (last, rest) = list.split_last().expect("two factors");
        let ty = self.func.ty(op.results[0]);
        let mut product = rest[0];
        for factor in &rest[1..] {
            let v = self.func.new_val(ty, None, Span::call_site());
            ops.push(Op {
                results: vec![v],
                kind: times([product, *factor]),
                src: op.src,
            });
            product = v;
        }
        [product, *last]
    }
}

/// Where two of the factors stand, the earlier first, and their product.
fn pair(list: &[ValId], known: &Known) -> Option<(usize, usize, ValId)> {
    (1..list.len())
        .find_map(|j| (0..j).find_map(|i| Some((i, j, *known.get(&sorted([list[i], list[j]]))?))))
}

fn flatten(v: ValId, open: &HashMap<ValId, [ValId; 2]>, list: &mut Vec<ValId>) {
    match open.get(&v) {
        Some(of) if list.len() <= MOST => of.iter().for_each(|v| flatten(*v, open, list)),
        _ => list.push(v),
    }
}

fn factors(op: &Op) -> Option<[ValId; 2]> {
    match &op.kind {
        OpKind::Math(math, args) if math.path.is_none() && math.rule.name == "mul" => {
            Some([args[0], args[1]])
        }
        _ => None,
    }
}

fn sorted([a, b]: [ValId; 2]) -> [ValId; 2] {
    if a <= b { [a, b] } else { [b, a] }
}

fn times(of: [ValId; 2]) -> OpKind {
    OpKind::math("mul", &of)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    fn products(source: &str) -> (usize, usize) {
        let count = |options| vjp(options, source).matches(" * ").count();
        (count(quote!()), count(quote!(off(products))))
    }

    #[test]
    fn squares_of_the_primal() {
        let (with, without) = products(
            "fn f(x: &[f64]) -> f64 { let mut e = 0.0; for i in 0..x.len() { let r = 1.0 / x[i]; let s = r * r * r; e += s * (s - 1.0); } e }",
        );
        assert!(with < without, "{with} {without}");
    }

    #[test]
    fn nothing_to_share() {
        let (with, without) = products("fn f(x: f64, y: f64, z: f64) -> f64 { (x * y).sin() * z }");
        assert_eq!(with, without);
    }
}
