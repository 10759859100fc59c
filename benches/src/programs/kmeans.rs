//! The cost of a clustering.

use grad_runtime::grad;

/// Sum over `n` points of the squared distance to the nearest of `k` centroids, all in `d` dimensions.
#[grad(wrt(centroids), hvp, lagrangian)]
pub fn cost(n: usize, k: usize, d: usize, points: &[f64], centroids: &[f64]) -> f64 {
    let mut total = 0.0;
    for i in 0..n {
        let point = &points[i * d..(i + 1) * d];
        let mut nearest = f64::INFINITY;
        for j in 0..k {
            let distance = squared_distance(point, &centroids[j * d..(j + 1) * d]);
            if distance < nearest {
                nearest = distance;
            }
        }
        total += nearest;
    }
    total
}

#[grad(wrt(centroid))]
fn squared_distance(point: &[f64], centroid: &[f64]) -> f64 {
    let mut sum = 0.0;
    for i in 0..point.len() {
        let difference = point[i] - centroid[i];
        sum += difference * difference;
    }
    sum
}
