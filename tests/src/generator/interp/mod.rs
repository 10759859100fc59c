//! An interpreter of generated programs, generic over the number type. It follows Rust: operands and
//! arguments left to right, the right side of an assignment before its place, the same float operations
//! in the same order, so that values agree bit for bit with the compiled function.
//!
//! References are passed by copying in and out: an exclusive borrow cannot tell the difference.

mod eval;
mod exec;
mod objects;

use super::ast::{Arg, Function, Program, Ret, Ty, Var};
use super::number::Number;

/// Why a program is not kept.
pub type Reject = &'static str;

/// Magnitudes above this are refused: the derivatives of such programs tell little.
const LARGEST: f64 = 1e6;
/// Decisions on floats that differ by less than this are refused, unless they are equal.
const NEAREST: f64 = 1e-9;
/// Statements and expressions evaluated at most.
const STEPS: usize = 40_000;
/// Calls nested at most.
const DEPTH: usize = 12;

/// What a run computed.
#[derive(Clone, Debug)]
pub struct Outcome<N> {
    /// The returned float.
    pub value: N,
    /// The contents of the arguments afterwards (only those passed as `&mut` can have changed).
    pub args: Vec<Value<N>>,
    /// Some decision was made on exactly equal floats: the value is defined, a difference quotient is not.
    pub at_kink: bool,
    /// The length of the run.
    pub steps: usize,
}

/// The contents of a variable.
#[derive(Clone, Debug)]
pub enum Value<N> {
    Float(N),
    Int(i64),
    Bool(bool),
    /// Memory; grids row after row.
    Memory(Vec<N>),
    /// A table of integers.
    Ints(Vec<i64>),
    /// The fields of a struct, the elements of an array in one, or those of a list of structs.
    Parts(Vec<Value<N>>),
}

impl<N: Number> Value<N> {
    /// An argument without derivatives.
    pub fn of(arg: &Arg) -> Self {
        match arg {
            Arg::Float(x) => Value::Float(N::constant(*x)),
            Arg::Int(i) => Value::Int(*i),
            Arg::Ints(items) => Value::Ints(items.clone()),
            Arg::Floats(xs) => Value::Memory(xs.iter().map(|&x| N::constant(x)).collect()),
        }
    }
}

/// Runs the entry function.
pub fn run<N: Number>(program: &Program, args: Vec<Value<N>>) -> Result<Outcome<N>, Reject> {
    let mut machine = Machine {
        program,
        steps: 0,
        depth: 0,
        at_kink: false,
    };
    let (mut values, args) = machine.enter(program.entry(), args)?;
    let Some(Value::Float(value)) = values.pop() else {
        return Err("the entry returns no value");
    };
    Ok(Outcome {
        value,
        args,
        at_kink: machine.at_kink,
        steps: machine.steps,
    })
}

struct Machine<'p> {
    program: &'p Program,
    steps: usize,
    depth: usize,
    at_kink: bool,
}

/// The variables of one call.
struct Frame<'p, N> {
    function: &'p Function,
    slots: Vec<Option<Value<N>>>,
}

impl<'p, N: Number> Frame<'p, N> {
    fn ty(&self, var: Var) -> Ty {
        self.function.vars[var.0].ty
    }

    fn set(&mut self, var: Var, value: Value<N>) {
        self.slots[var.0] = Some(value);
    }

    fn get(&self, var: Var) -> Result<&Value<N>, Reject> {
        self.slots[var.0]
            .as_ref()
            .ok_or("a variable without a value")
    }

    fn memory(&mut self, var: Var) -> Result<&mut Vec<N>, Reject> {
        match self.slots[var.0].as_mut() {
            Some(Value::Memory(cells)) => Ok(cells),
            _ => Err("not memory"),
        }
    }
}

/// How a statement ends.
enum Flow<N> {
    Next,
    Break(Option<super::ast::Label>, Option<N>),
    Continue(Option<super::ast::Label>),
    Return(Vec<Value<N>>),
}

/// What a call leaves: its results, and its parameters.
type Left<N> = (Vec<Value<N>>, Vec<Value<N>>);

impl<'p> Machine<'p> {
    /// Calls a function: its results, and its parameters as it leaves them.
    fn enter<N: Number>(
        &mut self,
        function: &'p Function,
        args: Vec<Value<N>>,
    ) -> Result<Left<N>, Reject> {
        if self.depth == DEPTH {
            return Err("recursion too deep");
        }
        self.depth += 1;
        let mut frame = Frame {
            function,
            slots: vec![None; function.vars.len()],
        };
        for (&param, arg) in function.params.iter().zip(args) {
            frame.set(param, arg);
        }
        let values = self.body(&mut frame)?;
        let args = function
            .params
            .iter()
            .map(|&p| frame.get(p).cloned())
            .collect::<Result<_, _>>()?;
        self.depth -= 1;
        Ok((values, args))
    }

    fn body<N: Number>(&mut self, frame: &mut Frame<'p, N>) -> Result<Vec<Value<N>>, Reject> {
        let function = frame.function;
        let values = match self.statements(frame, &function.body.stmts)? {
            Flow::Return(values) => values,
            Flow::Next => self.values(frame, &function.body.tail)?,
            Flow::Break(..) | Flow::Continue(..) => return Err("an exit without a loop"),
        };
        let expected = match function.ret {
            Ret::Float | Ret::Struct(_) => 1,
            Ret::Pair => 2,
            Ret::Unit => 0,
        };
        if values.len() == expected {
            Ok(values)
        } else {
            Err("wrong number of results")
        }
    }

    fn step(&mut self) -> Result<(), Reject> {
        self.steps += 1;
        if self.steps > STEPS {
            Err("runs too long")
        } else {
            Ok(())
        }
    }

    /// Notes a decision that changes when `a` and `b` cross.
    fn decide(&mut self, a: f64, b: f64) -> Result<(), Reject> {
        if a == b {
            self.at_kink = true;
        } else if (a - b).abs() < NEAREST * (1.0 + a.abs()) {
            return Err("too close to a kink");
        }
        Ok(())
    }

    fn checked<N: Number>(&self, x: N) -> Result<N, Reject> {
        if x.value().abs() <= LARGEST {
            Ok(x)
        } else {
            Err("a value out of bounds")
        }
    }
}
