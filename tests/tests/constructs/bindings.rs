//! `let`, assignment, blocks.

use grad_runtime::grad;

#[grad(jvp)]
fn let_tuple(x: f64, y: f64) -> f64 {
    let (s, p) = (x + y, x * y);
    s * p.sin()
}

#[grad(jvp)]
fn let_nested_tuple(x: f64, y: f64) -> f64 {
    let ((a, b), [c, d]) = ((x * 2.0, y), [x * y, x - y]);
    a * b + c * d
}

#[grad(jvp)]
fn let_wildcard(x: f64, y: f64) -> f64 {
    let (a, _) = (x * y, x + y);
    let _ = a * 3.0;
    a * a
}

#[grad(jvp)]
fn let_array_rest(v: [f64; 4]) -> f64 {
    let [first, .., last] = v;
    first * last + v[1] * v[2]
}

#[grad(jvp)]
fn let_array_binding(v: [f64; 4]) -> f64 {
    let [head, tail @ ..] = v;
    head * (tail[0] + tail[1] * tail[2])
}

#[grad(jvp)]
fn parameter_patterns((a, b): (f64, f64), [c, d]: [f64; 2]) -> f64 {
    a * c - b * d
}

#[grad(jvp)]
fn mutable_parameter(mut x: f64, y: f64) -> f64 {
    x *= y;
    x += 1.0;
    x * y
}

#[grad(jvp)]
fn typed_let(x: f64) -> f64 {
    let half: f64 = 0.5;
    let scale: f64 = x * half;
    let shifted = scale + 1.0_f64;
    shifted * shifted
}

#[grad(jvp)]
fn deferred_let(x: f64, y: f64) -> f64 {
    let slope;
    if x > y {
        slope = x * x;
    } else {
        slope = y.exp();
    }
    slope * x
}

#[grad(jvp)]
fn deferred_parts(x: f64, y: f64, turn: bool) -> f64 {
    let (w, [u, v]): (f64, [f64; 2]);
    if turn {
        w = x.cos();
        u = y * x;
        v = -y;
    } else {
        w = y;
        (u, v) = (x, x * y);
    }
    w * u + v * v
}

#[grad(jvp)]
fn deferred_in_match(x: f64, k: usize) -> f64 {
    let (a, b): (f64, f64);
    match k {
        0 => {
            a = x;
            b = 2.0;
        }
        _ => {
            a = x.sin();
            b = x * x;
        }
    }
    a * b
}

#[grad(jvp)]
fn shadowing(x: f64, y: f64) -> f64 {
    let x = x * y;
    let x = x.sin() + x;
    let y = {
        let x = x * 2.0;
        x * y
    };
    x + y
}

#[grad(jvp)]
fn shadowing_across_types(x: f64) -> f64 {
    let n = (x.abs() * 4.0) as usize;
    let x = [x, x * x, n as f64];
    let x = x[0] * x[1] + x[2];
    x * 0.5
}

#[grad(jvp)]
fn block_value(x: f64, y: f64) -> f64 {
    let r = {
        let dx = x - 1.0;
        let dy = y - 2.0;
        (dx * dx + dy * dy).sqrt()
    };
    r * { x * y }
}

#[grad(jvp)]
fn nested_blocks(x: f64) -> f64 {
    {
        let a = x * 3.0;
        {
            let b = a * a;
            b + a
        }
    }
}

#[grad(jvp)]
fn compound_assignment(x: f64, y: f64) -> f64 {
    let mut a = x;
    a += y * y;
    a -= 0.25;
    a *= x + 2.0;
    a /= 1.0 + y * y;
    a
}

#[grad(jvp)]
fn compound_with_itself(x: f64) -> f64 {
    let mut a = x;
    a *= a;
    a += a;
    a /= a + 1.0;
    a -= a * a;
    a
}

#[grad(jvp)]
fn destructuring_assignment(x: f64, y: f64) -> f64 {
    let (mut a, mut b) = (x, y);
    for _ in 0..3 {
        (a, b) = (b * 0.5, a + b);
    }
    [a, b] = [b, a * b];
    a * b
}

#[grad(jvp)]
fn destructuring_into_elements(x: f64, y: f64) -> f64 {
    let mut v = [0.0; 3];
    let last;
    (v[0], _, last) = (x * y, 7.0, y * y);
    (v[1], v[2]) = (v[0] + last, v[0] * last);
    v[0] + v[1] * v[2]
}

