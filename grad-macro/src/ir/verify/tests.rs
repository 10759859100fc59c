//! Each invariant, broken once.

use super::check;
use crate::ir::testing::*;

/// The complaint about `pick` or `total` after one change.
fn complaint(mut f: Func, change: impl FnOnce(&mut Func)) -> String {
    change(&mut f);
    check(&f).expect_err("an invariant is broken")
}

fn the_loop(f: &mut Func) -> &mut Loop {
    let OpKind::Loop(l) = &mut f.body.ops[2].kind else {
        unreachable!()
    };
    l
}

fn else_branch(f: &mut Func) -> &mut Region {
    let OpKind::If { els, .. } = &mut f.body.ops[3].kind else {
        unreachable!()
    };
    els
}

#[test]
fn good_functions_pass() {
    super::verify(&total());
    super::verify(&pick());
}

#[test]
#[should_panic(expected = "invalid IR: %7 is used where it is not defined\nfn total(")]
fn a_value_of_a_body_is_not_visible_behind_it() {
    let mut f = total();
    f.body.yields = vec![ValId(7)];
    super::verify(&f);
}

#[test]
fn values_are_defined_once_and_before_their_uses() {
    let twice = complaint(total(), |f| f.body.ops[1].results = vec![ValId(1)]);
    assert!(twice.contains("%1 is defined twice"), "{twice}");
    let late = complaint(total(), |f| f.body.ops.swap(1, 2));
    assert!(
        late.contains("%2 is used where it is not defined"),
        "{late}"
    );
}

#[test]
fn loops_carry_what_they_say() {
    let none = complaint(total(), |f| the_loop(f).init.clear());
    assert!(none.contains("differ in number or type"), "{none}");
    let exit = complaint(total(), |f| the_loop(f).has_exit = true);
    assert!(exit.contains("the number of iterations"), "{exit}");
    let yields = complaint(total(), |f| the_loop(f).body.yields.clear());
    assert!(yields.contains("the body's yields"), "{yields}");
}

#[test]
fn branches_yield_the_results() {
    let missing = complaint(pick(), |f| else_branch(f).yields.clear());
    assert!(
        missing.contains("the yields of a branch and the results"),
        "{missing}"
    );
    let cond = complaint(pick(), |f| {
        let OpKind::If { cond, .. } = &mut f.body.ops[3].kind else {
            unreachable!()
        };
        *cond = ValId(0);
    });
    assert!(
        cond.contains("the condition is a f64, not a bool"),
        "{cond}"
    );
}

#[test]
fn types_of_operands_are_checked() {
    let arity = complaint(pick(), |f| {
        else_branch(f).ops[0].kind = math("add", &[ValId(0)])
    });
    assert!(arity.contains("1 arguments instead of 2"), "{arity}");
    let kind = complaint(pick(), |f| {
        else_branch(f).ops[0].kind = math("powi", &[ValId(0), ValId(0)])
    });
    assert!(kind.contains("argument 1 is a f64"), "{kind}");
    let index = complaint(total(), |f| {
        the_loop(f).body.ops[0].kind = OpKind::Load(at(RootId(0), ValId(4)))
    });
    assert!(index.contains("the index %4 is not a usize"), "{index}");
    let lost = complaint(pick(), |f| {
        else_branch(f).ops[0].kind = OpKind::Pure(Pure::Cast, vec![ValId(0)])
    });
    assert!(lost.contains("must be a rule of the table"), "{lost}");
}

#[test]
fn roots_are_used_only_while_alive() {
    let early = complaint(pick(), |f| {
        f.body.ops[0].kind = OpKind::Len(Place::root(RootId(0)))
    });
    assert!(early.contains("a root that is not alive"), "{early}");
    let nested = complaint(pick(), |f| {
        let alloc = f.body.ops.remove(0);
        let OpKind::If { then, .. } = &mut f.body.ops[2].kind else {
            unreachable!()
        };
        then.ops.push(alloc);
    });
    assert!(nested.contains("a root that is not alive"), "{nested}");
    let written = complaint(total(), |f| {
        the_loop(f)
            .body
            .ops
            .push(op(&[], OpKind::Store(at(RootId(0), ValId(3)), ValId(4))));
    });
    assert!(written.contains("`w` is never written"), "{written}");
}
