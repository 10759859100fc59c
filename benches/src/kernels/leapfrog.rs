//! Bodies that attract each other, integrated by the leapfrog method in place.

use grad_runtime::grad;

/// Moves positions `x` and velocities `v` (two coordinates per body) by `steps` steps.
#[grad(wrt(x, v, mass))]
pub fn integrate(x: &mut [f64], v: &mut [f64], mass: &[f64], steps: usize, h: f64) {
    let n = mass.len();
    for _ in 0..steps {
        for i in 0..2 * n {
            x[i] += 0.5 * h * v[i];
        }
        for i in 0..n {
            for j in 0..n {
                if j != i {
                    let dx = x[2 * j] - x[2 * i];
                    let dy = x[2 * j + 1] - x[2 * i + 1];
                    let square = dx * dx + dy * dy + 0.01;
                    let pull = h * mass[j] / (square * square.sqrt());
                    v[2 * i] += pull * dx;
                    v[2 * i + 1] += pull * dy;
                }
            }
        }
        for i in 0..2 * n {
            x[i] += 0.5 * h * v[i];
        }
    }
}

/// The adjoints, by hand: the method is reversible, but a copy of the positions per step is exact; `path` is reused.
#[allow(clippy::too_many_arguments)]
pub fn by_hand(
    x: &mut [f64],
    v: &mut [f64],
    mass: &[f64],
    steps: usize,
    h: f64,
    path: &mut Vec<f64>,
    x_bar: &mut [f64],
    v_bar: &mut [f64],
    mass_bar: &mut [f64],
) {
    let n = mass.len();
    path.clear();
    let half = |x: &mut [f64], v: &[f64]| {
        for (x, v) in x.iter_mut().zip(v) {
            *x += 0.5 * h * v;
        }
    };
    for _ in 0..steps {
        half(x, v);
        path.extend_from_slice(x);
        let points = x.as_chunks::<2>().0;
        for (i, (a, v)) in points.iter().zip(v.as_chunks_mut::<2>().0).enumerate() {
            for (j, b) in points.iter().enumerate() {
                if j != i {
                    let d = [b[0] - a[0], b[1] - a[1]];
                    let square = d[0] * d[0] + d[1] * d[1] + 0.01;
                    let pull = h * mass[j] / (square * square.sqrt());
                    v[0] += pull * d[0];
                    v[1] += pull * d[1];
                }
            }
        }
        half(x, v);
    }
    for step in (0..steps).rev() {
        let points = path[step * 2 * n..(step + 1) * 2 * n].as_chunks::<2>().0;
        half(v_bar, x_bar);
        {
            let (x_bar, v_bar) = (x_bar.as_chunks_mut::<2>().0, v_bar.as_chunks::<2>().0);
            for i in 0..n {
                let (a, bar) = (points[i], v_bar[i]);
                let mut a_bar = [0.0; 2];
                for j in 0..n {
                    if j != i {
                        let d = [points[j][0] - a[0], points[j][1] - a[1]];
                        let square = d[0] * d[0] + d[1] * d[1] + 0.01;
                        let weight = h / (square * square.sqrt());
                        let pull_bar = bar[0] * d[0] + bar[1] * d[1];
                        mass_bar[j] += pull_bar * weight;
                        let pull = weight * mass[j];
                        let square_bar = -3.0 * pull_bar * pull / square;
                        for k in 0..2 {
                            let d_bar = bar[k] * pull + square_bar * d[k];
                            a_bar[k] -= d_bar;
                            x_bar[j][k] += d_bar;
                        }
                    }
                }
                x_bar[i][0] += a_bar[0];
                x_bar[i][1] += a_bar[1];
            }
        }
        half(v_bar, x_bar);
    }
}
