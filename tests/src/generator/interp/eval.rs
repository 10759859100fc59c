//! Evaluation of expressions, indices and views.

use super::super::ast::{
    Arm, Bin, Block, CallArg, Cmp, Cond, Expr, Int, IntBin, IntTy, Pat, Place, Ty, Un, Var, View,
};
use super::super::number::{self, Number};
use super::{Flow, Frame, Machine, Reject, Value};

/// Integers above this are refused.
const LARGEST_INT: i64 = 1_000_000;

impl<'p> Machine<'p> {
    pub(super) fn floats<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        exprs: &'p [Expr],
    ) -> Result<Vec<N>, Reject> {
        exprs.iter().map(|e| self.float(frame, e)).collect()
    }

    /// Results, of which one may be a struct.
    pub(super) fn values<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        exprs: &'p [Expr],
    ) -> Result<Vec<Value<N>>, Reject> {
        let value = |expr: &'p Expr| match expr {
            Expr::Object(object) => self.object(frame, object),
            expr => Ok(Value::Float(self.float(frame, expr)?)),
        };
        exprs.iter().map(value).collect()
    }

    pub(super) fn float<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        expr: &'p Expr,
    ) -> Result<N, Reject> {
        self.step()?;
        let x = match expr {
            // The start of a minimum or maximum may be infinite, what is computed may not.
            Expr::Lit(v) => return Ok(N::constant(*v)),
            Expr::Read(place) => return self.read(frame, place),
            Expr::Un(op, x) => {
                let x = self.float(frame, x)?;
                self.unary_kinks(*op, x.value())?;
                number::unary(*op, &x)
            }
            Expr::Bin(op, a, b) => {
                let a = self.float(frame, a)?;
                let b = self.float(frame, b)?;
                self.binary(*op, &a, &b)?
            }
            Expr::MulAdd(a, b, c) => {
                let a = self.float(frame, a)?;
                let b = self.float(frame, b)?;
                let c = self.float(frame, c)?;
                number::mul_add(&a, &b, &c)
            }
            Expr::Clamp(x, lo, hi) => {
                let x = self.float(frame, x)?;
                self.decide(x.value(), *lo)?;
                self.decide(x.value(), *hi)?;
                number::clamp(&x, *lo, *hi)
            }
            Expr::Powi(x, n) => {
                let x = self.float(frame, x)?;
                let n = self.int(frame, n)?;
                // Beyond these the compiler's expansion and the library's loop may round differently.
                if !(-4..=4).contains(&n) {
                    return Err("an exponent out of bounds");
                }
                number::powi(&x, n as i32)
            }
            Expr::Cast(i) => N::constant(self.int(frame, i)? as f64),
            Expr::If(cond, then, els) => {
                let block = if self.cond(frame, cond)? { then } else { els };
                self.value_of(frame, block)?
            }
            Expr::Match(on, arms) => {
                let on = self.int(frame, on)?;
                let arm = self.choose(frame, on, arms)?;
                self.float(frame, &arm.body)?
            }
            Expr::Block(block) => self.value_of(frame, block)?,
            Expr::Call(callee, args) => match self.call(frame, *callee, args)?.pop() {
                Some(Value::Float(x)) => x,
                _ => return Err("no value returned"),
            },
            Expr::Rate(of) => N::constant(self.rate(*of)?),
            Expr::Object(_) => return Err("not a float"),
        };
        self.checked(x)
    }

    fn value_of<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        block: &'p Block,
    ) -> Result<N, Reject> {
        match self.statements(frame, &block.stmts)? {
            Flow::Next => self
                .floats(frame, &block.tail)?
                .pop()
                .ok_or("a block without a value"),
            _ => Err("an exit inside an expression"),
        }
    }

    /// The arm that a match takes.
    pub(super) fn choose<N: Number, T>(
        &mut self,
        frame: &mut Frame<'p, N>,
        on: i64,
        arms: &'p [Arm<T>],
    ) -> Result<&'p Arm<T>, Reject> {
        for arm in arms {
            let fits = match &arm.pat {
                Pat::Ints(ints) => ints.contains(&on),
                Pat::Range(lo, hi) => (*lo..=*hi).contains(&on),
                Pat::Any => true,
            };
            if fits
                && arm
                    .guard
                    .as_ref()
                    .map_or(Ok(true), |g| self.cond(frame, g))?
            {
                return Ok(arm);
            }
        }
        Err("no arm fits")
    }

    pub(super) fn binary<N: Number>(&mut self, op: Bin, a: &N, b: &N) -> Result<N, Reject> {
        match op {
            Bin::Max | Bin::Min => self.decide(a.value(), b.value())?,
            Bin::Div if b.value().abs() < 1e-3 => return Err("a small divisor"),
            Bin::Powf if a.value() < 1e-3 => return Err("a small base"),
            Bin::Hypot | Bin::Atan2 if a.value().hypot(b.value()) < 1e-3 => {
                if a.value() != 0.0 || b.value() != 0.0 {
                    return Err("close to a singular point");
                }
                self.at_kink = true;
            }
            Bin::Atan2 if a.value() == 0.0 || (b.value() < 0.0 && a.value().abs() < 1e-9) => {
                self.at_kink = true
            }
            _ => {}
        }
        Ok(number::binary(op, a, b))
    }

    fn unary_kinks(&mut self, op: Un, x: f64) -> Result<(), Reject> {
        match op {
            Un::Abs => self.decide(x, 0.0),
            Un::Floor => self.decide(x, x.round()),
            Un::Sqrt | Un::Ln if x < 1e-3 => Err("close to a singular point"),
            Un::Ln1p if x < -0.999 => Err("close to a singular point"),
            Un::Recip | Un::Cbrt if x.abs() < 1e-3 => Err("close to a singular point"),
            _ => Ok(()),
        }
    }

    pub(super) fn int<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        int: &'p Int,
    ) -> Result<i64, Reject> {
        self.step()?;
        let value = match int {
            Int::Lit(v) => *v,
            Int::Var(v) => match frame.get(*v)? {
                Value::Int(i) => *i,
                _ => return Err("not an integer"),
            },
            Int::Bin(op, a, b) => {
                let (a, b) = (self.int(frame, a)?, self.int(frame, b)?);
                return int_binary(*op, a, b, int_type(frame, int));
            }
            Int::Len(var) => self.len(frame, *var)?,
            Int::Elem(var, i) => {
                let at = self.int(frame, i)?;
                match frame.get(*var)? {
                    Value::Ints(items) => *usize::try_from(at)
                        .ok()
                        .and_then(|at| items.get(at))
                        .ok_or("an index out of bounds")?,
                    _ => return Err("not a table"),
                }
            }
            Int::FromFloat(ty, x) => {
                let x = self.float(frame, x)?.value();
                self.decide(x, x.round())?;
                match ty {
                    IntTy::Usize => (x as usize) as i64,
                    IntTy::I32 => i64::from(x as i32),
                }
            }
            Int::Convert(IntTy::Usize, i) => match self.int(frame, i)? {
                i if i < 0 => return Err("a negative integer made unsigned"),
                i => i,
            },
            Int::Convert(IntTy::I32, i) => self.int(frame, i)?,
            Int::Read(place) => match self.part_at(frame, place)? {
                Value::Int(i) => *i,
                _ => return Err("not an integer"),
            },
        };
        if value.abs() <= LARGEST_INT {
            Ok(value)
        } else {
            Err("an integer out of bounds")
        }
    }

    fn len<N: Number>(&mut self, frame: &mut Frame<'p, N>, var: Var) -> Result<i64, Reject> {
        if let Some((rows, _)) = frame.ty(var).dims() {
            return Ok(rows as i64);
        }
        match frame.get(var)? {
            Value::Ints(items) => Ok(items.len() as i64),
            Value::Parts(items) => Ok(items.len() as i64),
            _ => Ok(frame.memory(var)?.len() as i64),
        }
    }

    pub(super) fn cond<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        cond: &'p Cond,
    ) -> Result<bool, Reject> {
        self.step()?;
        match cond {
            Cond::Lit(b) => Ok(*b),
            Cond::Var(v) => match frame.get(*v)? {
                Value::Bool(b) => Ok(*b),
                _ => Err("not a bool"),
            },
            Cond::Floats(op, a, b) => {
                let a = self.float(frame, a)?.value();
                let b = self.float(frame, b)?.value();
                self.decide(a, b)?;
                Ok(compare(*op, &a, &b))
            }
            Cond::Ints(op, a, b) => {
                let a = self.int(frame, a)?;
                let b = self.int(frame, b)?;
                Ok(compare(*op, &a, &b))
            }
            Cond::And(a, b) => Ok(self.cond(frame, a)? && self.cond(frame, b)?),
            Cond::Or(a, b) => Ok(self.cond(frame, a)? || self.cond(frame, b)?),
            Cond::Not(a) => Ok(!self.cond(frame, a)?),
            Cond::Read(place) => match self.part_at(frame, place)? {
                Value::Bool(b) => Ok(*b),
                _ => Err("not a bool"),
            },
        }
    }

    fn read<N: Number>(&mut self, frame: &mut Frame<'p, N>, place: &'p Place) -> Result<N, Reject> {
        match place {
            Place::Var(v) => match frame.get(*v)? {
                Value::Float(x) => Ok(x.clone()),
                _ => Err("not a float"),
            },
            Place::Elem(var, path) => {
                let at = self.offset(frame, *var, path)?;
                Ok(frame.memory(*var)?[at].clone())
            }
            Place::Part(..) => self.float_part(frame, place),
        }
    }

    /// The position of an element, in bounds.
    pub(super) fn offset<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        var: Var,
        path: &'p [Int],
    ) -> Result<usize, Reject> {
        let bounds = match frame.ty(var).dims() {
            Some((rows, width)) => vec![rows, width],
            None => vec![frame.memory(var)?.len()],
        };
        let mut at = 0;
        for (index, bound) in path.iter().zip(bounds) {
            let index = self.int(frame, index)?;
            if index < 0 || index as usize >= bound {
                return Err("an index out of bounds");
            }
            at = at * bound + index as usize;
        }
        Ok(at)
    }

    /// First element and length of a view.
    pub(super) fn window<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        view: &'p View,
    ) -> Result<(usize, usize), Reject> {
        let (mut start, mut len) = (0, frame.memory(view.mem)?.len());
        if let (Some((rows, width)), Some(row)) = (frame.ty(view.mem).dims(), &view.row) {
            let row = self.int(frame, row)? as usize;
            if row >= rows {
                return Err("a row out of bounds");
            }
            (start, len) = (row * width, width);
        }
        if let Some((lo, hi)) = &view.range {
            let lo = lo.as_ref().map_or(Ok(0), |i| self.int(frame, i))?;
            let hi = hi.as_ref().map_or(Ok(len as i64), |i| self.int(frame, i))?;
            if lo < 0 || lo > hi || hi as usize > len {
                return Err("a range out of bounds");
            }
            (start, len) = (start + lo as usize, (hi - lo) as usize);
        }
        Ok((start, len))
    }

    /// Evaluates the arguments, runs the function, and copies what it changed back.
    pub(super) fn call<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        callee: usize,
        args: &'p [CallArg],
    ) -> Result<Vec<Value<N>>, Reject> {
        let function = &self.program.functions[callee];
        let mut passed = Vec::new();
        let mut back = Vec::new();
        for arg in args {
            let (value, target) = self.pass(frame, arg)?;
            passed.push(value);
            back.push(target);
        }
        let (values, left) = self.enter(function, passed)?;
        for ((target, value), &param) in back.into_iter().zip(left).zip(&function.params) {
            if function.vars[param.0].ty.is_exclusive() {
                put_back(frame, target, value)?;
            }
        }
        Ok(values)
    }

    fn pass<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        arg: &'p CallArg,
    ) -> Result<(Value<N>, Target), Reject> {
        match arg {
            CallArg::Float(e) => Ok((Value::Float(self.float(frame, e)?), Target::Nothing)),
            CallArg::Int(i) => Ok((Value::Int(self.int(frame, i)?), Target::Nothing)),
            CallArg::View(view) if frame.ty(view.mem).is_table() => {
                Ok((frame.get(view.mem)?.clone(), Target::Nothing))
            }
            CallArg::View(view) => {
                let (start, len) = self.window(frame, view)?;
                let cells = frame.memory(view.mem)?[start..start + len].to_vec();
                Ok((Value::Memory(cells), Target::Cells(view.mem, start)))
            }
            CallArg::Object(object) => Ok((self.object(frame, object)?, Target::Nothing)),
            CallArg::Ref(place) => {
                let value = match place {
                    Place::Var(v) => frame.get(*v)?.clone(),
                    Place::Elem(..) => Value::Float(self.read(frame, place)?),
                    Place::Part(..) => self.part_at(frame, place)?.clone(),
                };
                let target = match place {
                    Place::Var(v) => Target::Var(*v),
                    Place::Elem(v, path) => Target::Cells(*v, self.offset(frame, *v, path)?),
                    Place::Part(v, steps) => Target::Part(*v, self.numbers(frame, steps)?),
                };
                Ok((value, target))
            }
        }
    }
}

