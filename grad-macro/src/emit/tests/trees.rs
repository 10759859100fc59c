//! Random expression trees: printed with few parentheses, and read back as the same tree.

use super::precedence::{Expr, Prec};
use super::*;

const OPS: [&str; 18] = [
    "+", "-", "*", "/", "%", "<<", ">>", "&", "|", "^", "==", "<", ">", "<=", "&&", "||", "!=",
    ">=",
];

struct Rng(u64);

impl Rng {
    fn roll(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % n
    }
}

/// The expression, and the same with all parentheses, in our own notation.
fn tree(rng: &mut Rng, depth: usize) -> (Expr, String) {
    if depth == 0 {
        return match rng.roll(4) {
            0 => (Expr::number("2.0", "f64"), "2.0".into()),
            1 => (Expr::number("-1.5", "f64"), "(-1.5)".into()),
            2 => (Expr::user(quote!(a + B)), "(a+B)".into()),
            _ => (Expr::ident(&format_ident!("x")), "x".into()),
        };
    }
    match rng.roll(10) {
        0 => {
            let (a, s) = tree(rng, depth - 1);
            (Expr::prefix("-", a), format!("(-{s})"))
        }
        1 => {
            let (a, s) = tree(rng, depth - 1);
            (Expr::prefix("!", a), format!("(!{s})"))
        }
        2 => {
            let ((a, s), (b, t)) = (tree(rng, depth - 1), tree(rng, depth - 1));
            (Expr::method(a, "powf", vec![b]), format!("({s}.powf({t}))"))
        }
        3 => {
            let (a, s) = tree(rng, depth - 1);
            (Expr::cast(a, quote!(usize)), format!("({s}as usize)"))
        }
        4 => {
            let ((a, s), (b, t)) = (tree(rng, depth - 1), tree(rng, depth - 1));
            (Expr::call(quote!(f), vec![a, b]), format!("(f({s},{t}))"))
        }
        5 => {
            let ((c, r), (a, s), (b, t)) = (
                tree(rng, depth - 1),
                tree(rng, depth - 1),
                tree(rng, depth - 1),
            );
            (Expr::choice(c, a, b), format!("(if {r}{{{s}}}else{{{t}}})"))
        }
        _ => {
            let op = OPS[rng.roll(OPS.len())];
            let ((a, s), (b, t)) = (tree(rng, depth - 1), tree(rng, depth - 1));
            (Expr::infix(op, a, b), format!("({s}{op}{t})"))
        }
    }
}

/// Our notation of what syn has read.
fn notation(expr: &syn::Expr) -> String {
    use syn::Expr as E;
    let inner = |block: &syn::Block| match &block.stmts[..] {
        [syn::Stmt::Expr(expr, None)] => notation(expr),
        _ => panic!("not one expression"),
    };
    match expr {
        E::Paren(e) => notation(&e.expr),
        E::Group(e) => notation(&e.expr),
        E::Lit(e) => quote!(#e).to_string().replace("_f64", ""),
        E::Path(e) => quote!(#e).to_string(),
        E::Unary(e) => {
            let op = &e.op;
            format!("({}{})", quote!(#op), notation(&e.expr))
        }
        E::Binary(e) => {
            let op = &e.op;
            format!(
                "({}{}{})",
                notation(&e.left),
                quote!(#op),
                notation(&e.right)
            )
        }
        E::Cast(e) => format!("({}as usize)", notation(&e.expr)),
        E::MethodCall(e) => {
            format!("({}.powf({}))", notation(&e.receiver), notation(&e.args[0]))
        }
        E::Call(e) => format!("(f({},{}))", notation(&e.args[0]), notation(&e.args[1])),
        E::If(e) => {
            let els = match e.else_branch.as_ref().map(|(_, els)| &**els) {
                Some(E::Block(block)) => inner(&block.block),
                other => panic!("{other:?}"),
            };
            format!(
                "(if {}{{{}}}else{{{els}}})",
                notation(&e.cond),
                inner(&e.then_branch)
            )
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn trees_are_read_back() {
    let mut rng = Rng(7);
    for n in 0..20_000 {
        let (expr, wanted) = tree(&mut rng, 1 + n % 4);
        let text = printer::text(&expr.tokens);
        for source in [expr.tokens.to_string(), text.clone()] {
            let read = syn::parse_str::<syn::Expr>(&source);
            let read = read.unwrap_or_else(|e| panic!("{source}: {e}"));
            assert_eq!(simple(&notation(&read)), simple(&wanted), "{source}");
        }
        assert!(expr.prec >= Prec::Lowest);
    }
}

/// A negative sum of a literal is written as a difference; a negated literal is a literal.
fn simple(notation: &str) -> String {
    let mut out = notation.to_owned();
    for (from, to) in [
        ("(-(-1.5))", "--1.5"),
        ("(-1.5)", "-1.5"),
        ("(-2.0)", "-2.0"),
        ("+-1.5", "-1.5"),
        ("+-2.0", "-2.0"),
    ] {
        out = out.replace(from, to);
    }
    out
}

#[test]
fn few_parentheses() {
    let x = || Expr::ident(&format_ident!("x"));
    let lit = |s: &str| Expr::number(s, "f64");
    let show = |expr: Expr| printer::text(&expr.tokens);
    let usize_ty = || quote!(::core::primitive::usize);
    let table = [
        (Expr::method(lit("2.0"), "sin", vec![]), "2.0_f64.sin()"),
        (Expr::method(lit("-2.0"), "sin", vec![]), "(-2.0_f64).sin()"),
        (
            Expr::prefix("-", Expr::method(x(), "powi", vec![lit("2")])),
            "-x.powi(2)",
        ),
        (
            Expr::method(Expr::prefix("-", x()), "powi", vec![lit("2")]),
            "(-x).powi(2)",
        ),
        (
            Expr::infix("-", x(), Expr::infix("-", x(), x())),
            "x - (x - x)",
        ),
        (
            Expr::infix("-", Expr::infix("-", x(), x()), x()),
            "x - x - x",
        ),
        (
            Expr::infix("<", Expr::cast(x(), usize_ty()), x()),
            "(x as usize) < x",
        ),
        (
            Expr::infix(">", Expr::cast(x(), usize_ty()), x()),
            "x as usize > x",
        ),
        (Expr::infix("*", lit("2.0"), lit("3.0")), "2.0_f64 * 3.0"),
        (
            Expr::range(Some(lit("0")), "..", Some(Expr::infix("-", x(), lit("1")))),
            "0..x - 1",
        ),
        (
            Expr::cast(Expr::infix("+", x(), x()), usize_ty()),
            "(x + x) as usize",
        ),
        (Expr::prefix("-", Expr::prefix("-", x())), "-(-x)"),
    ];
    for (expr, text) in table {
        assert_eq!(show(expr), text);
    }
}
