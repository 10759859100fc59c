//! Runs lowered functions on numbers.

use crate::ir::*;
use crate::maps::HashMap;
use crate::rules::Form;

/// A scalar, an array (slice, `Vec`), a tuple.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    Float(f64),
    Int(i128),
    Bool(bool),
    List(Vec<Data>),
    Tuple(Vec<Data>),
    Undef,
}

/// What a run ends in, if not in a value.
pub type Run<T> = Result<T, String>;

/// The functions of a program, by name.
pub struct Program(pub HashMap<String, Func>);

struct Frame<'p> {
    program: &'p Program,
    func: &'p Func,
    vals: HashMap<ValId, Data>,
    roots: HashMap<RootId, Data>,
    fuel: u64,
}

impl Program {
    /// Calls a function; the arguments come back as the call leaves them.
    pub fn call(&self, name: &str, args: Vec<Data>) -> Run<(Data, Vec<Data>)> {
        let func = self
            .0
            .get(name)
            .ok_or_else(|| format!("no function `{name}`"))?;
        let mut frame = Frame {
            program: self,
            func,
            vals: HashMap::default(),
            roots: HashMap::default(),
            fuel: 200_000,
        };
        for (param, arg) in func.params.iter().zip(args) {
            frame.bind(&param.bind, arg);
        }
        frame.region(&func.body)?;
        let result = frame.ret(&func.ret)?;
        let after = func
            .params
            .iter()
            .map(|param| frame.unbind(&param.bind))
            .collect();
        Ok((result, after))
    }
}

