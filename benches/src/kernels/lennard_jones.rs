//! The energy of a cluster of atoms.

use grad_runtime::grad;

/// Lennard-Jones energy of all pairs; three coordinates per atom.
#[grad(hvp, hessian, lagrangian)]
pub fn energy(x: &[f64]) -> f64 {
    let n = x.len() / 3;
    let mut total = 0.0;
    for i in 0..n {
        for j in 0..i {
            let dx = x[3 * i] - x[3 * j];
            let dy = x[3 * i + 1] - x[3 * j + 1];
            let dz = x[3 * i + 2] - x[3 * j + 2];
            let inverse = 1.0 / (dx * dx + dy * dy + dz * dz);
            let sixth = inverse * inverse * inverse;
            total += 4.0 * sixth * (sixth - 1.0);
        }
    }
    total
}

/// Value and gradient, by hand.
pub fn by_hand(x: &[f64], grad: &mut [f64]) -> f64 {
    grad.fill(0.0);
    let n = x.len() / 3;
    let (x, grad) = (x.as_chunks::<3>().0, grad.as_chunks_mut::<3>().0);
    let mut total = 0.0;
    for i in 0..n {
        let mut bar = [0.0; 3];
        for j in 0..i {
            let d = [x[i][0] - x[j][0], x[i][1] - x[j][1], x[i][2] - x[j][2]];
            let inverse = 1.0 / (d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
            let sixth = inverse * inverse * inverse;
            total += 4.0 * sixth * (sixth - 1.0);
            let force = -24.0 * sixth * (2.0 * sixth - 1.0) * inverse;
            for k in 0..3 {
                bar[k] += force * d[k];
                grad[j][k] -= force * d[k];
            }
        }
        for k in 0..3 {
            grad[i][k] += bar[k];
        }
    }
    total
}
