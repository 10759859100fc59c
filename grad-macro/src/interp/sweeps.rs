//! Runs the reverse ops, and whole sweeps with seeds and adjoints.

use super::{Data, Machine, Program, zeros};
use crate::ir::*;
use crate::reverse::{Joint, Slot, Split};

/// Result, adjoints of the arguments, and the memory arguments afterwards.
type Outcome = (Data, Vec<Data>, Vec<Data>);

impl Machine<'_> {
    pub fn reverse_op(&mut self, op: &Op) {
        match &op.kind {
            OpKind::Shadow(root, init) => {
                let data = match init {
                    ShadowInit::Like => self.roots[root].zero_like(),
                    ShadowInit::As(of) => self.roots[of].zero_like(),
                    ShadowInit::Zeros(Some(n)) => {
                        let elem = self.func.root(*root).ty.elem().map(zeros);
                        let n = self.val(*n).i() as usize;
                        Data::List(vec![elem.expect("a list"); n])
                    }
                    ShadowInit::Rows([rows, n]) => {
                        let row = self.func.root(*root).ty.elem().expect("a list");
                        let elem = row.elem().map(zeros).expect("a list of lists");
                        let [rows, n] = [rows, n].map(|len| self.val(*len).i() as usize);
                        Data::List(vec![Data::List(vec![elem; n]); rows])
                    }
                    ShadowInit::Zeros(None) => zeros(&self.func.root(*root).ty),
                    ShadowInit::Seed(k) => self.seeds[*k].clone(),
                };
                self.shadows.insert(*root, data);
            }
            OpKind::Acc(place, v) => {
                let d = self.val(*v);
                self.at(place).add(&d);
            }
            OpKind::AccAll { dst, src } => {
                let d = self.read(src);
                let mut sum = self.read(dst);
                sum.add(&d);
                self.write(dst, sum);
            }
            OpKind::ZeroAll(place) => {
                let zero = self.read(place).zero_like();
                self.write(place, zero);
            }
            OpKind::ZeroLike(place) => {
                let primal = primal(place);
                let zero = self.read(&primal).zero_like();
                self.write(place, zero);
            }
            OpKind::Resize(place, n) => {
                let n = self.val(*n).i() as usize;
                self.at(place).list().resize(n, Data::F(0.0));
            }
            OpKind::SumAll(place) => {
                let sum = self.read(place).leaves().iter().sum();
                self.set(op, Data::F(sum));
            }
            OpKind::Dot(a, b) => {
                let (a, b) = (self.read(a).leaves(), self.read(b).leaves());
                assert_eq!(a.len(), b.len(), "windows of one loop");
                let sum = a.iter().zip(&b).map(|(a, b)| a * b).sum();
                self.set(op, Data::F(sum));
            }
            OpKind::AccDot(acc) => {
                let [src, with] = [&acc.src, &acc.with].map(|place| self.read(place).leaves());
                let dot = src.iter().zip(&with).map(|(a, b)| a * b).sum();
                let factor = self.val(acc.factor).f();
                let added: Vec<f64> = src.iter().map(|x| x * factor).collect();
                let mut sum = self.read(&acc.dst);
                sum.add(&Data::floats(&added));
                self.write(&acc.dst, sum);
                self.set(op, Data::F(dot));
            }
            OpKind::SumOf(sum) => {
                let windows: Vec<_> = sum.windows.iter().map(|w| self.read(w).leaves()).collect();
                let count = windows[0].len();
                assert!(
                    windows.iter().all(|w| w.len() == count),
                    "windows of one loop"
                );
                let terms = (0..count).map(|k| self.term(&sum.term, &windows, k));
                let total: f64 = terms.sum();
                self.set(op, Data::F(total));
            }
            OpKind::Record(vals) => {
                let row = vals.iter().map(|v| self.val(*v)).collect();
                self.tape.push(row);
            }
            OpKind::Replay => {
                let row = self.tape.pop().expect("a record");
                assert_eq!(row.len(), op.results.len(), "a record of another op");
                op.results
                    .iter()
                    .zip(row)
                    .for_each(|(r, d)| drop(self.vals.insert(*r, d)));
            }
            OpKind::Save(place) => {
                let data = self.read(place);
                self.tape.push(vec![data]);
            }
            OpKind::Restore(place) if matches!(&place.base, Base::Root(of) if self.lent.contains(of)) =>
            {
                let data = self.lent(place);
                self.write(place, data);
            }
            OpKind::Restore(place) => {
                let data = self.tape.pop().expect("a record").remove(0);
                self.write(place, data);
            }
            OpKind::Recreate(root) => {
                let data = self.tape.pop().expect("a record").remove(0);
                self.roots.insert(*root, data);
            }
            OpKind::Hold(root) => {
                let data = self.tape.pop().expect("a record").remove(0);
                self.held.insert(*root, data);
            }
            OpKind::Reinstate(root) => {
                let data = self.held[root].clone();
                self.roots.insert(*root, data);
            }
            OpKind::Room(place) => self.room(place),
            OpKind::Relend(place, list) => {
                let data = self.read(list);
                self.write(place, data);
            }
            OpKind::TapeTurn => {
                let rooms: Vec<RootId> = self.rooms.keys().copied().collect();
                rooms.into_iter().for_each(|root| self.leave_room(root));
            }
            OpKind::Lend(root) => drop(self.lent.insert(*root)),
            OpKind::TapeMark | OpKind::Fit(_) => {}
            OpKind::CallRev(rev) => self.call_rev(op, rev),
            other => panic!("{other:?}"),
        }
    }

    /// What is written to the list from here on is a row of the tape.
    fn room(&mut self, place: &Place) {
        let Base::Root(root) = place.base else {
            panic!("room for {place:?}")
        };
        self.leave_room(root);
        self.rooms.insert(root, self.tape.len());
        self.tape.push(vec![Data::Unit]);
        let n = self.read(place).list().len();
        self.write(place, Data::List(vec![Data::F(f64::NAN); n]));
    }

    /// What the tape has of a list that is lent: a row for all of it, or one for each element.
    fn lent(&mut self, place: &Place) -> Data {
        if let Some([Data::List(_)]) = self.tape.last().map(|row| &row[..]) {
            return self.tape.pop().expect("a record").remove(0);
        }
        let n = self.read(place).list().len();
        let rows = self.tape.split_off(self.tape.len() - n);
        Data::List(rows.into_iter().flatten().collect())
    }

    fn leave_room(&mut self, root: RootId) {
        if let Some(row) = self.rooms.remove(&root) {
            self.tape[row] = vec![self.roots[&root].clone()];
        }
    }

    pub fn call_rev(&mut self, op: &Op, rev: &CallRev) {
        if rev.is_joint() {
            self.call(op, &rev.call);
        }
        let name = rev.call.callee.name();
        let split = &self.program.split[&name];
        let args = self.args(&rev.call.args);
        let mut callee = Machine::new(self.program, &split.func, &args);
        callee.tape = std::mem::take(&mut self.tape);
        for ((param, bar), arg) in split.func.params.iter().zip(&rev.bars).zip(&args) {
            if let Bind::Root(r) = &param.bind {
                let shadow = match bar {
                    BarSlot::Shadow(place) => self.read(place),
                    _ => arg.zero_like(),
                };
                callee.shadows.insert(*r, shadow);
            }
        }
        let mut seeds = vec![];
        self.seed(&rev.seed, &split.func.ret, &mut seeds, &mut callee.seeds);
        let given = split.seeds.iter().zip(seeds);
        for (seed, data) in given {
            if let Some(v) = seed {
                callee.vals.insert(*v, data);
            }
        }
        let yields = callee.run(&split.reverse);
        self.tape = std::mem::take(&mut callee.tape);
        if !rev.is_joint() {
            self.copy_back(&rev.call.args, &split.func, &callee.roots);
        }
        let mut yields = yields.into_iter();
        let mut results = op.results.iter().skip(usize::from(rev.is_joint()));
        for ((slot, bar), param) in split.slots.iter().zip(&rev.bars).zip(&split.func.params) {
            let adjoint = callee.slot(slot, &mut yields);
            match (bar, &param.bind) {
                (BarSlot::Shadow(place), Bind::Root(r)) => {
                    let shadow = callee.shadows[r].clone();
                    self.write(place, shadow);
                }
                (BarSlot::Val, _) => {
                    self.vals
                        .insert(*results.next().expect("a result"), adjoint);
                }
                (BarSlot::Own(place), _) => {
                    let mut sum = self.read(place);
                    sum.add(&adjoint);
                    self.write(place, sum);
                }
                _ => {}
            }
        }
    }

    pub fn slot(&self, slot: &Slot, yields: &mut impl Iterator<Item = Data>) -> Data {
        match slot {
            Slot::None | Slot::LeftOut => Data::Unit,
            Slot::Val(_) => yields.next().expect("an adjoint"),
            Slot::Shadow(r) => self.shadows[r].clone(),
            Slot::Tuple(parts) => Data::List(parts.iter().map(|s| self.slot(s, yields)).collect()),
            Slot::Opt(_, payload) => {
                let some = yields.next().expect("a bool");
                Data::List(vec![some, self.slot(payload, yields)])
            }
        }
    }

    fn seed(&self, seed: &SeedArg, ret: &Ret, scalars: &mut Vec<Data>, roots: &mut Vec<Data>) {
        match (seed, ret) {
            (SeedArg::Val(v), _) => scalars.push(self.val(*v)),
            (SeedArg::Shadow(r), _) => roots.push(self.shadows[r].clone()),
            (SeedArg::Tuple(parts), Ret::Tuple(rets)) => {
                parts
                    .iter()
                    .zip(rets)
                    .for_each(|(s, r)| self.seed(s, r, scalars, roots));
            }
            (SeedArg::Zero, Ret::Root(_)) => roots.push(Data::Unit),
            (SeedArg::Zero, _) => scalars.push(Data::F(0.0)),
            (SeedArg::Unit, _) => {}
            other => panic!("{other:?}"),
        }
    }

    /// Seeds and shadows of parameters.
    fn given(
        &mut self,
        seed: &Data,
        seeds: &[Option<ValId>],
        args: &[Data],
        bars: &[Option<Data>],
    ) {
        for ((param, arg), bar) in self.func.params.iter().zip(args).zip(bars) {
            if let (Bind::Root(r), true) = (&param.bind, param.wrt) {
                let bar = bar.clone().unwrap_or_else(|| arg.zero_like());
                self.shadows.insert(*r, bar);
            }
        }
        let mut scalars = vec![];
        let mut roots = vec![];
        flat_seed(seed, &self.func.ret, &mut scalars, &mut roots);
        self.seeds = roots;
        for (v, data) in seeds.iter().zip(scalars) {
            if let Some(v) = v {
                self.vals.insert(*v, data);
            }
        }
    }

    fn adjoints(
        &self,
        slots: &[Slot],
        rest: &mut impl Iterator<Item = Data>,
    ) -> (Vec<Data>, Vec<Data>) {
        let mut adjoints = vec![];
        let mut after = vec![];
        for (slot, param) in slots.iter().zip(&self.func.params) {
            let adjoint = self.slot(slot, &mut *rest);
            let by_ref = match &param.bind {
                Bind::Root(r) => self.shadows.get(r).cloned(),
                _ => None,
            };
            adjoints.push(by_ref.unwrap_or(adjoint));
            after.push(match &param.bind {
                Bind::Root(r) => self.roots.get(r).cloned().unwrap_or(Data::Unit),
                _ => Data::Unit,
            });
        }
        (adjoints, after)
    }
}

