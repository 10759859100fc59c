//! Arrays and slices, read and written through indices.

use grad_runtime::grad;

#[grad(jvp)]
fn constant_indices(p: [f64; 3], q: &[f64; 3]) -> f64 {
    let cross = [
        p[1] * q[2] - p[2] * q[1],
        p[2] * q[0] - p[0] * q[2],
        p[0] * q[1] - p[1] * q[0],
    ];
    (cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2]).sqrt()
}

#[grad(jvp)]
fn nested_arrays(r: [[f64; 3]; 3], p: [f64; 3]) -> f64 {
    let mut q = [0.0; 3];
    for i in 0..3 {
        for j in 0..3 {
            q[i] += r[i][j] * p[j];
        }
    }
    q[0] * q[1] + q[2]
}

#[grad(jvp)]
fn local_grid(x: f64, y: f64) -> f64 {
    let mut t = [[0.0; 4]; 3];
    for i in 0..3 {
        t[i][0] = x * i as f64;
        for j in 1..4 {
            t[i][j] = t[i][j - 1] * y + if i > 0 { t[i - 1][j] } else { x };
        }
    }
    t[2][3]
}

#[grad(jvp)]
fn const_generic_like(m: &[[f64; 2]; 3], w: &[f64; 3]) -> f64 {
    let mut s = [0.0; 2];
    for k in 0..m.len() {
        for j in 0..m[k].len() {
            s[j] += w[k] * m[k][j] * m[k][j];
        }
    }
    s[0].ln() + s[1]
}

#[grad(jvp)]
fn rows_of_points(points: &[[f64; 3]], centre: [f64; 3]) -> f64 {
    let mut total = 0.0;
    for p in points {
        let mut d2 = 0.0;
        for k in 0..3 {
            let d = p[k] - centre[k];
            d2 += d * d;
        }
        total += d2.sqrt();
    }
    total
}

#[grad(jvp)]
fn ragged(layers: &[Vec<f64>], x: f64) -> f64 {
    let mut y = x;
    for layer in layers {
        let mut next = 0.0;
        for w in layer {
            next += (w * y).tanh();
        }
        y = next;
    }
    y
}

#[grad(jvp)]
fn ragged_by_index(m: &[Vec<f64>]) -> f64 {
    let mut s = 0.0;
    for i in 0..m.len() {
        for j in 0..m[i].len() {
            s += m[i][j] * m[i][j] * (i + 1) as f64;
        }
    }
    s
}

#[grad(jvp)]
fn vec_reference(v: &Vec<f64>) -> f64 {
    let mut s = 0.0;
    for i in 0..v.len() {
        s += v[i] * v[v.len() - 1 - i];
    }
    s
}

#[grad(jvp)]
fn sub_slices(x: &[f64], n: usize) -> f64 {
    let (a, b) = (&x[..n], &x[n..]);
    let mid = &x[1..x.len() - 1];
    let mut s = 0.0;
    for i in 0..a.len() {
        s += a[i] * b[i];
    }
    for v in mid {
        s += v.sin();
    }
    s
}

#[grad(jvp)]
fn sub_slice_of_sub_slice(x: &[f64]) -> f64 {
    let inner = &x[1..];
    let inner = &inner[1..3];
    inner[0] * inner[1] + x[0]
}

#[grad(jvp)]
fn data_dependent_index(table: &[f64], t: f64) -> f64 {
    let u = t * (table.len() - 1) as f64;
    let i = (u as usize).min(table.len() - 2);
    let frac = u - i as f64;
    table[i] * (1.0 - frac) + table[i + 1] * frac
}

#[grad(jvp)]
fn gather(values: &[f64], index: &[usize]) -> f64 {
    let mut s = 0.0;
    for k in 0..index.len() {
        s += values[index[k]] * values[index[k]] * (k + 1) as f64;
    }
    s
}

