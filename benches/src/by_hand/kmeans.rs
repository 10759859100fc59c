//! Gradient of the cost of a clustering: only the nearest centroid of each point has an adjoint.

/// The value of `cost`; its gradient with respect to `centroids` is written to `centroids_grad`.
pub fn cost_value_and_grad_into(
    n: usize,
    k: usize,
    d: usize,
    points: &[f64],
    centroids: &[f64],
    centroids_grad: &mut [f64],
) -> f64 {
    centroids_grad.fill(0.0);
    let mut total = 0.0;
    for point in points.chunks_exact(d).take(n) {
        let (winner, distance) = nearest(point, centroids, k, d);
        total += distance;
        let centroid = &centroids[winner * d..(winner + 1) * d];
        let bar = &mut centroids_grad[winner * d..(winner + 1) * d];
        for ((bar, c), p) in bar.iter_mut().zip(centroid).zip(point) {
            *bar += 2.0 * (c - p);
        }
    }
    total
}

fn nearest(point: &[f64], centroids: &[f64], k: usize, d: usize) -> (usize, f64) {
    let mut best = (0, f64::INFINITY);
    for (j, centroid) in centroids.chunks_exact(d).take(k).enumerate() {
        let distance = squared_distance(point, centroid);
        if distance < best.1 {
            best = (j, distance);
        }
    }
    best
}

fn squared_distance(point: &[f64], centroid: &[f64]) -> f64 {
    let mut sum = 0.0;
    for (p, c) in point.iter().zip(centroid) {
        sum += (p - c) * (p - c);
    }
    sum
}
