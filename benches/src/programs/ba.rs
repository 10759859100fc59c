//! Bundle adjustment: how far a point seen by a camera lies from where it was observed.

use grad_runtime::grad;

/// Weighted error of one observation, in image coordinates.
///
/// A camera is: rotation (axis times angle, 3), centre (3), focal length, principal point (2), radial distortion (2).
#[grad(wrt(cam, x, w))]
pub fn project(cam: &[f64; 11], x: &[f64; 3], w: f64, feat: &[f64; 2]) -> [f64; 2] {
    let rotation = [cam[0], cam[1], cam[2]];
    let from_centre = [x[0] - cam[3], x[1] - cam[4], x[2] - cam[5]];
    let seen: [f64; 3] = rodrigues_rotate(&rotation, &from_centre);
    let flat = [seen[0] / seen[2], seen[1] / seen[2]];
    let bent: [f64; 2] = distort(cam[9], cam[10], &flat);
    [
        w * (bent[0] * cam[6] + cam[7] - feat[0]),
        w * (bent[1] * cam[6] + cam[8] - feat[1]),
    ]
}

/// What keeps a weight from vanishing.
#[grad]
pub fn weight_error(w: f64) -> f64 {
    1.0 - w * w
}

/// `p` turned about the axis `r` by the angle `|r|`; the linear approximation where there is no angle.
#[grad]
fn rodrigues_rotate(r: &[f64; 3], p: &[f64; 3]) -> [f64; 3] {
    let squared_angle = dot(r, r);
    if squared_angle == 0.0 {
        let turn: [f64; 3] = cross(r, p);
        return [p[0] + turn[0], p[1] + turn[1], p[2] + turn[2]];
    }
    let angle = squared_angle.sqrt();
    let cosine = angle.cos();
    let sine = angle.sin();
    let axis = [r[0] / angle, r[1] / angle, r[2] / angle];
    let turn: [f64; 3] = cross(&axis, p);
    let along = dot(&axis, p) * (1.0 - cosine);
    [
        p[0] * cosine + turn[0] * sine + axis[0] * along,
        p[1] * cosine + turn[1] * sine + axis[1] * along,
        p[2] * cosine + turn[2] * sine + axis[2] * along,
    ]
}

#[grad]
fn distort(k1: f64, k2: f64, p: &[f64; 2]) -> [f64; 2] {
    let squared_radius = p[0] * p[0] + p[1] * p[1];
    let factor = 1.0 + k1 * squared_radius + k2 * squared_radius * squared_radius;
    [p[0] * factor, p[1] * factor]
}

#[grad]
fn dot(a: &[f64; 3], b: &[f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

#[grad]
fn cross(a: &[f64; 3], b: &[f64; 3]) -> [f64; 3] {
    [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ]
}
