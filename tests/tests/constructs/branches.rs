//! `if` and `match`.

use grad_runtime::grad;

#[grad(jvp)]
fn huber(r: f64, delta: f64) -> f64 {
    if r.abs() <= delta {
        0.5 * r * r
    } else {
        delta * (r.abs() - 0.5 * delta)
    }
}

#[grad(jvp)]
fn if_as_operand(x: f64, y: f64) -> f64 {
    2.0 * if x > 0.0 { x } else { -x } + (if y > 1.0 { y * y } else { y }) * x
}

#[grad(jvp)]
fn else_if_chain(x: f64) -> f64 {
    if x < 0.0 {
        0.0
    } else if x < 1.0 {
        x * x
    } else if x < 2.0 {
        2.0 * x - 1.0
    } else {
        3.0 + (x - 2.0).sin()
    }
}

#[grad(jvp)]
fn if_without_else(x: f64, y: f64) -> f64 {
    let mut s = x * y;
    if s > 0.2 {
        s = s.sqrt();
    }
    if y < 0.0 {
        s += x;
        s *= 2.0;
    }
    s
}

#[grad(jvp)]
fn early_return(x: f64, y: f64) -> f64 {
    if x < 0.0 {
        return x * y;
    }
    let r = x.sqrt();
    if r > y {
        return r;
    }
    r * y + x
}

#[grad(jvp)]
fn lazy_conditions(v: &[f64], i: usize) -> f64 {
    if i < v.len() && v[i] > 0.5 {
        v[i] * v[i]
    } else if i >= v.len() || !(v[0] < 1.0) {
        v[0]
    } else {
        v[0] * v[v.len() - 1]
    }
}

#[grad(jvp)]
fn flags(x: f64, y: f64) -> f64 {
    let above = x > y;
    let mut small = x.abs() < 0.1 || y.abs() < 0.1;
    small |= x * y < 0.05;
    small &= !above ^ (x > 10.0);
    if small != above { x * 2.0 } else { x * y }
}

#[grad(jvp)]
fn match_int(x: f64, kind: u32) -> f64 {
    match kind {
        0 => x,
        1 | 2 => x * x,
        3..=5 => x.sin(),
        n if n % 2 == 0 => x * n as f64,
        _ => x.exp(),
    }
}

#[grad(jvp)]
fn match_binding(x: f64, k: i32) -> f64 {
    match k {
        small @ 1..=3 => x.powi(small),
        i32::MIN..=0 => -x,
        other => x / other as f64,
    }
}

#[grad(jvp)]
fn match_bool(x: f64, forward: bool) -> f64 {
    match forward {
        true => x * 3.0,
        false => x * x,
    }
}

#[grad(jvp)]
fn match_tuple(x: f64, i: usize, flag: bool) -> f64 {
    match (i % 3, flag) {
        (0, _) => x,
        (1, true) => x * x,
        (k, false) if k > 1 => x * x * x,
        (_, _) => 1.0 / x,
    }
}

#[grad(jvp)]
fn match_on_comparison(x: f64, y: f64) -> f64 {
    let weight = match x < y {
        true => y - x,
        false => (x - y) * 2.0,
    };
    weight * weight
}

#[grad(jvp)]
fn match_float_range(x: f64) -> f64 {
    match x {
        v if v < -1.0 => -v,
        v if v < 1.0 => v * v,
        v => v.ln() + 1.0,
    }
}

#[grad(jvp)]
fn match_active_tuple(x: f64, y: f64, swap: bool) -> f64 {
    let (a, b) = match swap {
        true => (y, x * 2.0),
        false => (x, y * 3.0),
    };
    a * a * b
}

#[grad(jvp)]
fn match_statement(x: f64, n: usize) -> f64 {
    let mut s = 0.0;
    for i in 0..n {
        match i % 4 {
            0 => s += x,
            1 => {}
            2 => {
                let t = s * x;
                s = t.sin();
            }
            _ => s -= 0.5 * x * x,
        }
    }
    s
}

#[grad(jvp)]
fn branch_in_loop(v: &[f64], c: f64) -> f64 {
    let mut pos = 0.0;
    let mut neg = 1.0;
    for &x in v {
        if x > c {
            pos += x * c;
        } else {
            neg *= 1.0 + x * x;
        }
    }
    pos * neg
}

#[grad(jvp)]
fn nested_branches(x: f64, y: f64, z: f64) -> f64 {
    if x > 0.0 {
        let a = x * y;
        if y > z {
            a * z
        } else if a > 1.0 {
            a
        } else {
            a + z * z
        }
    } else {
        match z > y {
            true => y * z,
            false => x + y + z,
        }
    }
}

#[grad(jvp)]
fn untaken_singularity(x: f64) -> f64 {
    let safe = if x > 0.0 { x.ln() } else { 0.0 };
    let root = if x > 1.0 { (x - 1.0).sqrt() } else { x * x };
    safe + root
}

