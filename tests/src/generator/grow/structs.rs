//! Programs of structs: their methods and operators first, then functions of them, in loops and branches.

mod implementations;

use super::super::ast::{
    Bin, Block, CallArg, Cmp, Cond, Expr, Field, FieldTy, Int, IntBin, IntTy, Layout, Object, Part,
    Place, Program, Range, RangeShape, Ret, Step, Stmt, Struct, StructId, Ty, Var,
};
use super::super::rng::Rng;
use super::exprs::binary;
use super::scope::{Enclosing, Scope};
use super::{arguments, finish};

/// Lists of structs have at least so many elements.
const FEWEST: usize = 2;

pub fn program(seed: u64, size: usize) -> Program {
    let mut rng = Rng::new(seed);
    let layout = *rng.pick(&[Layout::Flat, Layout::Module, Layout::Apart, Layout::Apart]);
    let structs = declarations(&mut rng);
    let mut functions = Vec::new();
    implementations::write(&mut rng, &structs, &mut functions);
    for k in 0..rng.below(3) {
        let function = implementations::helper(&mut rng, (&structs, layout), &functions, k);
        functions.push(function);
    }
    let mut scope = Scope::new(&mut rng, &functions, Ret::Float);
    scope.structs = &structs;
    scope.inside = layout != Layout::Apart;
    scope.param(Ty::Float);
    let choices = [
        (60, Ty::Float),
        (60, Ty::Slice),
        (25, Ty::Array(3)),
        (20, Ty::SliceMut),
        (60, Ty::Int(IntTy::Usize)),
    ];
    for (percent, ty) in choices {
        if scope.rng.chance(percent) {
            scope.param(ty);
        }
    }
    let entry = finish(scope, "f".into(), size);
    let args = arguments(&mut rng, &entry);
    functions.push(entry);
    Program {
        structs,
        layout,
        functions,
        args,
    }
}

fn declarations(rng: &mut Rng) -> Vec<Struct> {
    let width = 2 + rng.below(2);
    let axes = ["x", "y", "z"];
    let field = |name: &str, ty| Field {
        name: name.into(),
        ty,
    };
    let mut first = Struct {
        name: "Point".into(),
        fields: axes[..width]
            .iter()
            .map(|name| field(name, FieldTy::Float))
            .collect(),
        start: None,
        rate: None,
    };
    constants(rng, &mut first, &[]);
    let mut structs = vec![first];
    if rng.chance(70) {
        let choices = [
            (70, field("count", FieldTy::Int)),
            (80, field("mass", FieldTy::Float)),
            (50, field("up", FieldTy::Bool)),
            (40, field("rates", FieldTy::Array(2))),
            (60, field("at", FieldTy::Struct(StructId(0)))),
            (30, field("speed", FieldTy::Struct(StructId(0)))),
            (50, field("charge", FieldTy::Float)),
        ];
        let mut fields: Vec<Field> = choices
            .into_iter()
            .filter(|(percent, _)| rng.chance(*percent))
            .map(|(_, field)| field)
            .collect();
        fields.push(field("age", FieldTy::Float));
        let mut second = Struct {
            name: "Body".into(),
            fields,
            start: None,
            rate: None,
        };
        constants(rng, &mut second, &structs);
        structs.push(second);
    }
    structs
}

fn constants(rng: &mut Rng, of: &mut Struct, others: &[Struct]) {
    if rng.chance(60) {
        let parts: Vec<Part> = of
            .fields
            .iter()
            .map(|f| constant(rng, f.ty, others))
            .collect();
        of.start = Some(parts);
    }
    of.rate = rng.chance(40).then(|| rng.decimal(-1.0, 1.5));
}