impl Frame<'_> {
    fn bind(&mut self, bind: &Bind, data: Data) {
        match (bind, data) {
            (Bind::Val(v), data) => {
                self.vals.insert(*v, data);
            }
            (Bind::Root(root), data) => {
                self.roots.insert(*root, data);
            }
            (Bind::Tuple(binds) | Bind::Opt(binds), Data::Tuple(parts)) => {
                binds
                    .iter()
                    .zip(parts)
                    .for_each(|(bind, part)| self.bind(bind, part));
            }
            (bind, data) => panic!("{bind:?} = {data:?}"),
        }
    }

    fn unbind(&self, bind: &Bind) -> Data {
        match bind {
            Bind::Val(v) => self.vals[v].clone(),
            Bind::Root(root) => self.roots[root].clone(),
            Bind::Tuple(parts) | Bind::Opt(parts) => {
                Data::Tuple(parts.iter().map(|part| self.unbind(part)).collect())
            }
        }
    }

    fn ret(&self, ret: &Ret) -> Run<Data> {
        Ok(match ret {
            Ret::Unit => Data::Tuple(Vec::new()),
            Ret::Val(k) => self.get(self.func.body.yields[*k])?,
            Ret::Root(root) => self.roots[root].clone(),
            Ret::Tuple(parts) | Ret::Opt(parts) => Data::Tuple(
                parts
                    .iter()
                    .map(|part| self.ret(part))
                    .collect::<Run<_>>()?,
            ),
        })
    }

    // ---- values and places ----------------------------------------------------------------------

    fn get(&self, v: ValId) -> Run<Data> {
        self.vals
            .get(&v)
            .cloned()
            .ok_or_else(|| format!("%{} is not defined", v.0))
    }

    fn int(&self, v: ValId) -> Run<i128> {
        match self.get(v)? {
            Data::Int(n) => Ok(n),
            other => Err(format!("%{} is {other:?}, not an integer", v.0)),
        }
    }

    fn bool(&self, v: ValId) -> Run<bool> {
        match self.get(v)? {
            Data::Bool(b) => Ok(b),
            other => Err(format!("%{} is {other:?}, not a bool", v.0)),
        }
    }

    fn size(&self, v: ValId) -> Run<usize> {
        usize::try_from(self.int(v)?).map_err(|_| "not a usize".to_owned())
    }

    /// The place with choices made and ranges composed: a root and indices, then perhaps a window.
    #[allow(clippy::type_complexity)]
    fn place(&self, place: &Place) -> Run<(RootId, Vec<usize>, Option<(usize, usize)>)> {
        let (root, mut path, mut window) = match &place.base {
            Base::Root(root) => (*root, Vec::new(), None),
            Base::Select(which, options) => {
                let which = self.size(*which)?;
                self.place(options.get(which).ok_or("no such option")?)?
            }
            Base::Shadow(_) => return Err("a shadow".into()),
        };
        for step in &place.path {
            match step {
                Proj::Field(n) => path.push(*n),
                Proj::Index(at) => {
                    let at = self.size(*at)?;
                    let (lo, hi) = self.window(root, &path, window)?;
                    if lo + at >= hi {
                        return Err("index out of bounds".into());
                    }
                    path.push(lo + at);
                    window = None;
                }
                Proj::Range(a, b) => {
                    let (lo, hi) = self.window(root, &path, window)?;
                    let a = a.map_or(Ok(0), |a| self.size(a))?;
                    let b = b.map_or(Ok(hi - lo), |b| self.size(b))?;
                    if a > b || lo + b > hi {
                        return Err("range out of bounds".into());
                    }
                    window = Some((lo + a, lo + b));
                }
            }
        }
        Ok((root, path, window))
    }

    fn window(
        &self,
        root: RootId,
        path: &[usize],
        window: Option<(usize, usize)>,
    ) -> Run<(usize, usize)> {
        if let Some(window) = window {
            return Ok(window);
        }
        match self.at(root, path)? {
            Data::List(items) => Ok((0, items.len())),
            other => Err(format!("{other:?} is not a list")),
        }
    }

    fn at(&self, root: RootId, path: &[usize]) -> Run<&Data> {
        let mut data = self.roots.get(&root).ok_or("a root that is not alive")?;
        for n in path {
            data = match data {
                Data::List(parts) | Data::Tuple(parts) => {
                    parts.get(*n).ok_or("index out of bounds")?
                }
                other => return Err(format!("no part of {other:?}")),
            };
        }
        Ok(data)
    }

    fn at_mut(&mut self, root: RootId, path: &[usize]) -> Run<&mut Data> {
        let mut data = self
            .roots
            .get_mut(&root)
            .ok_or("a root that is not alive")?;
        for n in path {
            data = match data {
                Data::List(parts) | Data::Tuple(parts) => {
                    parts.get_mut(*n).ok_or("index out of bounds")?
                }
                other => return Err(format!("no part of {other:?}")),
            };
        }
        Ok(data)
    }

    fn load(&self, place: &Place) -> Run<Data> {
        let (root, path, window) = self.place(place)?;
        match (self.at(root, &path)?, window) {
            (Data::List(items), Some((lo, hi))) => Ok(Data::List(items[lo..hi].to_vec())),
            (data, _) => Ok(data.clone()),
        }
    }

    fn store(&mut self, place: &Place, data: Data) -> Run<()> {
        let (root, path, window) = self.place(place)?;
        match (self.at_mut(root, &path)?, window, data) {
            (Data::List(items), Some((lo, hi)), Data::List(new)) if new.len() == hi - lo => {
                items[lo..hi].clone_from_slice(&new);
            }
            (_, Some(_), _) => return Err("lengths differ".into()),
            (old, None, data) => *old = data,
        }
        Ok(())
    }

    // ---- regions --------------------------------------------------------------------------------

    fn region(&mut self, region: &Region) -> Run<Vec<Data>> {
        for op in &region.ops {
            self.fuel = self.fuel.checked_sub(1).ok_or("does not end")?;
            self.op(op)?;
        }
        region.yields.iter().map(|v| self.get(*v)).collect()
    }

    fn define(&mut self, vals: &[ValId], data: Vec<Data>) {
        assert_eq!(vals.len(), data.len());
        self.vals.extend(vals.iter().copied().zip(data));
    }

    fn op(&mut self, op: &Op) -> Run<()> {
        let result = match &op.kind {
            OpKind::If { cond, then, els } => {
                let yields = self.region(if self.bool(*cond)? { then } else { els })?;
                self.define(&op.results, yields);
                return Ok(());
            }
            OpKind::Loop(l) => return self.run_loop(op, l),
            OpKind::Call(call) => return self.call(call),
            OpKind::Lit(text) => literal(text, self.func.ty(op.results[0])),
            OpKind::Const(tokens) => constant(&tokens.to_string()),
            OpKind::Undef => Data::Undef,
            OpKind::Math(math, args) => {
                let args = args.iter().map(|v| self.get(*v)).collect::<Run<Vec<_>>>()?;
                let y = float_op(math, &args)?;
                Data::Float(if self.func.ty(op.results[0]) == Scalar::F32 {
                    y as f32 as f64
                } else {
                    y
                })
            }
            OpKind::Pure(pure, args) => {
                let args = args.iter().map(|v| self.get(*v)).collect::<Run<Vec<_>>>()?;
                pure_op(pure, &args, self.func.ty(op.results[0]))?
            }
            OpKind::Select(cond, a, b) => self.get(if self.bool(*cond)? { *a } else { *b })?,
            OpKind::Load(place) => self.load(place)?,
            OpKind::Len(place) => match self.load(place)? {
                Data::List(items) => Data::Int(items.len() as i128),
                other => return Err(format!("the length of {other:?}")),
            },
            OpKind::Pop(place, root, end) => {
                let (r, path, _) = self.place(place)?;
                let Data::List(items) = self.at_mut(r, &path)? else {
                    return Err("pops".into());
                };
                let last = match end {
                    End::Front if !items.is_empty() => Some(items.remove(0)),
                    End::Front => None,
                    End::Back => items.pop(),
                };
                let last = last.ok_or("pop of an empty Vec")?;
                match root {
                    Some(root) => {
                        self.roots.insert(*root, last);
                        return Ok(());
                    }
                    None => last,
                }
            }
            kind => return self.act(kind),
        };
        self.define(&op.results, vec![result]);
        Ok(())
    }

    fn act(&mut self, kind: &OpKind) -> Run<()> {
        match kind {
            OpKind::Alloc(root, init) => {
                let data = self.init(&self.func.root(*root).ty.clone(), init)?;
                self.roots.insert(*root, data);
                Ok(())
            }
            OpKind::Store(place, v) => {
                let v = self.get(*v)?;
                self.store(place, v)
            }
            OpKind::Copy { dst, src, how } => {
                let new = self.load(src)?;
                if *how == CopyHow::Slice {
                    let (Data::List(old), Data::List(new)) = (self.load(dst)?, &new) else {
                        return Err("no slices".into());
                    };
                    if old.len() != new.len() {
                        return Err("lengths differ".into());
                    }
                }
                self.store(dst, new)
            }
            OpKind::Fill(place, v) => {
                let v = self.get(*v)?;
                let Data::List(old) = self.load(place)? else {
                    return Err("no slice".into());
                };
                self.store(place, Data::List(vec![v; old.len()]))
            }
            OpKind::Swap(a, b) => {
                let (x, y) = (self.load(a)?, self.load(b)?);
                self.store(a, y)?;
                self.store(b, x)
            }
            OpKind::Push(place, elem, end) => {
                let ty = place_type(self.func, place)
                    .elem()
                    .cloned()
                    .ok_or("no Vec")?;
                let elem = self.elem(&ty, elem)?;
                let (root, path, _) = self.place(place)?;
                let Data::List(items) = self.at_mut(root, &path)? else {
                    return Err("no Vec".into());
                };
                match end {
                    End::Front => items.insert(0, elem),
                    End::Back => items.push(elem),
                }
                Ok(())
            }
            OpKind::Truncate(place, len) => {
                let len = self.size(*len)?;
                let (root, path, _) = self.place(place)?;
                let Data::List(items) = self.at_mut(root, &path)? else {
                    return Err("no Vec".into());
                };
                items.truncate(len);
                Ok(())
            }
            OpKind::Effect(template, args) => self.effect(template, args),
            other => Err(format!("{other:?}")),
        }
    }

    fn effect(&mut self, template: &Template, args: &[Arg]) -> Run<()> {
        for arg in args {
            match &arg.what {
                ArgKind::Val(v) => drop(self.get(*v)?),
                ArgKind::Place(place) => drop(self.load(place)?),
            }
        }
        let text = text(template);
        if ["panic!", "unreachable!", "todo!"]
            .iter()
            .any(|name| text.starts_with(name))
        {
            return Err("panic".into());
        }
        if text.starts_with("::core::assert!(#0")
            && let ArgKind::Val(v) = &args[0].what
        {
            return if self.bool(*v)? {
                Ok(())
            } else {
                Err("panic".into())
            };
        }
        Ok(())
    }

    fn init(&self, ty: &Mem, init: &Init) -> Run<Data> {
        Ok(match init {
            Init::Elems(elems) => {
                let parts = |n: usize| match ty {
                    Mem::Tuple(parts) => parts[n].clone(),
                    ty => ty.elem().unwrap_or(ty).clone(),
                };
                let items = elems
                    .iter()
                    .enumerate()
                    .map(|(n, elem)| self.elem(&parts(n), elem));
                let items: Vec<Data> = items.collect::<Run<_>>()?;
                match ty {
                    Mem::Tuple(_) => Data::Tuple(items),
                    Mem::Scalar(_) => items[0].clone(),
                    _ => Data::List(items),
                }
            }
            Init::Fill(elem, len) => {
                let len = match (len, ty) {
                    (Some(len), _) => self.size(*len)?,
                    (None, Mem::Array(_, len)) => {
                        len.to_string().parse().map_err(|_| "an array's length")?
                    }
                    _ => return Err("no length".into()),
                };
                let of = ty.elem().ok_or("no elements")?;
                Data::List(vec![self.elem(of, elem)?; len])
            }
            Init::Empty(_) => Data::List(Vec::new()),
            Init::CopyOf(place) => self.load(place)?,
            Init::Zeros(_) => return Err("a tangent".into()),
            Init::Variant(..) => return Err("an enum".into()),
            Init::Undef => undef(ty),
        })
    }

    fn elem(&self, ty: &Mem, elem: &Elem) -> Run<Data> {
        match elem {
            Elem::Val(v) => self.get(*v),
            Elem::Place(place) => self.load(place),
            Elem::Init(init) => self.init(ty, init),
        }
    }

    // ---- loops and calls ------------------------------------------------------------------------

    fn run_loop(&mut self, op: &Op, l: &Loop) -> Run<()> {
        let mut carried = l
            .init
            .iter()
            .map(|v| self.get(*v))
            .collect::<Run<Vec<_>>>()?;
        let mut indices = match &l.kind {
            LoopKind::For {
                lo,
                hi,
                inclusive,
                step,
                rev,
                step_then_rev,
                ..
            } => {
                let (lo, hi) = (self.int(*lo)?, self.int(*hi)?);
                let step = step.map_or(Ok(1), |step| self.size(step))?;
                let mut all: Vec<i128> = if *inclusive {
                    (lo..=hi).collect()
                } else {
                    (lo..hi).collect()
                };
                if *rev && !*step_then_rev {
                    all.reverse();
                }
                all = all.into_iter().step_by(step).collect();
                if *rev && *step_then_rev {
                    all.reverse();
                }
                Some(all.into_iter())
            }
            _ => None,
        };
        let (mut trips, mut exited) = (0, false);
        while !exited {
            self.fuel = self.fuel.checked_sub(1).ok_or("does not end")?;
            let mut params = Vec::new();
            if let LoopKind::While { cond } = &l.kind {
                self.define(&cond.params, carried.clone());
                if self.region(cond)? != [Data::Bool(true)] {
                    break;
                }
            }
            if let Some(indices) = &mut indices {
                let Some(index) = indices.next() else { break };
                params.push(Data::Int(index));
            }
            params.append(&mut carried);
            self.define(&l.body.params, params);
            let mut yields = self.region(&l.body)?;
            if l.has_exit {
                exited = yields.remove(0) == Data::Bool(true);
            }
            carried = yields;
            trips += 1;
        }
        let counted = matches!(l.kind, LoopKind::For { .. });
        let mut results = Vec::new();
        if l.has_exit || !counted {
            results.push(Data::Int(trips));
        }
        if l.has_exit && counted {
            results.push(Data::Bool(exited));
        }
        results.append(&mut carried);
        self.define(&op.results, results);
        Ok(())
    }

    fn call(&mut self, call: &Call) -> Run<()> {
        let args = call
            .args
            .iter()
            .map(|arg| self.arg(arg))
            .collect::<Run<Vec<_>>>()?;
        let name = call.callee.name();
        let (result, after) = self.program.call(&name, args)?;
        for (arg, after) in call.args.iter().zip(after) {
            self.give_back(arg, after)?;
        }
        if let Some(ret) = &call.ret {
            self.bind(ret, result);
        }
        Ok(())
    }

    fn arg(&self, arg: &CallArg) -> Run<Data> {
        Ok(match arg {
            CallArg::Val(v) => self.get(*v)?,
            CallArg::Ref(place) | CallArg::RefMut(place) | CallArg::Own(place) => {
                self.load(place)?
            }
            CallArg::Tuple(args) | CallArg::Opt(args) => {
                Data::Tuple(args.iter().map(|arg| self.arg(arg)).collect::<Run<_>>()?)
            }
            CallArg::Dot(_) | CallArg::NoDot(_) => return Err("a tangent".into()),
            CallArg::Tokens(tokens) => {
                let text = tokens.to_string().replace(' ', "");
                match text.contains('.') {
                    true => Data::Float(text.parse().map_err(|_| text)?),
                    false => constant(&text),
                }
            }
        })
    }

    fn give_back(&mut self, arg: &CallArg, data: Data) -> Run<()> {
        match (arg, data) {
            (CallArg::RefMut(place), data) => self.store(place, data),
            (CallArg::Tuple(args), Data::Tuple(parts)) => args
                .iter()
                .zip(parts)
                .try_for_each(|(arg, part)| self.give_back(arg, part)),
            _ => Ok(()),
        }
    }
}