#[test]
fn ifs() {
    for r in [0.3, 2.0, -1.7] {
        check!(huber, huber_value_and_grad, huber_jvp(r, delta), [r = r, delta = 0.8] => (r, delta));
        check!(else_if_chain, else_if_chain_value_and_grad, else_if_chain_jvp(x), [x = r + 0.5] => (x));
    }
    check!(if_as_operand, if_as_operand_value_and_grad, if_as_operand_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
    check!(if_as_operand, if_as_operand_value_and_grad, if_as_operand_jvp(x, y), [x = -0.4, y = 0.3] => (x, y));
    check!(if_without_else, if_without_else_value_and_grad, if_without_else_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
    check!(if_without_else, if_without_else_value_and_grad, if_without_else_jvp(x, y), [x = 0.4, y = -1.3] => (x, y));
    for (x, y) in [(-0.5, 2.0), (2.0, 0.3), (0.5, 2.0)] {
        check!(early_return, early_return_value_and_grad, early_return_jvp(x, y), [x = x, y = y] => (x, y));
    }
    for i in 0..4 {
        check!(lazy_conditions, lazy_conditions_value_and_grad, lazy_conditions_jvp(&v), [v = vec![0.3, 0.8, 0.4]] => (&v, i));
    }
    check!(flags, flags_value_and_grad, flags_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
    check!(flags, flags_value_and_grad, flags_jvp(x, y), [x = 0.04, y = 1.3] => (x, y));
    for (x, y, z) in [
        (1.0, 2.0, 0.5),
        (1.0, 2.0, 3.0),
        (0.1, 0.2, 3.0),
        (-1.0, 0.5, 2.0),
        (-1.0, 0.5, 0.2),
    ] {
        check!(nested_branches, nested_branches_value_and_grad, nested_branches_jvp(x, y, z), [x = x, y = y, z = z] => (x, y, z));
    }
    for x in [-0.5, 0.5, 1.5] {
        check!(untaken_singularity, untaken_singularity_value_and_grad, untaken_singularity_jvp(x), [x = x] => (x));
    }
    check!(branch_in_loop, branch_in_loop_value_and_grad, branch_in_loop_jvp(&v, c), [v = vec![0.3, 0.8, -0.4], c = 0.5] => (&v, c));
}

#[test]
fn matches() {
    for kind in 0..9 {
        check!(match_int, match_int_value_and_grad, match_int_jvp(x), [x = 0.7] => (x, kind));
        check!(match_binding, match_binding_value_and_grad, match_binding_jvp(x), [x = 0.7] => (x, kind as i32 - 2));
        check!(match_tuple, match_tuple_value_and_grad, match_tuple_jvp(x), [x = 0.7] => (x, kind as usize, kind > 3));
        check!(match_statement, match_statement_value_and_grad, match_statement_jvp(x), [x = 0.7] => (x, kind as usize));
    }
    check!(match_bool, match_bool_value_and_grad, match_bool_jvp(x), [x = 0.7] => (x, true));
    check!(match_bool, match_bool_value_and_grad, match_bool_jvp(x), [x = 0.7] => (x, false));
    check!(match_on_comparison, match_on_comparison_value_and_grad, match_on_comparison_jvp(x, y), [x = 0.7, y = 0.9] => (x, y));
    check!(match_on_comparison, match_on_comparison_value_and_grad, match_on_comparison_jvp(x, y), [x = 0.9, y = 0.7] => (x, y));
    for x in [-2.0, 0.3, 4.0] {
        check!(match_float_range, match_float_range_value_and_grad, match_float_range_jvp(x), [x = x] => (x));
    }
    check!(match_active_tuple, match_active_tuple_value_and_grad, match_active_tuple_jvp(x, y), [x = 0.7, y = 0.9] => (x, y, true));
    check!(match_active_tuple, match_active_tuple_value_and_grad, match_active_tuple_jvp(x, y), [x = 0.7, y = 0.9] => (x, y, false));
}

/// Tables of several lengths, made in the branches or constants.
#[grad]
fn quadrature(x: f64, points: usize) -> Option<f64> {
    const MIDPOINT: [f64; 1] = [0.0];
    const ENDS: [f64; 2] = [-1.0, 1.0];
    let (nodes, weights): (&[f64], &[f64]) = match points {
        1 => (&[0.0], &[2.0]),
        2 => (&[-0.5773502691896257, 0.5773502691896257], &[1.0, 1.0]),
        3 => (
            &[-0.7745966692414834, 0.0, 0.7745966692414834],
            &[5.0 / 9.0, 8.0 / 9.0, 5.0 / 9.0],
        ),
        _ => return None,
    };
    let others: (&[f64], f64) = if points > 1 {
        (&ENDS, 1.0)
    } else {
        (&MIDPOINT, 2.0)
    };
    let first: f64 = nodes
        .iter()
        .zip(weights)
        .map(|(t, w)| w * (x * t).exp())
        .sum();
    let second: f64 = others.0.iter().map(|t| others.1 * (x * t).cos()).sum();
    Some(first - second)
}

#[test]
fn tables_of_several_lengths() {
    for points in 1..4 {
        let (value, x_bar) = quadrature_value_and_grad(0.7, points).unwrap();
        let of = |x: f64| quadrature(x, points).unwrap();
        assert_eq!(value, of(0.7));
        let quotient = (of(0.7 + 1e-6) - of(0.7 - 1e-6)) / 2e-6;
        assert!(
            (x_bar - quotient).abs() < 1e-8,
            "{points}: {x_bar} {quotient}"
        );
    }
    assert_eq!(quadrature_grad(0.7, 4), None);
}