fn constant(rng: &mut Rng, ty: FieldTy, others: &[Struct]) -> Part {
    let mut float = || Expr::Lit(rng.decimal(-1.0, 1.5));
    match ty {
        FieldTy::Float => Part::Float(float()),
        FieldTy::Array(n) => Part::Floats((0..n).map(|_| float()).collect()),
        FieldTy::Int => Part::Int(Int::Lit(rng.between(0, 3))),
        FieldTy::Bool => Part::Bool(Cond::Lit(rng.chance(50))),
        FieldTy::Struct(of) => {
            let fields = &others[of.0].fields;
            let parts = fields.iter().map(|f| constant(rng, f.ty, others));
            Part::Object(Object::Literal(of, parts.collect()))
        }
    }
}

impl Scope<'_> {
    fn of(&self, of: StructId) -> &Struct {
        &self.structs[of.0]
    }

    /// Paths to parts of this type.
    fn paths(&self, of: StructId, wanted: FieldTy) -> Vec<Vec<Step>> {
        let mut found = vec![];
        if wanted == FieldTy::Struct(of) {
            found.push(vec![]);
        }
        for (k, field) in self.of(of).fields.iter().enumerate() {
            let inner = match field.ty {
                FieldTy::Struct(inner) => self.paths(inner, wanted),
                FieldTy::Array(n) if wanted == FieldTy::Float => {
                    let at = |i| vec![Step::At(Int::Lit(i as i64))];
                    (0..n).map(at).collect()
                }
                ty if ty == wanted => vec![vec![]],
                _ => vec![],
            };
            for path in inner {
                found.push([vec![Step::Field(k)], path].concat());
            }
        }
        found
    }

    /// A place that holds this, in some visible struct.
    pub fn part(&mut self, wanted: FieldTy, writable: bool) -> Option<Place> {
        let vars = match writable {
            true => self.writable(|t| t.structs().is_some()),
            false => self.readable(|t| t.structs().is_some()),
        };
        let vars: Vec<(Var, Vec<Vec<Step>>)> = vars
            .into_iter()
            .map(|var| {
                let of = self.ty(var).structs().expect("a struct");
                (var, self.paths(of, wanted))
            })
            .filter(|(_, paths)| !paths.is_empty())
            .collect();
        if vars.is_empty() {
            return None;
        }
        let (var, paths) = self.rng.pick(&vars).clone();
        let mut steps = vec![];
        if self.ty(var).struct_list().is_some() {
            steps.push(Step::At(self.element_number(var)));
        }
        steps.extend(self.rng.pick(&paths).clone());
        Some(match steps.is_empty() {
            true => Place::Var(var),
            false => Place::Part(var, steps),
        })
    }

    fn element_number(&mut self, list: Var) -> Int {
        let known: Vec<Var> = self
            .bounds
            .iter()
            .filter(|b| b.mem == list && b.offset == 0 && self.visible.contains(&b.var))
            .map(|b| b.var)
            .collect();
        if !known.is_empty() && self.rng.chance(80) {
            return Int::Var(*self.rng.pick(&known));
        }
        match self.some(|t| t == Ty::Int(IntTy::Usize)) {
            Some(i) if self.rng.chance(40) => {
                binary(IntBin::Rem, Int::Var(i), Int::Lit(FEWEST as i64))
            }
            _ => Int::Lit(self.rng.below(FEWEST) as i64),
        }
    }

    /// A number in a struct, or one that a struct's type names.
    pub fn float_part(&mut self) -> Option<Expr> {
        let with_rate: Vec<StructId> = (0..self.structs.len())
            .map(StructId)
            .filter(|of| self.of(*of).rate.is_some())
            .collect();
        if !with_rate.is_empty() && self.rng.chance(8) {
            return Some(Expr::Rate(*self.rng.pick(&with_rate)));
        }
        self.part(FieldTy::Float, false).map(Expr::Read)
    }

    /// Numbers at the end of a function that should matter.
    pub fn ends(&mut self) -> Vec<Place> {
        let mut ends = vec![];
        if !self.structs.is_empty() {
            for _ in 0..3 {
                ends.extend(self.part(FieldTy::Float, false));
            }
        }
        ends
    }

    /// A struct.
    pub fn object(&mut self, of: StructId, depth: usize) -> Object {
        let known = match self.part(FieldTy::Struct(of), false) {
            Some(place) if self.rng.chance(if depth == 0 { 85 } else { 25 }) => {
                return Object::Read(place);
            }
            known => known,
        };
        if depth > 0 && self.rng.chance(65) {
            if self.rng.chance(8) {
                let cond = self.cond(1);
                let (a, b) = (self.object(of, depth - 1), self.object(of, depth - 1));
                return Object::If(cond, Box::new(a), Box::new(b));
            }
            if let Some((callee, args)) = self.call(Ret::Struct(of), depth - 1) {
                return Object::Call(callee, args);
            }
        }
        if self.of(of).start.is_some() && self.rng.chance(15) {
            return Object::Start(of);
        }
        let fields = self.of(of).fields.clone();
        if depth > 0
            && self.rng.chance(15)
            && let Some(base) = known
        {
            let at = self.rng.below(fields.len());
            let part = self.field_value(fields[at].ty, depth - 1);
            return Object::Update(of, at, Box::new(part), Box::new(Object::Read(base)));
        }
        let depth = depth.saturating_sub(1);
        let parts = fields.iter().map(|field| self.field_value(field.ty, depth));
        Object::Literal(of, parts.collect())
    }

    fn field_value(&mut self, ty: FieldTy, depth: usize) -> Part {
        match ty {
            FieldTy::Float => Part::Float(self.expr(depth)),
            FieldTy::Array(n) => Part::Floats((0..n).map(|_| self.expr(depth)).collect()),
            FieldTy::Int => Part::Int(binary(
                IntBin::Rem,
                self.int(IntTy::Usize, depth),
                Int::Lit(4),
            )),
            FieldTy::Bool => Part::Bool(self.plain_cond()),
            FieldTy::Struct(of) => Part::Object(self.object(of, depth)),
        }
    }

    /// A condition without calls.
    fn plain_cond(&mut self) -> Cond {
        match self.part(FieldTy::Bool, false) {
            Some(place) if self.rng.chance(50) => Cond::Read(place),
            _ => {
                let (a, b) = (self.leaf(), self.leaf());
                Cond::Floats(Cmp::Lt, Box::new(a), Box::new(b))
            }
        }
    }

    pub fn object_arg(&mut self, ty: Ty, depth: usize) -> Option<CallArg> {
        Some(match ty {
            Ty::Struct(of) => CallArg::Object(self.object(of, depth)),
            Ty::StructRef(of) => match self.part(FieldTy::Struct(of), false) {
                Some(place) if self.rng.chance(75) => CallArg::Ref(place),
                _ => CallArg::Object(self.object(of, depth)),
            },
            Ty::StructMut(of) => {
                let place = self.part(FieldTy::Struct(of), true)?;
                let (Place::Var(var) | Place::Elem(var, _) | Place::Part(var, _)) = place;
                self.borrowed.push(var);
                CallArg::Ref(place)
            }
            Ty::StructSlice(of) => {
                CallArg::Ref(Place::Var(self.some(|t| t.struct_list() == Some(of))?))
            }
            Ty::StructSliceMut(of) => {
                let list = self.some_mut(|t| t.struct_list() == Some(of))?;
                self.borrowed.push(list);
                CallArg::Ref(Place::Var(list))
            }
            _ => return None,
        })
    }

    /// A statement about structs.
    pub fn object_statement(&mut self, nesting: usize) -> Option<Vec<Stmt>> {
        self.budget = self.budget.saturating_sub(1);
        let of = StructId(self.rng.below(self.structs.len()));
        let deep = nesting >= 3 || self.budget == 0;
        match self.rng.below(20) {
            0..=3 => {
                let init = self.object(of, 2);
                let var = self.fresh(Ty::Struct(of));
                let mutable = self.rng.chance(70);
                self.show(var, mutable);
                Some(vec![Stmt::LetObject { var, mutable, init }])
            }
            4 | 5 => {
                let count = FEWEST + self.rng.below(2);
                let items = (0..count).map(|_| self.object(of, 2)).collect();
                let ty = match self.rng.chance(50) {
                    true => Ty::Structs(of, count),
                    false => Ty::StructVec(of),
                };
                let var = self.fresh(ty);
                self.show(var, true);
                Some(vec![Stmt::LetObjects { var, items }])
            }
            6 => {
                let vec = self.some_mut(|t| t == Ty::StructVec(of))?;
                let value = self.without(vec, |s| s.object(of, 1));
                Some(vec![Stmt::PushObject { vec, value }])
            }
            7 | 8 => {
                let place = self.part(FieldTy::Struct(of), true)?;
                let value = Part::Object(self.object(of, 2));
                Some(vec![Stmt::AssignPart { place, value }])
            }
            9 => {
                let ty = *self
                    .rng
                    .pick(&[FieldTy::Int, FieldTy::Bool, FieldTy::Array(2)]);
                let place = self.part(ty, true)?;
                let value = self.field_value(ty, 1);
                Some(vec![Stmt::AssignPart { place, value }])
            }
            10..=12 => {
                let place = self.part(FieldTy::Float, true)?;
                let op = *self.rng.pick(&[None, Some(Bin::Add), Some(Bin::Sub)]);
                let value = self.expr(2);
                Some(vec![Stmt::Assign { place, op, value }])
            }
            13..=16 => {
                let (callee, args) = self.call(Ret::Unit, 1)?;
                Some(vec![Stmt::Call { callee, args }])
            }
            17 if !deep => self.each_object(nesting),
            18 | 19 if !deep => self.over_objects(nesting),
            _ => None,
        }
    }

    /// `for p in &items { .. }`; what is looped over is left alone.
    fn each_object(&mut self, nesting: usize) -> Option<Vec<Stmt>> {
        let exclusive = self.rng.chance(40);
        let items = match exclusive {
            true => self.some_mut(|t| t.struct_list().is_some())?,
            false => self.some(|t| t.struct_list().is_some())?,
        };
        let of = self.ty(items).struct_list()?;
        let var = self.fresh(match exclusive {
            true => Ty::StructMut(of),
            false => Ty::StructRef(of),
        });
        let stmts = self.without(items, |s| {
            s.object_loop(nesting, |s| s.show(var, exclusive))
        });
        Some(vec![Stmt::ForObjects {
            var,
            items,
            body: Block {
                stmts,
                tail: vec![],
            },
        }])
    }

    /// `for i in 0..items.len() { .. }`
    fn over_objects(&mut self, nesting: usize) -> Option<Vec<Stmt>> {
        let list = self.some(|t| t.struct_list().is_some())?;
        let var = self.fresh(Ty::Int(IntTy::Usize));
        let stmts = self.object_loop(nesting, |s| {
            s.show(var, false);
            s.bounds.push(super::scope::Bound {
                var,
                offset: 0,
                mem: list,
            });
        });
        Some(vec![Stmt::For {
            label: None,
            var,
            range: Range {
                lo: Int::Lit(0),
                hi: Int::Len(list),
                inclusive: false,
                shape: RangeShape::Plain,
            },
            body: Block {
                stmts,
                tail: vec![],
            },
        }])
    }

    fn object_loop(&mut self, nesting: usize, begin: impl FnOnce(&mut Self)) -> Vec<Stmt> {
        self.loops.push(Enclosing {
            label: None,
            has_value: false,
        });
        let stmts = self.nested(|s| {
            begin(s);
            let mut stmts = vec![];
            for _ in 0..1 + s.rng.below(3) {
                stmts.extend(s.statement(nesting + 1));
            }
            stmts
        });
        self.loops.pop();
        stmts
    }
}
