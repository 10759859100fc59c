//! Rust source that checks a case: the program in a module of its own, with a function `check`.

use std::fmt::Write;

use super::ast::{Arg, Ty};
use super::case::{Case, SEED, is_mutable, weight};
use super::print::{self, Attribute};

/// What is compiled and checked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// The program as it is, against the interpreter: a check of ours on ourselves.
    Primal,
    /// The companions of `#[grad]`.
    Companions,
    /// The same, as if no cache held a record.
    Long,
    /// Second derivatives: Hessians, of which rows share sweeps, against products with unit vectors.
    Second,
}

/// The contents of the case's module.
pub fn module(case: &Case, target: Target) -> String {
    let attribute = match target {
        Target::Primal => Attribute::None,
        Target::Companions => Attribute::Grad,
        Target::Long => Attribute::Long,
        Target::Second => Attribute::Second,
    };
    let mut text = String::new();
    if target != Target::Primal {
        text.push_str("use grad_runtime::grad;\n\n");
    }
    text.push_str(&print::program(&case.program, attribute));
    text.push('\n');
    text.push_str(
        &Writer {
            case,
            text: String::new(),
        }
        .check(target),
    );
    text
}

struct Writer<'c> {
    case: &'c Case,
    text: String,
}

impl Writer<'_> {
    fn check(mut self, target: Target) -> String {
        self.text.push_str("pub fn check() {\n");
        self.expected();
        self.arguments();
        self.primal();
        if matches!(target, Target::Companions | Target::Long) {
            self.gradients();
            self.vjp();
            self.jvp();
        }
        if target == Target::Second {
            self.second();
        }
        self.text.push_str("}\n");
        self.text
    }

    fn types(&self) -> Vec<Ty> {
        let entry = self.case.program.entry();
        entry.params.iter().map(|p| entry.vars[p.0].ty).collect()
    }

    fn line(&mut self, text: &str) {
        writeln!(self.text, "    {text}").expect("writing to a string");
    }

    fn expected(&mut self) {
        let bits = |xs: &[f64]| {
            xs.iter()
                .map(|x| format!("{:#018x}", x.to_bits()))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let slopes = |xs: &[super::case::Slope]| {
            xs.iter()
                .map(|s| format!("({:?}, {:?})", s.value, s.magnitude))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let case = self.case;
        self.line("let expected = grad_tests::expected::Expected {");
        self.line(&format!("    value: {},", bits(&[case.value])));
        self.line(&format!("    outgoing: &[{}],", bits(&case.outgoing)));
        self.line(&format!("    gradient: &[{}],", slopes(&case.gradient)));
        self.line(&format!("    weighted: &[{}],", slopes(&case.weighted)));
        self.line("};");
    }

    fn arguments(&mut self) {
        for (k, (arg, ty)) in self.case.program.args.iter().zip(self.types()).enumerate() {
            let value = match arg {
                Arg::Float(x) => format!("{x:?}_f64"),
                Arg::Int(i) => format!("{i}_{}", print::ty(ty, &[])),
                Arg::Ints(items) => format!("{items:?} as [usize; {}]", items.len()),
                Arg::Floats(xs) if matches!(ty, Ty::Array(_) | Ty::ArrayRef(_)) => {
                    format!("{xs:?}")
                }
                Arg::Floats(xs) => format!("vec!{xs:?}"),
            };
            self.line(&format!("let p{k} = std::hint::black_box({value});"));
        }
    }

    /// Declares fresh copies of the `&mut` arguments.
    fn copies(&mut self) {
        for (k, ty) in self.types().into_iter().enumerate() {
            if is_mutable(ty) {
                self.line(&format!("let mut m{k} = p{k}.clone();"));
            }
        }
    }

    fn passed(&self) -> Vec<String> {
        let pass = |(k, ty): (usize, Ty)| match ty {
            _ if is_mutable(ty) => format!("&mut m{k}"),
            _ if ty.is_ref() => format!("&p{k}"),
            Ty::Int(_) => format!("p{k}"),
            _ => format!("p{k}.clone()"),
        };
        self.types().into_iter().enumerate().map(pass).collect()
    }

    /// The `&mut` arguments as a tuple, to read what a call left in them.
    fn left(&self) -> String {
        let names: String = self
            .types()
            .iter()
            .enumerate()
            .filter(|(_, t)| is_mutable(**t))
            .map(|(k, _)| format!("m{k}.clone(),"))
            .collect();
        format!("&({names})")
    }

    fn primal(&mut self) {
        self.copies();
        let call = format!("let value = f({});", self.passed().join(", "));
        self.line(&call);
        let check = format!("expected.check_call(value, {});", self.left());
        self.line(&check);
    }

    fn gradients(&mut self) {
        self.copies();
        let args = self.passed().join(", ");
        self.line(&format!("expected.check_gradient(&f_grad({args}));"));
        self.copies();
        self.line(&format!(
            "let (value, gradient) = f_value_and_grad({args});"
        ));
        let check = format!("expected.check_call(value, {});", self.left());
        self.line(&check);
        self.line("expected.check_gradient(&gradient);");
        // What the buffers held does not count.
        self.copies();
        self.buffers(f64::NAN);
        let call = self.call_with_buffers("f_value_and_grad_into", "", "");
        self.line(&call);
        let check = format!("expected.check_call(value, {});", self.left());
        self.line(&check);
        let adjoints = self.adjoints();
        self.line(&format!("expected.check_gradient(&{adjoints});"));
    }

    /// Two calls of the form with a workspace, which must agree bit for bit.
    fn vjp(&mut self) {
        self.line("let mut tape = grad_runtime::Tape::new();");
        for round in ["first", "second"] {
            self.copies();
            self.bars();
            let call = self.vjp_call("f_vjp_with", "&mut tape, ");
            self.line(&call);
            let check = format!("expected.check_call(value, {});", self.left());
            self.line(&check);
            let adjoints = self.adjoints();
            self.line(&format!("let {round} = {adjoints};"));
        }
        self.line("grad_tests::expected::check_repeated(&first, &second);");
        let initial = self.initial();
        self.line(&format!("expected.check_weighted(&first, &{initial});"));
        self.copies();
        self.bars();
        let call = self.vjp_call("f_vjp", "");
        self.line(&call);
        let adjoints = self.adjoints();
        self.line(&format!(
            "expected.check_weighted(&{adjoints}, &{initial});"
        ));
    }

    /// Forward mode in one direction.
    fn jvp(&mut self) {
        self.copies();
        let mut dots = vec![];
        let mut count = 0;
        for (k, ty) in self.types().into_iter().enumerate() {
            let len = match &self.case.program.args[k] {
                Arg::Int(_) | Arg::Ints(_) => continue,
                Arg::Float(_) => 1,
                Arg::Floats(xs) => xs.len(),
            };
            let values: Vec<f64> = (count..count + len).map(crate::expected::along).collect();
            count += len;
            let value = match ty {
                Ty::Float | Ty::FloatMut | Ty::FloatRef => format!("{:?}_f64", values[0]),
                Ty::Array(_) | Ty::ArrayRef(_) => format!("{values:?}"),
                _ => format!("vec!{values:?}"),
            };
            let mutable = if is_mutable(ty) { "mut " } else { "" };
            self.line(&format!("let {mutable}d{k} = {value};"));
            dots.push(match ty {
                _ if is_mutable(ty) => format!("&mut d{k}"),
                _ if ty.is_ref() => format!("&d{k}"),
                _ => format!("d{k}"),
            });
        }
        let args: Vec<String> = self.passed().into_iter().chain(dots).collect();
        self.line(&format!(
            "let (value, tangent) = f_jvp({});",
            args.join(", ")
        ));
        let check = format!("expected.check_call(value, {});", self.left());
        self.line(&check);
        let outgoing = self.left().replace('m', "d");
        self.line(&format!("expected.check_tangent(tangent, {outgoing});"));
    }

    fn second(&mut self) {
        let lens: Vec<usize> = (self.case.program.args.iter())
            .map(|arg| match arg {
                Arg::Int(_) | Arg::Ints(_) => 0,
                Arg::Float(_) => 1,
                Arg::Floats(xs) => xs.len(),
            })
            .collect();
        let n: usize = lens.iter().sum();
        self.copies();
        let args = self.passed().join(", ");
        self.line(&format!("let mut hessian = vec![0.0; {n} * {n}];"));
        self.line(&format!("f_hessian_into({args}, &mut hessian);"));
        self.line(&format!("for row in 0..{n} {{"));
        self.line(&format!(
            "let unit: Vec<f64> = (0..{n}).map(|k| if k == row {{ 1.0 }} else {{ 0.0 }}).collect();"
        ));
        self.copies();
        let (mut dots, mut at) = (vec![], 0);
        for ((k, ty), len) in self.types().into_iter().enumerate().zip(lens) {
            if !ty.is_active() {
                continue;
            }
            let value = match ty {
                Ty::Float | Ty::FloatMut | Ty::FloatRef => format!("unit[{at}]"),
                Ty::Array(_) | Ty::ArrayRef(_) => {
                    format!("<[f64; {len}]>::try_from(&unit[{at}..{at} + {len}]).unwrap()")
                }
                _ => format!("unit[{at}..{at} + {len}].to_vec()"),
            };
            at += len;
            self.line(&format!("let mut d{k} = {value};"));
            dots.push(match ty {
                _ if is_mutable(ty) => format!("&mut d{k}"),
                _ if ty.is_ref() => format!("&d{k}"),
                _ => format!("d{k}"),
            });
        }
        let args: Vec<String> = self.passed().into_iter().chain(dots).collect();
        self.line(&format!("let product = f_hvp({});", args.join(", ")));
        self.line(&format!(
            "grad_tests::expected::check_row(&product, &hessian[row * {n}..(row + 1) * {n}]);"
        ));
        self.line("}");
    }

    fn bars(&mut self) {
        self.buffers(crate::expected::INITIAL);
    }

    /// Buffers that hold this; those of `&mut` arguments hold their weights.
    fn buffers(&mut self, initial: f64) {
        let mut outgoing = 0;
        for (k, ty) in self
            .types()
            .into_iter()
            .enumerate()
            .filter(|(_, t)| is_lent(*t))
        {
            let len = match &self.case.program.args[k] {
                Arg::Floats(xs) => xs.len(),
                _ => 1,
            };
            let mut start = |_| {
                if is_mutable(ty) {
                    weight({
                        outgoing += 1;
                        outgoing - 1
                    })
                } else {
                    initial
                }
            };
            let number = |x: f64| match x.is_nan() {
                true => "f64::NAN".to_owned(),
                false => format!("{x:?}"),
            };
            let values: Vec<String> = (0..len).map(&mut start).map(number).collect();
            let value = match ty {
                Ty::FloatMut | Ty::FloatRef => format!("{} as f64", values[0]),
                Ty::ArrayRef(_) => format!("[{}]", values.join(", ")),
                _ => format!("vec![{}]", values.join(", ")),
            };
            self.line(&format!("let mut b{k} = {value};"));
        }
    }

    fn vjp_call(&self, name: &str, first: &str) -> String {
        self.call_with_buffers(name, first, &format!("{SEED:?}"))
    }

    fn call_with_buffers(&self, name: &str, first: &str, last: &str) -> String {
        let bars = self
            .types()
            .iter()
            .enumerate()
            .filter(|(_, t)| is_lent(**t))
            .map(|(k, _)| format!("&mut b{k}"))
            .collect::<Vec<_>>();
        let args: Vec<String> = self
            .passed()
            .into_iter()
            .chain(bars)
            .chain([last.to_owned()])
            .collect();
        let owned: Vec<String> = self
            .types()
            .iter()
            .enumerate()
            .filter(|(_, t)| is_owned(**t))
            .map(|(k, _)| format!("g{k}"))
            .collect();
        let pattern = match &owned[..] {
            [] => "value".to_string(),
            [one] => format!("(value, {one})"),
            many => format!("(value, ({}))", many.join(", ")),
        };
        format!("let {pattern} = {name}({first}{});", args.join(", "))
    }

    /// The adjoints of all parameters in order, as a tuple.
    fn adjoints(&self) -> String {
        let name = |(k, ty): (usize, Ty)| match ty {
            _ if is_owned(ty) => format!("g{k},"),
            _ if is_lent(ty) => format!("b{k}.clone(),"),
            _ => String::new(),
        };
        nested_tuple(
            self.types()
                .into_iter()
                .enumerate()
                .map(name)
                .filter(|n| !n.is_empty())
                .collect(),
        )
    }

    /// What each of them held before the call, apart from the weights of outgoing contents.
    fn initial(&self) -> String {
        let mut parts = Vec::new();
        for (arg, ty) in self.case.program.args.iter().zip(self.types()) {
            let start = if is_lent(ty) && !is_mutable(ty) {
                crate::expected::INITIAL
            } else {
                0.0
            };
            match arg {
                Arg::Int(_) | Arg::Ints(_) => {}
                Arg::Float(_) => parts.push(format!("{start:?}")),
                Arg::Floats(xs) => parts.extend(vec![format!("{start:?}"); xs.len()]),
            }
        }
        format!("vec![{}]", parts.join(", "))
    }
}

/// Has a buffer for its adjoint.
fn is_lent(ty: Ty) -> bool {
    ty.is_ref() && ty.is_active()
}

fn is_owned(ty: Ty) -> bool {
    matches!(ty, Ty::Float | Ty::Array(_))
}

/// `(a, b, (c, d))`: tuples implement traits up to eight elements only.
fn nested_tuple(parts: Vec<String>) -> String {
    match parts.split_at_checked(7) {
        Some((front, back)) if !back.is_empty() => {
            format!("({}{},)", front.concat(), nested_tuple(back.to_vec()))
        }
        _ => format!("({})", parts.concat()),
    }
}