fn undef(ty: &Mem) -> Data {
    match ty {
        Mem::Unknown(_) => panic!("a value of a type that is not known here"),
        Mem::Scalar(_) => Data::Undef,
        Mem::Tuple(parts) => Data::Tuple(parts.iter().map(undef).collect()),
        Mem::Struct(of) => Data::Tuple(of.fields.iter().map(|f| undef(&f.ty)).collect()),
        Mem::Array(of, len) => Data::List(vec![undef(of); len.to_string().parse().unwrap_or(0)]),
        Mem::Slice(_) | Mem::Vec(_) | Mem::Queue(_) => Data::List(Vec::new()),
    }
}

fn literal(text: &str, ty: Scalar) -> Data {
    match ty {
        Scalar::Bool => Data::Bool(text == "true"),
        Scalar::F32 => Data::Float(f64::from(text.parse::<f32>().expect("a float"))),
        Scalar::F64 => Data::Float(text.parse().expect("a float")),
        _ => Data::Int(text.parse().expect("an integer")),
    }
}

fn constant(text: &str) -> Data {
    let text = text.replace(' ', "");
    if let Ok(n) = text.parse() {
        return Data::Int(n);
    }
    match text.as_str() {
        "true" => Data::Bool(true),
        "f64::EPSILON" => Data::Float(f64::EPSILON),
        "f64::INFINITY" => Data::Float(f64::INFINITY),
        "f64::NEG_INFINITY" => Data::Float(f64::NEG_INFINITY),
        "PI" | "std::f64::consts::PI" | "core::f64::consts::PI" => {
            Data::Float(std::f64::consts::PI)
        }
        "::core::primitive::i32::MIN" | "i32::MIN" => Data::Int(i32::MIN.into()),
        "usize::MAX" => Data::Int(usize::MAX as i128),
        _ => Data::Undef,
    }
}