#[grad(jvp)]
fn scatter(values: &[f64], index: &[usize], n: usize) -> f64 {
    let mut bins = vec![0.0; n];
    for k in 0..index.len() {
        bins[index[k]] += values[k];
        bins[index[k]] *= 1.0 + values[k];
    }
    let mut s = 1.0;
    for b in &bins {
        s *= 1.0 + b * b;
    }
    s
}

#[grad(jvp)]
fn in_place_update(v: &[f64], steps: usize) -> f64 {
    let mut u = v.to_vec();
    let n = u.len();
    for _ in 0..steps {
        for i in 1..n - 1 {
            u[i] = u[i] + 0.2 * (u[i - 1] - 2.0 * u[i] + u[i + 1]) * u[i];
        }
    }
    let mut s = 0.0;
    for x in &u {
        s += x * x;
    }
    s
}

#[grad(jvp)]
fn element_references(v: &[f64]) -> f64 {
    let mut u = [v[0], v[1], v[2]];
    {
        let first = &mut u[0];
        *first *= 2.0;
        *first += v[1];
    }
    for x in &mut u {
        *x = x.sin();
    }
    for x in u.iter_mut() {
        *x += 1.0;
    }
    let last = &u[2];
    u[0] * u[1] * *last
}

#[grad(jvp)]
fn scalar_references(x: f64, y: f64) -> f64 {
    let r = &x;
    let s = &y;
    let mut z = *r * *s;
    let t = &mut z;
    *t += r;
    *t *= s * r;
    z + *r
}

#[grad(jvp)]
fn fixed_buffer_in_loop(v: &[f64]) -> f64 {
    let mut s = 0.0;
    for i in 0..v.len() {
        let mut powers = [1.0; 4];
        for k in 1..4 {
            powers[k] = powers[k - 1] * v[i];
        }
        s += powers[3] * powers[1] + powers[2];
    }
    s
}

#[grad(jvp)]
fn buffer_in_loop(v: &[f64], n: usize) -> f64 {
    let mut s = 1.0;
    for i in 0..v.len() {
        let mut work = vec![v[i]; n];
        for k in 1..n {
            work[k] = work[k - 1] * s + v[i];
        }
        s = work[n - 1].tanh();
    }
    s
}

#[grad]
fn tuple_parameter(p: (f64, f64), bounds: (usize, f64)) -> f64 {
    let (n, scale) = bounds;
    let mut s = p.0;
    for _ in 0..n {
        s = s * p.1 + scale;
    }
    s
}

#[grad(jvp)]
fn tuple_locals(x: f64, y: f64) -> f64 {
    let mut state = (x, y, 0);
    while state.2 < 4 {
        state.0 += 0.1 * state.1;
        state.1 -= 0.1 * state.0 * state.0;
        state.2 += 1;
    }
    state.0 * state.1
}

#[grad(jvp)]
fn slice_of_tuples(edges: &[(f64, f64)], x: f64) -> f64 {
    let mut s = 0.0;
    for &(a, b) in edges {
        s += (a * x + b).sin();
    }
    for e in edges {
        s += e.0 * e.1;
    }
    s
}

#[grad]
fn tuples_with_integers(edges: &[(usize, f64)], values: &[f64]) -> f64 {
    let mut s = 0.0;
    for &(i, w) in edges {
        s += values[i] * w;
    }
    s * s
}

#[test]
fn arrays() {
    check!(constant_indices, constant_indices_value_and_grad, constant_indices_jvp(p, &q), [p = [0.5, 1.2, -0.8], q = [0.3, 1.7, 0.4]] => (p, &q));
    let r = [[0.5, 1.2, -0.8], [0.3, 1.7, 0.4], [1.0, 0.1, 0.9]];
    check!(nested_arrays, nested_arrays_value_and_grad, nested_arrays_jvp(r, p), [r = r, p = [1.0, -0.5, 0.25]] => (r, p));
    check!(local_grid, local_grid_value_and_grad, local_grid_jvp(x, y), [x = 0.6, y = 1.1] => (x, y));
    let m = [[0.5, 1.2], [0.3, 1.7], [1.0, 0.1]];
    check!(const_generic_like, const_generic_like_value_and_grad, const_generic_like_jvp(&m, &w), [m = m, w = [1.0, 0.5, 0.25]] => (&m, &w));
    check!(fixed_buffer_in_loop, fixed_buffer_in_loop_value_and_grad, fixed_buffer_in_loop_jvp(&v), [v = vec![0.5, 1.2, -0.8]] => (&v));
    check!(element_references, element_references_value_and_grad, element_references_jvp(&v), [v = vec![0.5, 1.2, -0.8]] => (&v));
    check!(scalar_references, scalar_references_value_and_grad, scalar_references_jvp(x, y), [x = 0.6, y = 1.1] => (x, y));
}