#[grad(jvp)]
fn assignment_order(x: f64) -> f64 {
    let mut v = [x, 2.0 * x, 3.0];
    let mut i = 0;
    v[i] = {
        i += 1;
        v[i] * x
    };
    v[0] + v[1] * v[2]
}

#[grad(jvp)]
fn unused_work(x: f64, y: f64) -> f64 {
    let ignored = x.exp() * y;
    let mut also = ignored * 2.0;
    also += 1.0;
    let _unused = also;
    x * x
}

#[grad(jvp)]
fn independent_of_input(x: f64, n: usize) -> f64 {
    let mut s = 1.5;
    for i in 0..n {
        s += i as f64;
    }
    let _ = x;
    s
}

#[grad(jvp)]
fn overwritten(x: f64, y: f64) -> f64 {
    let mut a = x * y;
    let b = a * a;
    a = y;
    let c = a * b;
    a = c * x;
    a + b
}

macro_rules! constant {
    ($name:ident = $value:expr) => {
        let $name: f64 = $value as f64;
    };
}

/// A macro's `let`, and the `;` behind it.
#[grad(jvp)]
fn bound_by_a_macro(x: f64) -> f64 {
    constant!(three = 3);
    if x > three {
        return three * x;
    }
    x * x - three * x
}

#[test]
fn gradients() {
    check!(bound_by_a_macro, bound_by_a_macro_value_and_grad, bound_by_a_macro_jvp(x), [x = 0.4] => (x));
    check!(let_tuple, let_tuple_value_and_grad, let_tuple_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
    check!(let_nested_tuple, let_nested_tuple_value_and_grad, let_nested_tuple_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
    check!(let_wildcard, let_wildcard_value_and_grad, let_wildcard_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
    check!(let_array_rest, let_array_rest_value_and_grad, let_array_rest_jvp(v), [v = [0.5, -1.0, 2.0, 0.3]] => (v));
    check!(let_array_binding, let_array_binding_value_and_grad, let_array_binding_jvp(v), [v = [0.5, -1.0, 2.0, 0.3]] => (v));
    check!(parameter_patterns, parameter_patterns_value_and_grad, parameter_patterns_jvp(p, q), [p = (0.5, 0.7), q = [1.1, -0.4]] => (p, q));
    check!(mutable_parameter, mutable_parameter_value_and_grad, mutable_parameter_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
    check!(typed_let, typed_let_value_and_grad, typed_let_jvp(x), [x = 0.4] => (x));
    check!(deferred_let, deferred_let_value_and_grad, deferred_let_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
    check!(deferred_let, deferred_let_value_and_grad, deferred_let_jvp(x, y), [x = 1.4, y = 0.3] => (x, y));
    check!(deferred_in_match, deferred_in_match_value_and_grad, deferred_in_match_jvp(x), [x = 0.4] => (x, 0));
    check!(deferred_in_match, deferred_in_match_value_and_grad, deferred_in_match_jvp(x), [x = 0.4] => (x, 5));
    check!(deferred_parts, deferred_parts_value_and_grad, deferred_parts_jvp(x, y), [x = 0.4, y = 1.3] => (x, y, true));
    check!(deferred_parts, deferred_parts_value_and_grad, deferred_parts_jvp(x, y), [x = 0.4, y = 1.3] => (x, y, false));
    check!(shadowing, shadowing_value_and_grad, shadowing_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
    check!(shadowing_across_types, shadowing_across_types_value_and_grad, shadowing_across_types_jvp(x), [x = 0.6] => (x));
    check!(block_value, block_value_value_and_grad, block_value_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
    check!(nested_blocks, nested_blocks_value_and_grad, nested_blocks_jvp(x), [x = 0.4] => (x));
    check!(compound_assignment, compound_assignment_value_and_grad, compound_assignment_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
    check!(compound_with_itself, compound_with_itself_value_and_grad, compound_with_itself_jvp(x), [x = 0.4] => (x));
    check!(destructuring_assignment, destructuring_assignment_value_and_grad, destructuring_assignment_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
    check!(destructuring_into_elements, destructuring_into_elements_value_and_grad, destructuring_into_elements_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
    check!(assignment_order, assignment_order_value_and_grad, assignment_order_jvp(x), [x = 0.4] => (x));
    check!(unused_work, unused_work_value_and_grad, unused_work_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
    check!(independent_of_input, independent_of_input_value_and_grad, independent_of_input_jvp(x), [x = 0.4] => (x, 4));
    check!(overwritten, overwritten_value_and_grad, overwritten_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
}