/// Runs a joint region. `bars` are the adjoints of outgoing `&mut` contents.
pub fn gradient(
    program: &Program,
    joint: &Joint,
    args: &[Data],
    seed: &Data,
    bars: &[Option<Data>],
) -> Outcome {
    let mut machine = Machine::new(program, &joint.func, args);
    machine.given(seed, &joint.seeds, args, bars);
    let yields = machine.run(&joint.region);
    assert!(machine.tape.is_empty(), "something was left on the tape");
    let value = machine.returned(&joint.func.ret, &yields);
    let mut rest = yields.into_iter().skip(joint.seeds.len());
    let (adjoints, after) = machine.adjoints(&joint.slots, &mut rest);
    (value, adjoints, after)
}

/// Runs the forward, then the reverse sweep.
pub fn split_gradient(
    program: &Program,
    split: &Split,
    args: &[Data],
    seed: &Data,
    bars: &[Option<Data>],
) -> Outcome {
    let mut forward = Machine::new(program, &split.func, args);
    let yields = forward.run(&split.forward);
    let value = forward.returned(&split.func.ret, &yields);
    // The reverse gets the arguments again, `&mut` ones as the forward sweep left them.
    let again: Vec<Data> = split
        .func
        .params
        .iter()
        .zip(args)
        .map(|(param, arg)| match &param.bind {
            Bind::Root(r) if matches!(split.func.root(*r).kind, RootKind::ParamRef { .. }) => {
                forward.roots[r].clone()
            }
            _ => arg.clone(),
        })
        .collect();
    let mut machine = Machine::new(program, &split.func, &again);
    machine.tape = std::mem::take(&mut forward.tape);
    machine.given(seed, &split.seeds, args, bars);
    let yields = machine.run(&split.reverse);
    assert!(machine.tape.is_empty(), "something was left on the tape");
    let (adjoints, after) = machine.adjoints(&split.slots, &mut yields.into_iter());
    (value, adjoints, after)
}

fn flat_seed(seed: &Data, ret: &Ret, scalars: &mut Vec<Data>, roots: &mut Vec<Data>) {
    match (seed, ret) {
        (Data::List(parts), Ret::Tuple(rets)) => {
            parts
                .iter()
                .zip(rets)
                .for_each(|(s, r)| flat_seed(s, r, scalars, roots));
        }
        (seed, Ret::Root(_)) => roots.push(seed.clone()),
        (seed, Ret::Val(_)) => scalars.push(seed.clone()),
        _ => {}
    }
}

fn primal(place: &Place) -> Place {
    let base = match &place.base {
        Base::Shadow(r) | Base::Root(r) => Base::Root(*r),
        Base::Select(k, places) => Base::Select(*k, places.iter().map(primal).collect()),
    };
    Place {
        base,
        path: place.path.clone(),
    }
}