fn float_op(math: &Math, args: &[Data]) -> Run<f64> {
    let float = |n: usize| match &args[n] {
        Data::Float(x) => *x,
        Data::Int(n) => *n as f64,
        other => panic!("{other:?} in {}", math.rule.name),
    };
    let name = match math.rule.form {
        Form::Cast => "cast",
        _ => math.rule.name,
    };
    Ok(match name {
        "add" => float(0) + float(1),
        "sub" => float(0) - float(1),
        "mul" => float(0) * float(1),
        "div" => float(0) / float(1),
        "rem" => float(0) % float(1),
        "neg" => -float(0),
        "cast" | "stop_gradient" => float(0),
        "sin" => float(0).sin(),
        "cos" => float(0).cos(),
        "exp" => float(0).exp(),
        "ln" => float(0).ln(),
        "sqrt" => float(0).sqrt(),
        "abs" => float(0).abs(),
        "tanh" => float(0).tanh(),
        "floor" => float(0).floor(),
        "recip" => float(0).recip(),
        "max" => float(0).max(float(1)),
        "min" => float(0).min(float(1)),
        "clamp" => float(0).clamp(float(1), float(2)),
        "mul_add" => float(0).mul_add(float(1), float(2)),
        "powi" => float(0).powi(float(1) as i32),
        "powf" => float(0).powf(float(1)),
        "hypot" => float(0).hypot(float(1)),
        "atan2" => float(0).atan2(float(1)),
        other => {
            return Err(format!(
                "the rule `{other}` is not known to the interpreter"
            ));
        }
    })
}

