//! Operations and their partials as text, in Rust's notation.

use crate::ir::{BinOp, CmpOp};
use crate::rules::{self, Cond, Form, Formula, Rule};

/// An expression, and how tightly it binds.
pub type Text = (String, Binds);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Binds {
    Loosely,
    Sum,
    Product,
    Sign,
    Tightly,
}

pub fn atom(text: impl AsRef<str>) -> Text {
    (text.as_ref().to_owned(), Binds::Tightly)
}

pub fn cast(of: Text, ty: &str) -> Text {
    (
        format!("{} as {ty}", at_least(of, Binds::Sign)),
        Binds::Sign,
    )
}

pub fn integers(op: BinOp, a: Text, b: Text) -> Text {
    let (symbol, binds) = match op {
        BinOp::Add => ("+", Binds::Sum),
        BinOp::Sub => ("-", Binds::Sum),
        BinOp::Mul => ("*", Binds::Product),
        BinOp::Div => ("/", Binds::Product),
        BinOp::Rem => ("%", Binds::Product),
        BinOp::And => ("&", Binds::Loosely),
        BinOp::Or => ("|", Binds::Loosely),
        BinOp::Xor => ("^", Binds::Loosely),
        BinOp::Shl => ("<<", Binds::Loosely),
        BinOp::Shr => (">>", Binds::Loosely),
        BinOp::AndAnd => ("&&", Binds::Loosely),
        BinOp::OrOr => ("||", Binds::Loosely),
    };
    infix(symbol, binds, a, b)
}

/// A rule applied: `a * b`, `x.exp()`.
pub fn operation(rule: &Rule, mut args: Vec<Text>) -> Text {
    match rule.form {
        Form::Infix(symbol) => {
            let b = args.pop().unwrap_or_else(|| atom(".."));
            let a = args.pop().unwrap_or_else(|| atom(".."));
            let binds = match symbol {
                "+" | "-" => Binds::Sum,
                _ => Binds::Product,
            };
            infix(symbol, binds, a, b)
        }
        Form::Prefix(symbol) => {
            let of = args.pop().unwrap_or_else(|| atom(".."));
            (
                format!("{symbol}{}", at_least(of, Binds::Sign)),
                Binds::Sign,
            )
        }
        Form::Method(name) => {
            let receiver = at_least(args.remove(0), Binds::Tightly);
            let rest: Vec<String> = args.into_iter().map(|(text, _)| text).collect();
            atom(format!("{receiver}.{name}({})", rest.join(", ")))
        }
        Form::Cast => args.remove(0),
        Form::Runtime(_) => {
            let all: Vec<String> = args.into_iter().map(|(text, _)| text).collect();
            atom(format!("{}({})", rule.name, all.join(", ")))
        }
    }
}

/// The derivative of a rule in its n-th argument; none if it is zero everywhere.
pub fn partial(rule: &Rule, n: usize, args: &[Text], result: &Text) -> Option<String> {
    let formula = rule.partials[n]();
    let printer = Printer { args, result };
    (formula != Formula::Zero).then(|| printer.text(&formula).0)
}

fn infix(symbol: &str, binds: Binds, a: Text, b: Text) -> Text {
    // `a - (b + c)`, `a / (b * c)`; sums and products of several need none.
    let associative = matches!(symbol, "+" | "*");
    let right = if associative {
        b.1 < binds
    } else {
        b.1 <= binds
    };
    let (a, b) = (
        at_least(a, binds),
        if right { format!("({})", b.0) } else { b.0 },
    );
    (format!("{a} {symbol} {b}"), binds)
}

fn at_least((text, binds): Text, least: Binds) -> String {
    if binds < least {
        format!("({text})")
    } else {
        text
    }
}

struct Printer<'a> {
    args: &'a [Text],
    result: &'a Text,
}

