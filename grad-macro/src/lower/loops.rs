//! Loops: which variables they carry, and how their exits go on outside.
//!
//! 1. The variables that the body may change ([`Changes`]) become parameters of the body, leaf by leaf.
//! 2. The body is lowered. If a reference now means another place, or an `Option` has got contents, the
//!    variable's initial value is widened to the common shape and the body is lowered again.
//! 3. Leaves that did not change are dropped: the parameter is an alias of the initial value.
//! 4. The flow at the body's end says whether the loop is left; where it leads to other targets, it is carried too.

mod carried;
mod widen;

use std::rc::Rc;

use super::closures::Closure;
use super::exits::{Code, Flow, Frame, Side, State, Target, region};
use super::scan::Changes;
use super::value::Value;
use super::{Lower, RET, VarId};
use crate::ir::*;

/// How a loop iterates.
#[derive(Clone)]
pub enum Head<'a> {
    For(Counted),
    While(&'a syn::Expr),
    Forever,
}

/// A counted loop.
#[derive(Clone)]
pub struct Counted {
    pub lo: ValId,
    pub hi: ValId,
    pub inclusive: bool,
    pub step: Option<ValId>,
    pub rev: bool,
    pub step_then_rev: bool,
}

impl Counted {
    /// `lo..hi`.
    pub fn range(lo: ValId, hi: ValId) -> Self {
        Counted {
            lo,
            hi,
            inclusive: false,
            step: None,
            rev: false,
            step_then_rev: false,
        }
    }
}

/// What is known of a loop besides its head and body.
#[derive(Clone, Default)]
pub struct Around<'a> {
    pub label: Option<String>,
    pub changes: Changes,
    /// Variables that change besides those named.
    pub extra: Vec<VarId>,
    /// Closures that are called in it.
    pub closures: Vec<Rc<Closure<'a>>>,
    /// Holds the value of `break v`.
    pub payload: Option<VarId>,
    /// The block that `break` leaves, if this is one of several loops that iterate together.
    pub leaves: Option<u32>,
}

/// Why a loop has to be lowered again.
enum Again<'a> {
    /// These variables hold this at the body's end, with the types of the leaves.
    Widen(Vec<(VarId, Value<'a>, Vec<Scalar>)>),
    /// The condition has effects, so it cannot be a region of its own.
    Effects,
}

/// One variable that the body may change.
struct Carried<'a> {
    var: VarId,
    init: Value<'a>,
    param: Value<'a>,
}

/// One scalar that goes round.
struct Leaf {
    init: ValId,
    /// The parameter of the condition's region.
    cond: Option<ValId>,
    param: ValId,
    end: ValId,
}

/// A lowered body.
struct Lowered<'a> {
    id: u32,
    index: Option<ValId>,
    cond: Option<Region>,
    carried: Vec<Carried<'a>>,
    leaves: Vec<Leaf>,
    side: Side<'a>,
    entry: State<'a>,
}

type Body<'b, 'a> = &'b mut dyn FnMut(&mut Lower<'a>, Option<ValId>);