fn pure_op(pure: &Pure, args: &[Data], ty: Scalar) -> Run<Data> {
    let int = |n: usize| match args.get(n) {
        Some(Data::Int(n)) => Ok(*n),
        other => Err(format!("{other:?} is not an integer")),
    };
    Ok(match pure {
        Pure::Bin(bin) => match (&args[0], &args[1]) {
            (Data::Bool(a), Data::Bool(b)) => Data::Bool(match bin {
                BinOp::And | BinOp::AndAnd => *a & *b,
                BinOp::Or | BinOp::OrOr => *a | *b,
                BinOp::Xor => *a ^ *b,
                other => return Err(format!("{other:?} on bools")),
            }),
            (Data::Int(a), Data::Int(b)) => fit(integer(*bin, *a, *b)?, ty)?,
            // `a && b` where b is a stand-in.
            (Data::Bool(false), _) if *bin == BinOp::AndAnd => Data::Bool(false),
            (Data::Bool(true), _) if *bin == BinOp::OrOr => Data::Bool(true),
            other => return Err(format!("{bin:?} on {other:?}")),
        },
        Pure::Cmp(cmp) => {
            let ordering = match (&args[0], &args[1]) {
                (Data::Float(a), Data::Float(b)) => a.partial_cmp(b),
                (Data::Int(a), Data::Int(b)) => Some(a.cmp(b)),
                (Data::Bool(a), Data::Bool(b)) => Some(a.cmp(b)),
                other => return Err(format!("{other:?} compared")),
            };
            Data::Bool(match cmp {
                CmpOp::Eq => ordering.is_some_and(|o| o.is_eq()),
                CmpOp::Ne => !ordering.is_some_and(|o| o.is_eq()),
                CmpOp::Lt => ordering.is_some_and(|o| o.is_lt()),
                CmpOp::Le => ordering.is_some_and(|o| o.is_le()),
                CmpOp::Gt => ordering.is_some_and(|o| o.is_gt()),
                CmpOp::Ge => ordering.is_some_and(|o| o.is_ge()),
            })
        }
        Pure::Not => match &args[0] {
            Data::Bool(b) => Data::Bool(!b),
            Data::Int(n) => Data::Int(!n),
            other => return Err(format!("!{other:?}")),
        },
        Pure::Neg => fit(-int(0)?, ty)?,
        Pure::Cast => match (&args[0], ty) {
            (Data::Int(n), ty) if ty.is_float() => Data::Float(*n as f64),
            (Data::Int(n), ty) => wrap(*n, ty),
            (Data::Bool(b), _) => Data::Int(i128::from(*b)),
            (Data::Float(x), Scalar::Int(Int::Usize | Int::U8 | Int::U32 | Int::U64)) => {
                Data::Int(x.max(0.0) as i128)
            }
            (Data::Float(x), _) => Data::Int(*x as i128),
            other => return Err(format!("cast of {other:?}")),
        },
        Pure::Expr(template) => template_value(template, args, ty)?,
    })
}