impl Printer<'_> {
    /// The formula with the incoming adjoint left out.
    fn text(&self, formula: &Formula) -> Text {
        match formula {
            Formula::Zero => atom("0"),
            Formula::D => atom("1"),
            Formula::X(n) => self.args[*n].clone(),
            Formula::Y => self.result.clone(),
            Formula::Lit(value) => literal(*value),
            Formula::IntAsFloat(n) => cast(self.args[*n].clone(), "f64"),
            Formula::Int(n) => atom(n.to_string()),
            Formula::IntPlus(n, 0) => self.args[*n].clone(),
            Formula::IntPlus(n, k) => {
                let symbol = if *k < 0 { "-" } else { "+" };
                let by = atom(k.unsigned_abs().to_string());
                infix(symbol, Binds::Sum, self.args[*n].clone(), by)
            }
            Formula::PowiDec(base, n) => {
                let base = at_least(self.text(base), Binds::Tightly);
                atom(format!("{base}.powi({} - 1)", self.args[*n].0))
            }
            Formula::If(cond, yes, no) => {
                let (yes, no) = (self.text(yes).0, self.text(no).0);
                (
                    format!("if {} {{ {yes} }} else {{ {no} }}", self.cond(cond)),
                    Binds::Loosely,
                )
            }
            Formula::Guard(inner) => self.text(inner),
            Formula::Op(name, args) => self.op(name, args),
        }
    }

    fn op(&self, name: &str, args: &[Formula]) -> Text {
        let mut texts: Vec<Text> = args.iter().map(|arg| self.text(arg)).collect();
        let one = |text: &Text| text.0 == "1" || text.0 == "1.0";
        match (name, &texts[..]) {
            ("mul", [a, b]) if one(a) => b.clone(),
            ("mul", [a, b]) | ("div", [a, b]) if one(b) => a.clone(),
            // `(1 / a) * b` reads `b / a`.
            ("mul", [(a, _), b]) if a.starts_with("1 / ") && args[0].any(|f| *f == Formula::D) => {
                let under = match &args[0] {
                    Formula::Op("div", parts) => self.text(&parts[1]),
                    _ => return infix("*", Binds::Product, texts.remove(0), texts.remove(0)),
                };
                infix("/", Binds::Product, b.clone(), under)
            }
            ("cast", [a]) => a.clone(),
            _ => operation(rules::rule(name), texts),
        }
    }

    fn cond(&self, cond: &Cond) -> String {
        match cond {
            Cond::Cmp(op, a, b) => {
                let symbol = match op {
                    CmpOp::Eq => "==",
                    CmpOp::Ne => "!=",
                    CmpOp::Lt => "<",
                    CmpOp::Le => "<=",
                    CmpOp::Gt => ">",
                    CmpOp::Ge => ">=",
                };
                format!("{} {symbol} {}", self.text(a).0, self.text(b).0)
            }
            Cond::IsNan(a) => format!("{}.is_nan()", at_least(self.text(a), Binds::Tightly)),
            Cond::IntIsZero(n) => format!("{} == 0", self.args[*n].0),
            Cond::And(a, b) => format!("({}) && ({})", self.cond(a), self.cond(b)),
            Cond::Or(a, b) => format!("({}) || ({})", self.cond(a), self.cond(b)),
        }
    }
}

fn literal(value: f64) -> Text {
    let binds = if value < 0.0 {
        Binds::Sign
    } else {
        Binds::Tightly
    };
    (format!("{value:?}"), binds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, n: usize) -> String {
        let args = [atom("a"), ("b + c".to_owned(), Binds::Sum)];
        partial(rules::rule(name), n, &args, &atom("y")).unwrap_or_else(|| "none".into())
    }

    #[test]
    fn partials_read_like_a_textbook() {
        for (name, n, expected) in [
            ("add", 0, "1"),
            ("sub", 1, "-1"),
            ("mul", 0, "b + c"),
            ("mul", 1, "a"),
            ("div", 0, "1 / (b + c)"),
            ("div", 1, "-(y / (b + c))"),
            ("exp", 0, "y"),
            ("sin", 0, "a.cos()"),
            ("cos", 0, "-a.sin()"),
            ("sqrt", 0, "0.5 / y"),
            ("ln", 0, "1 / a"),
            ("floor", 0, "none"),
        ] {
            assert_eq!(of(name, n), expected, "{name} in {n}");
        }
    }

    #[test]
    fn operations_have_the_parentheses_that_they_need() {
        let (a, sum) = (atom("a"), ("b + c".to_owned(), Binds::Sum));
        let text = |name: &str, args: &[&Text]| {
            operation(
                rules::rule(name),
                args.iter().map(|t| (*t).clone()).collect(),
            )
            .0
        };
        assert_eq!(text("sub", &[&a, &sum]), "a - (b + c)");
        assert_eq!(text("add", &[&a, &sum]), "a + b + c");
        assert_eq!(text("mul", &[&sum, &a]), "(b + c) * a");
        assert_eq!(text("exp", &[&sum]), "(b + c).exp()");
        assert_eq!(text("neg", &[&sum]), "-(b + c)");
        assert_eq!(text("digamma", &[&a]), "digamma(a)");
    }
}
