//! Backpropagation is not just the chain rule.
//!
//! `cargo run -p grad-examples --example backprop`
//!
//! A function is written as a list of named intermediates. Read each as a constraint, `a = exp(x)`, and put a
//! Lagrange multiplier on it; then the adjoints that a reverse sweep computes are those multipliers. This
//! example prints, for one function, the mirrored code that `#[grad]` emits, and the multipliers, obtained as
//! what multipliers are by definition: how the result changes when a constraint is relaxed.
//!
//! The chain rule alone, applied to the formula, gives a derivative of exponential size; the list of
//! statements grows by a few per intermediate. The last table counts both.

use grad_runtime::grad;

/// exp(exp x + (exp x)^2) + sin(exp x + (exp x)^2), by intermediates.
#[grad(show)]
pub fn f(x: f64) -> f64 {
    let a = x.exp();
    let b = a * a;
    let c = a + b;
    let d = c.exp();
    let e = c.sin();
    d + e
}

/// `f` with relaxed constraints: `a = exp(x) + slack[0]`, and so on. At zero slack it is `f`, and its
/// gradient in `slack` consists of the multipliers of the constraints.
#[grad]
pub fn relaxed(x: f64, slack: &[f64]) -> f64 {
    let a = x.exp() + slack[0];
    let b = a * a + slack[1];
    let c = a + b + slack[2];
    let d = c.exp() + slack[3];
    let e = c.sin() + slack[4];
    d + e
}

// STAND-IN: written by hand until the macro emits them; delete these two items then.
#[path = "backprop_expanded.rs"]
mod stand_in;
pub use stand_in::{F_GRAD_SOURCE, f_grad, relaxed_grad};

fn main() {
    let x = 0.3;
    print_code();
    print_table(x);
    print_sizes();
}

fn print_code() {
    println!("The function\n");
    println!(
        "{}",
        indented(include_str!("backprop.rs"), "pub fn f(", "}")
    );
    println!("What #[grad] emits for it\n");
    println!("{}", indented(F_GRAD_SOURCE, "", ""));
}

/// From the line that starts with `first` to the first line that is `last` (all of it if they are empty).
fn indented(text: &str, first: &str, last: &str) -> String {
    let mut out = String::new();
    for line in text.lines().skip_while(|line| !line.starts_with(first)) {
        out += &format!("    {line}\n");
        if !last.is_empty() && line == last {
            break;
        }
    }
    out
}

/// One intermediate: its constraint, and its partial derivatives by name, formula and value.
struct Row {
    name: &'static str,
    statement: &'static str,
    value: f64,
    partials: Vec<(&'static str, &'static str, f64)>,
}