fn template_value(template: &Template, args: &[Data], ty: Scalar) -> Run<Data> {
    let text = text(template);
    let int = |n: usize| match args.get(n) {
        Some(Data::Int(n)) => Ok(*n),
        other => Err(format!("{other:?} is not an integer")),
    };
    let float = |n: usize| match args.get(n) {
        Some(Data::Float(x)) => Ok(*x),
        other => Err(format!("{other:?} is not a float")),
    };
    Ok(match text.as_str() {
        "#0.pow(#1)" => fit(int(0)?.pow(int(1)? as u32), ty)?,
        "#0.min(#1)" => Data::Int(int(0)?.min(int(1)?)),
        "#0.max(#1)" => Data::Int(int(0)?.max(int(1)?)),
        "#0.abs()" => Data::Int(int(0)?.abs()),
        "#0.rem_euclid(#1)" => Data::Int(int(0)?.rem_euclid(int(1)?)),
        "#0.div_ceil(#1)" => Data::Int((int(0)? + int(1)? - 1).div_euclid(int(1)?)),
        "#0.saturating_sub(#1)" => Data::Int((int(0)? - int(1)?).max(0)),
        "(#0.saturating_sub(#1).max(0)asusize)" => Data::Int((int(0)? - int(1)?).max(0)),
        "#0.wrapping_sub(#1)" => wrap(int(0)? - int(1)?, ty),
        "#0.checked_sub(#1).is_some()" => Data::Bool(int(0)? >= int(1)?),
        "#0.checked_sub(#1).unwrap_or_default()" => Data::Int((int(0)? - int(1)?).max(0)),
        "#0.count_ones()" => Data::Int(int(0)?.count_ones().into()),
        "#0.is_nan()" => Data::Bool(float(0)?.is_nan()),
        "#0.is_finite()" => Data::Bool(float(0)?.is_finite()),
        "#0.is_sign_negative()" => Data::Bool(float(0)?.is_sign_negative()),
        other => {
            return Err(format!(
                "the template `{other}` is not known to the interpreter"
            ));
        }
    })
}