impl<'a> Lower<'a> {
    /// Lowers a loop; the value is that of `break v`.
    pub fn run_loop(
        &mut self,
        head: Head<'a>,
        around: &Around<'a>,
        body: Body<'_, 'a>,
    ) -> Value<'a> {
        if !self.live() {
            return Value::Never;
        }
        let vars = self.carried_vars(around);
        let mut separate = matches!(head, Head::While(cond) if !has_let(cond));
        for _ in 0..8 {
            let before = self.snapshot();
            match self.try_loop(&head, separate, around, &vars, body) {
                Ok(value) => return value,
                Err(Again::Effects) => {
                    self.rollback(before);
                    separate = false;
                }
                Err(Again::Widen(ends)) => {
                    self.rollback(before);
                    if !self.widen_all(ends) {
                        break;
                    }
                }
            }
        }
        let help =
            "help: index into the original with an offset instead of rebinding the reference";
        self.error_here(format!("`#[grad]` cannot follow what this loop assigns to a variable that is not a number\n{help}"));
        Value::Poison
    }

    fn try_loop(
        &mut self,
        head: &Head<'a>,
        separate: bool,
        around: &Around<'a>,
        vars: &[VarId],
        body: Body<'_, 'a>,
    ) -> Result<Value<'a>, Again<'a>> {
        let src = self.src;
        let entry = self.state.clone();
        let target = Target {
            label: around.label.clone(),
            is_loop: true,
            is_function: false,
            once: false,
            leaves: around.leaves,
            limit: 0,
            payload: around.payload,
        };
        let id = self.open_target(target);
        let inits: Vec<(VarId, Value<'a>)> =
            vars.iter().map(|var| (*var, self.get(*var))).collect();
        let mut cond_params = Vec::new();
        let cond = match head {
            Head::While(cond) if separate => {
                Some(self.condition_region(cond, &inits, &mut cond_params)?)
            }
            _ => None,
        };
        self.state = entry.clone();
        let carried = self.renew(&inits, &mut Vec::new());
        let index = match head {
            Head::For(counted) => {
                let ty = self.func.ty(counted.lo);
                Some(self.new_val(ty))
            }
            _ => None,
        };
        let depth = self.frames.len();
        self.frames.push(Frame::default());
        match head {
            Head::While(cond) if !separate => {
                self.condition(
                    cond,
                    |this| {
                        body(this, None);
                        Value::Unit
                    },
                    |this| {
                        this.exit(Code::Break(id));
                        Value::Never
                    },
                );
            }
            _ => body(self, index),
        }
        self.exit(Code::Continue(id));
        self.src = src;
        let frames = self.frames.split_off(depth);
        let state = self.state.clone();
        let mut side = self.close(frames, state, Value::Never);
        self.targets_open.pop();
        let leaves = self.leaves(&carried, &mut side, cond_params)?;
        let lowered = Lowered {
            id,
            index,
            cond,
            carried,
            leaves,
            side,
            entry,
        };
        Ok(self.finish_loop(head, separate, around, lowered))
    }

    /// Gives the variables parameters as their values.
    fn renew(&mut self, inits: &[(VarId, Value<'a>)], params: &mut Vec<ValId>) -> Vec<Carried<'a>> {
        let mut carried = Vec::with_capacity(inits.len());
        for (var, init) in inits {
            let name =
                Some(self.var_names[var.0 as usize].clone()).filter(|name| !name.starts_with('<'));
            let param = init.map(&mut |v| {
                let ty = self.func.ty(v);
                let param = self.func.new_val(ty, name.clone(), self.span);
                params.push(param);
                param
            });
            self.set(*var, param.clone());
            carried.push(Carried {
                var: *var,
                init: init.clone(),
                param,
            });
        }
        carried
    }

    fn condition_region(
        &mut self,
        cond: &'a syn::Expr,
        inits: &[(VarId, Value<'a>)],
        params: &mut Vec<ValId>,
    ) -> Result<Region, Again<'a>> {
        let mut changes = Changes::default();
        changes.expr(cond);
        let depth = self.frames.len();
        self.renew(inits, params);
        self.frames.push(Frame::default());
        let value = self.expr(cond);
        let value = self.scalar(value);
        let clean = self.live() && changes.names.is_empty() && self.frames.len() == depth + 1;
        let ops = self.take_ops();
        if !clean || !ops.iter().all(is_free_of_effects) {
            return Err(Again::Effects);
        }
        self.frames.pop();
        Ok(region(ops, vec![value]))
    }

    /// Pairs what goes into an iteration with what comes out.
    fn leaves(
        &mut self,
        carried: &[Carried<'a>],
        side: &mut Side<'a>,
        cond_params: Vec<ValId>,
    ) -> Result<Vec<Leaf>, Again<'a>> {
        let mut conds = cond_params.into_iter();
        let mut leaves = Vec::new();
        let mut wider = Vec::new();
        for one in carried {
            let end = match side.state.value(one.var).clone() {
                Value::Unset => one.param.clone(),
                end => self.conform(&mut side.ops, &one.param, end),
            };
            if !one.param.same_shape(&end) {
                let types = end.leaves().iter().map(|v| self.func.ty(*v)).collect();
                wider.push((one.var, end, types));
                continue;
            }
            let ends = match end {
                Value::Poison => one.param.leaves(),
                end => end.leaves(),
            };
            for ((init, param), end) in one
                .init
                .leaves()
                .into_iter()
                .zip(one.param.leaves())
                .zip(ends)
            {
                leaves.push(Leaf {
                    init,
                    cond: conds.next(),
                    param,
                    end,
                });
            }
        }
        if wider.is_empty() {
            Ok(leaves)
        } else {
            Err(Again::Widen(wider))
        }
    }

    // ---- after the body -------------------------------------------------------------------------

    fn finish_loop(
        &mut self,
        head: &Head<'a>,
        separate: bool,
        around: &Around<'a>,
        lowered: Lowered<'a>,
    ) -> Value<'a> {
        let Lowered {
            id,
            index,
            cond,
            carried,
            mut leaves,
            mut side,
            entry,
        } = lowered;
        self.state = entry;
        self.drop_unchanged(&mut leaves);
        let flow = side.state.flow.clone();
        let counted = matches!(head, Head::For(_));
        let ends = counted || separate;
        let has_exit = !ends || flow.codes.iter().any(|code| *code != Code::Continue(id));
        let exit = has_exit
            .then(|| self.flow_bool(&mut side.ops, &flow, |code| code != Code::Continue(id)));
        let after = after(&flow, id, ends);
        let by_exited = counted && after.len() == 2 && !flow.may_be(Code::Break(id));
        if after.len() > 1 && !by_exited {
            leaves.push(self.carry_flow(&mut side, &flow, id, &after, separate));
        }
        let mut results = Vec::new();
        let mut exited = None;
        if has_exit || !counted {
            results.push(self.new_val(Scalar::USIZE));
        }
        if has_exit && counted {
            exited = Some(self.new_val(Scalar::Bool));
            results.extend(exited);
        }
        let outs: Vec<ValId> = leaves
            .iter()
            .map(|leaf| self.copy_info(leaf.param))
            .collect();
        results.extend(&outs);
        let params = index
            .into_iter()
            .chain(leaves.iter().map(|leaf| leaf.param))
            .collect();
        let yields = exit
            .into_iter()
            .chain(leaves.iter().map(|leaf| leaf.end))
            .collect();
        let kind = match (head, cond) {
            (Head::For(c), _) => LoopKind::For {
                lo: c.lo,
                hi: c.hi,
                inclusive: c.inclusive,
                step: c.step,
                rev: c.rev,
                step_then_rev: c.step_then_rev,
                back: false,
            },
            (_, Some(mut cond)) => {
                cond.params = leaves.iter().filter_map(|leaf| leaf.cond).collect();
                LoopKind::While { cond }
            }
            _ => LoopKind::Forever,
        };
        let init = leaves.iter().map(|leaf| leaf.init).collect();
        let body = Region {
            params,
            ops: side.ops,
            yields,
        };
        let label = around.label.clone();
        self.push(
            results,
            OpKind::Loop(Box::new(Loop {
                kind,
                init,
                body,
                has_exit,
                label,
                frame: false,
            })),
        );
        self.arrive(carried, &leaves, &outs);
        let val = if by_exited {
            exited
        } else {
            outs.last().copied()
        };
        self.state.flow = Flow {
            val: val.filter(|_| after.len() > 1),
            codes: after,
        };
        let state = self.state.clone();
        let value = match around.payload {
            Some(payload) => self.get(payload),
            None if state.flow.codes.is_empty() => Value::Never,
            None => Value::Unit,
        };
        self.settle(state, value)
    }

    fn copy_info(&mut self, of: ValId) -> ValId {
        let info = self.func.val(of).clone();
        self.func.new_val(info.ty, info.name, info.span)
    }

    /// A leaf that comes out as it went in is not carried.
    fn drop_unchanged(&mut self, leaves: &mut Vec<Leaf>) {
        loop {
            let same = |leaf: &Leaf| {
                let end = self.resolve(leaf.end);
                end == leaf.param || end == self.resolve(leaf.init)
            };
            let Some(at) = leaves.iter().position(same) else {
                return;
            };
            let leaf = leaves.remove(at);
            self.alias.insert(leaf.param, leaf.init);
            self.alias.extend(leaf.cond.map(|cond| (cond, leaf.init)));
        }
    }

    /// The flow of an exit that leads further out, as a value that goes round.
    fn carry_flow(
        &mut self,
        side: &mut Side<'a>,
        flow: &Flow,
        id: u32,
        after: &[Code],
        separate: bool,
    ) -> Leaf {
        let stay = *after.last().expect("a code");
        let mut ops = self.take_ops();
        let init = self.flow_as(&mut ops, &Flow::known(stay), after);
        self.put_ops(ops);
        let lead = |code| match code {
            Code::Continue(target) if target == id => Some(stay),
            Code::Break(target) if target == id => Some(Code::Normal),
            code => Some(code),
        };
        let mapped = self.reflow(&mut side.ops, flow, lead);
        let end = self.flow_as(&mut side.ops, &mapped, after);
        let param = self.copy_info(init);
        let cond = separate.then(|| self.copy_info(init));
        Leaf {
            init,
            cond,
            param,
            end,
        }
    }

    /// The variables after the loop.
    fn arrive(&mut self, carried: Vec<Carried<'a>>, leaves: &[Leaf], outs: &[ValId]) {
        for one in carried {
            let mut inits = one.init.leaves().into_iter();
            let value = one.param.map(&mut |param| {
                let init = inits.next().expect("as many leaves");
                match leaves.iter().position(|leaf| leaf.param == param) {
                    Some(at) => outs[at],
                    None => init,
                }
            });
            self.set(one.var, value);
        }
    }
}

/// Where control may be after a loop. `ends` if it may end by itself.
fn after(flow: &Flow, id: u32, ends: bool) -> Vec<Code> {
    let mut codes: Vec<Code> = flow
        .codes
        .iter()
        .copied()
        .filter(|code| *code != Code::Continue(id))
        .collect();
    for code in &mut codes {
        if *code == Code::Break(id) {
            *code = Code::Normal;
        }
    }
    if ends {
        codes.push(Code::Normal);
    }
    codes.sort();
    codes.dedup();
    codes
}

/// Does the condition bind (`while let`)?
pub fn has_let(cond: &syn::Expr) -> bool {
    match cond {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(binary) => has_let(&binary.left) || has_let(&binary.right),
        syn::Expr::Paren(paren) => has_let(&paren.expr),
        syn::Expr::Group(group) => has_let(&group.expr),
        _ => false,
    }
}

fn is_free_of_effects(op: &Op) -> bool {
    match &op.kind {
        OpKind::Lit(_) | OpKind::Const(_) | OpKind::Undef | OpKind::Math(..) | OpKind::Pure(..) => {
            true
        }
        OpKind::Select(..) | OpKind::Load(_) | OpKind::Len(_) => true,
        OpKind::If { then, els, .. } => then.ops.iter().chain(&els.ops).all(is_free_of_effects),
        _ => false,
    }
}