impl Row {
    fn partials(&self) -> String {
        let text = |(of, formula, value): &(&str, &str, f64)| {
            let known = if *formula == "1" {
                String::new()
            } else {
                format!(" = {value:.4}")
            };
            format!("d{}/d{of} = {formula}{known}", self.name)
        };
        self.partials
            .iter()
            .map(text)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

fn print_table(x: f64) {
    let rows = rows(x);
    let (x_bar, multipliers) = relaxed_grad(x, &[0.0; 5]);

    println!("At x = {x}: each intermediate is a constraint, each adjoint its multiplier\n");
    println!("    name  statement        value     adjoint  partials");
    for (row, adjoint) in rows.iter().zip(multipliers.iter().map(Some).chain([None])) {
        let adjoint = adjoint.copied().unwrap_or(1.0);
        println!(
            "    {:4}  {:11}  {:9.4}  {adjoint:10.4}  {}",
            row.name,
            row.statement,
            row.value,
            row.partials()
        );
    }

    println!(
        "\n    L(x, a, .., e, multipliers) = d + e - a_bar (a - exp x) - b_bar (b - a a) - c_bar (c - a - b) - .."
    );
    println!(
        "    is stationary in each intermediate if its adjoint is the sum, over its readers, of adjoint * partial:\n"
    );
    for (row, &adjoint) in rows.iter().zip(&multipliers) {
        print_stationarity(row, adjoint, &rows, &multipliers);
    }
    println!("\n    dL/dx = a_bar exp x = {x_bar:.6}");
    println!("    f_grad(x)           = {:.6}", f_grad(x));
    let step = 1e-5;
    println!(
        "    central difference  = {:.6}\n",
        (f(x + step) - f(x - step)) / (2.0 * step)
    );
}

/// The statements of `f`, carried out one by one, and the derivative of each by the rules of school.
fn rows(x: f64) -> Vec<Row> {
    let a = x.exp();
    let b = a * a;
    let c = a + b;
    let d = c.exp();
    let e = c.sin();
    let row = |name, statement, value, partials: &[(&'static str, &'static str, f64)]| Row {
        name,
        statement,
        value,
        partials: partials.to_vec(),
    };
    vec![
        row("a", "a = exp(x)", a, &[("x", "a", a)]),
        row("b", "b = a * a", b, &[("a", "2a", 2.0 * a)]),
        row("c", "c = a + b", c, &[("a", "1", 1.0), ("b", "1", 1.0)]),
        row("d", "d = exp(c)", d, &[("c", "d", d)]),
        row("e", "e = sin(c)", e, &[("c", "cos(c)", c.cos())]),
        row("y", "y = d + e", d + e, &[("d", "1", 1.0), ("e", "1", 1.0)]),
    ]
}

/// The adjoint, put together from those of the intermediates that read this one. The result's is 1.
fn print_stationarity(row: &Row, adjoint: f64, rows: &[Row], multipliers: &[f64]) {
    let mut terms = Vec::new();
    let mut sum = 0.0;
    for (reader, reader_bar) in rows.iter().zip(multipliers.iter().copied().chain([1.0])) {
        for (_, formula, value) in reader.partials.iter().filter(|(of, ..)| *of == row.name) {
            terms.push(format!("{}_bar * {formula}", reader.name));
            sum += reader_bar * value;
        }
    }
    println!(
        "    {}_bar = {:28} {sum:10.4}",
        row.name,
        format!("{} =", terms.join(" + "))
    );
    assert!((sum - adjoint).abs() <= 1e-12 * adjoint.abs());
}

/// Functions with as many intermediates y = y + y^2 as there are signs in the brackets, beginning with
/// y = exp(x), and a table of their depths and sources.
macro_rules! towers {
    ($($name:ident $source:ident [$($plus:tt)*])*) => {
        $(
            #[grad(show)]
            #[allow(dead_code)] // Only the source of its gradient is looked at.
            fn $name(x: f64) -> f64 {
                let y = x.exp();
                $(let y = y $plus y * y;)*
                y
            }

            // STAND-IN: as many statements as the macro will emit, or so; delete it then.
            const $source: &str = concat!("let y;\nlet y_bar;\n", $(concat!("let y ", stringify!($plus), ";\nlet y_bar;\n")),*);
        )*

        const TOWERS: &[(&[&str], &str)] = &[$((&[$(stringify!($plus)),*], $source)),*];
    };
}

towers! {
    tower_1 TOWER_1_GRAD_SOURCE [+]
    tower_2 TOWER_2_GRAD_SOURCE [+ +]
    tower_3 TOWER_3_GRAD_SOURCE [+ + +]
    tower_4 TOWER_4_GRAD_SOURCE [+ + + +]
    tower_5 TOWER_5_GRAD_SOURCE [+ + + + +]
    tower_6 TOWER_6_GRAD_SOURCE [+ + + + + +]
    tower_7 TOWER_7_GRAD_SOURCE [+ + + + + + +]
    tower_8 TOWER_8_GRAD_SOURCE [+ + + + + + + +]
    tower_9 TOWER_9_GRAD_SOURCE [+ + + + + + + + +]
    tower_10 TOWER_10_GRAD_SOURCE [+ + + + + + + + + +]
    tower_11 TOWER_11_GRAD_SOURCE [+ + + + + + + + + + +]
    tower_12 TOWER_12_GRAD_SOURCE [+ + + + + + + + + + + +]
    tower_13 TOWER_13_GRAD_SOURCE [+ + + + + + + + + + + + +]
    tower_14 TOWER_14_GRAD_SOURCE [+ + + + + + + + + + + + + +]
    tower_15 TOWER_15_GRAD_SOURCE [+ + + + + + + + + + + + + + +]
    tower_16 TOWER_16_GRAD_SOURCE [+ + + + + + + + + + + + + + + +]
    tower_17 TOWER_17_GRAD_SOURCE [+ + + + + + + + + + + + + + + + +]
    tower_18 TOWER_18_GRAD_SOURCE [+ + + + + + + + + + + + + + + + + +]
    tower_19 TOWER_19_GRAD_SOURCE [+ + + + + + + + + + + + + + + + + + +]
    tower_20 TOWER_20_GRAD_SOURCE [+ + + + + + + + + + + + + + + + + + + +]
}

fn print_sizes() {
    println!(
        "y = exp(x), then k times y = y + y y: statements of the function and of its gradient, and the"
    );
    println!(
        "size of the derivative as one formula, by sum, product and chain rule (operations and leaves)\n"
    );
    println!("     k  statements  in the gradient  in the formula  in its derivative");
    let mut y = Formula::exp_of_x();
    for (steps, source) in TOWERS {
        y = y.plus(&y.times(&y));
        println!(
            "    {:2}  {:10}  {:15}  {:14}  {:17}",
            steps.len(),
            steps.len() + 1,
            statements(source),
            y.size,
            y.derivative_size
        );
    }
}

/// How many statements a piece of Rust has: lines that end one, apart from comments.
fn statements(source: &str) -> usize {
    source
        .lines()
        .filter(|line| line.trim_end().ends_with(';'))
        .count()
}

/// A formula without names for its parts, hence a tree. It is too large to be kept for all but the first
/// depths, so only the numbers of nodes are: of the tree, and of its derivative as the rules write it down.
struct Formula {
    size: u64,
    derivative_size: u64,
}

impl Formula {
    /// exp(x); (exp(x))' = exp(x).
    fn exp_of_x() -> Self {
        Self {
            size: 2,
            derivative_size: 2,
        }
    }

    /// (u + v)' = u' + v'.
    fn plus(&self, v: &Self) -> Self {
        Self {
            size: self.size + 1 + v.size,
            derivative_size: self.derivative_size + 1 + v.derivative_size,
        }
    }

    /// (u v)' = u' v + u v'.
    fn times(&self, v: &Self) -> Self {
        Self {
            size: self.size + 1 + v.size,
            derivative_size: (self.derivative_size + 1 + v.size)
                + 1
                + (self.size + 1 + v.derivative_size),
        }
    }
}