/// A template as text: `#0` are holes.
pub fn text(template: &Template) -> String {
    let pieces = template.0.iter().map(|piece| match piece {
        Piece::Tokens(tokens) => tokens.to_string().replace(' ', ""),
        Piece::Runtime => "rt".to_owned(),
        Piece::Arg(n) => format!("#{n}"),
        Piece::Group(delimiter, inner) => {
            let inner = text(inner);
            match delimiter {
                proc_macro2::Delimiter::Parenthesis => format!("({inner})"),
                proc_macro2::Delimiter::Bracket => format!("[{inner}]"),
                _ => inner,
            }
        }
    });
    pieces.collect()
}

fn integer(bin: BinOp, a: i128, b: i128) -> Run<i128> {
    Ok(match bin {
        BinOp::Add => a + b,
        BinOp::Sub => a - b,
        BinOp::Mul => a * b,
        BinOp::Div => a.checked_div(b).ok_or("panic")?,
        BinOp::Rem => a.checked_rem(b).ok_or("panic")?,
        BinOp::And => a & b,
        BinOp::Or => a | b,
        BinOp::Xor => a ^ b,
        BinOp::Shl => a << b,
        BinOp::Shr => a >> b,
        BinOp::AndAnd | BinOp::OrOr => return Err("&& on integers".into()),
    })
}

fn bits(ty: Scalar) -> (u32, bool) {
    match ty {
        Scalar::Int(Int::I8) => (8, true),
        Scalar::Int(Int::I16) => (16, true),
        Scalar::Int(Int::I32) => (32, true),
        Scalar::Int(Int::I64 | Int::Isize) => (64, true),
        Scalar::Int(Int::U8) => (8, false),
        Scalar::Int(Int::U16) => (16, false),
        Scalar::Int(Int::U32) => (32, false),
        Scalar::Int(Int::U64 | Int::Usize) => (64, false),
        _ => (100, true),
    }
}

fn fit(n: i128, ty: Scalar) -> Run<Data> {
    if wrap(n, ty) == Data::Int(n) {
        Ok(Data::Int(n))
    } else {
        Err("overflow".into())
    }
}

fn wrap(n: i128, ty: Scalar) -> Data {
    let (bits, signed) = bits(ty);
    let low = n & ((1 << bits) - 1);
    let negative = signed && low >> (bits - 1) == 1;
    Data::Int(if negative { low - (1 << bits) } else { low })
}