#[test]
fn slices() {
    let v = || vec![0.5, 1.2, -0.8, 0.3, 1.7, 0.4];
    let points = vec![[0.5, 1.2, -0.8], [0.3, 1.7, 0.4]];
    check!(rows_of_points, rows_of_points_value_and_grad, rows_of_points_jvp(&p, c), [p = points.clone(), c = [0.1, 0.2, 0.3]] => (&p, c));
    let layers = || vec![vec![0.5, 1.2], vec![-0.8], vec![0.3, 0.7, 0.9]];
    check!(ragged, ragged_value_and_grad, ragged_jvp(&w, x), [w = layers(), x = 0.6] => (&w, x));
    check!(ragged_by_index, ragged_by_index_value_and_grad, ragged_by_index_jvp(&m), [m = layers()] => (&m));
    check!(vec_reference, vec_reference_value_and_grad, vec_reference_jvp(&v), [v = v()] => (&v));
    check!(sub_slices, sub_slices_value_and_grad, sub_slices_jvp(&x), [x = v()] => (&x, 3));
    check!(sub_slice_of_sub_slice, sub_slice_of_sub_slice_value_and_grad, sub_slice_of_sub_slice_jvp(&x), [x = v()] => (&x));
    check!(data_dependent_index, data_dependent_index_value_and_grad, data_dependent_index_jvp(&table, t), [table = v(), t = 0.47] => (&table, t));
    check!(gather, gather_value_and_grad, gather_jvp(&x), [x = v()] => (&x, &[3, 1, 3, 0]));
    check!(scatter, scatter_value_and_grad, scatter_jvp(&x), [x = v()] => (&x, &[2, 0, 2, 2, 0, 1], 3));
    check!(in_place_update, in_place_update_value_and_grad, in_place_update_jvp(&x), [x = v()] => (&x, 3));
    check!(buffer_in_loop, buffer_in_loop_value_and_grad, buffer_in_loop_jvp(&x), [x = v()] => (&x, 3));
}

#[test]
fn tuples() {
    check!(tuple_parameter, tuple_parameter_value_and_grad, [p = (0.5, 1.2), scale = 0.3] => (p, (3, scale)));
    check!(tuple_locals, tuple_locals_value_and_grad, tuple_locals_jvp(x, y), [x = 0.5, y = 1.2] => (x, y));
    check!(slice_of_tuples, slice_of_tuples_value_and_grad, slice_of_tuples_jvp(&e, x), [e = vec![(0.5, 1.2), (0.3, 0.1)], x = 0.7] => (&e, x));
    let values = vec![0.5, 1.2, -0.8];
    let (value, (edges, gradient)) =
        tuples_with_integers_value_and_grad(&[(2, 0.5), (0, 1.5)], &values);
    assert_eq!(value, tuples_with_integers(&[(2, 0.5), (0, 1.5)], &values));
    let s = -0.8 * 0.5 + 0.5 * 1.5;
    grad_tests::check::close(
        &[edges[0].1, edges[1].1],
        &[2.0 * s * -0.8, 2.0 * s * 0.5],
        1e-12,
    );
    grad_tests::check::close(&gradient, &[2.0 * s * 1.5, 0.0, 2.0 * s * 0.5], 1e-12);
}