/// Where an argument came from.
enum Target {
    Nothing,
    Var(Var),
    Cells(Var, usize),
    Part(Var, Vec<usize>),
}

fn put_back<N: Number>(
    frame: &mut Frame<'_, N>,
    target: Target,
    value: Value<N>,
) -> Result<(), Reject> {
    match (target, value) {
        (Target::Nothing, _) => {}
        (Target::Var(v), value) => frame.set(v, value),
        (Target::Part(v, path), value) => *frame.part(v, &path)? = value,
        (Target::Cells(v, at), Value::Float(x)) => frame.memory(v)?[at] = x,
        (Target::Cells(v, at), Value::Memory(cells)) => {
            frame.memory(v)?[at..at + cells.len()].clone_from_slice(&cells)
        }
        _ => return Err("a reference to the wrong kind"),
    }
    Ok(())
}

fn compare<T: PartialOrd>(op: Cmp, a: &T, b: &T) -> bool {
    match op {
        Cmp::Lt => a < b,
        Cmp::Le => a <= b,
        Cmp::Gt => a > b,
        Cmp::Ge => a >= b,
        Cmp::Eq => a == b,
        Cmp::Ne => a != b,
    }
}

/// Integers are `usize` unless something in them says `i32`.
fn int_type<N: Number>(frame: &Frame<'_, N>, int: &Int) -> IntTy {
    match int {
        Int::Var(v) => match frame.ty(*v) {
            Ty::Int(ty) => ty,
            _ => IntTy::Usize,
        },
        Int::Bin(_, a, b) if matches!(**a, Int::Lit(_)) => int_type(frame, b),
        Int::Bin(_, a, _) => int_type(frame, a),
        Int::FromFloat(ty, _) | Int::Convert(ty, _) => *ty,
        Int::Lit(_) | Int::Len(_) | Int::Elem(..) | Int::Read(_) => IntTy::Usize,
    }
}

pub(super) fn int_binary(op: IntBin, a: i64, b: i64, ty: IntTy) -> Result<i64, Reject> {
    let value = match op {
        IntBin::Add => a + b,
        IntBin::Sub => a - b,
        IntBin::Mul => a * b,
        IntBin::Div | IntBin::Rem if b == 0 => return Err("an integer division by zero"),
        IntBin::Div => a / b,
        IntBin::Rem => a % b,
        IntBin::And => a & b,
        IntBin::Xor => a ^ b,
        IntBin::Shr if !(0..16).contains(&b) => return Err("a shift out of bounds"),
        IntBin::Shr => a >> b,
    };
    let negative = ty == IntTy::Usize && value < 0;
    if value.abs() > LARGEST_INT || negative {
        Err("an integer out of bounds")
    } else {
        Ok(value)
    }
}
