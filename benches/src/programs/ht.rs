//! A hand of 22 bones that bend, the skin around them, and the distances of measured points to it.

use grad_runtime::grad;

/// A rotation or a motion, row by row.
pub type Matrix3 = [[f64; 3]; 3];
/// The same in homogeneous coordinates.
pub type Matrix4 = [[f64; 4]; 4];

/// What does not move.
pub struct Hand {
    /// Of each bone; the number of bones for the root.
    pub parents: Vec<usize>,
    /// From each bone to its parent, at rest.
    pub relatives: Vec<Matrix4>,
    /// From the surface to each bone, at rest.
    pub inverse_absolutes: Vec<Matrix4>,
    /// The vertices at rest.
    pub positions: Vec<[f64; 4]>,
    /// How much each bone (column) moves a vertex (row).
    pub weights: Vec<f64>,
    /// Corners.
    pub triangles: Vec<[usize; 3]>,
    /// Whether it is a left hand.
    pub is_mirrored: bool,
}

#[grad]
fn product(a: &Matrix4, b: &Matrix4) -> Matrix4 {
    let mut c = [[0.0; 4]; 4];
    for i in 0..4 {
        for j in 0..4 {
            for k in 0..4 {
                c[i][j] += a[i][k] * b[k][j];
            }
        }
    }
    c
}

/// First about x, then about z.
#[grad]
fn bend(x: f64, z: f64) -> Matrix4 {
    let (sx, cx) = x.sin_cos();
    let (sz, cz) = z.sin_cos();
    [
        [cz, -sz * cx, sz * sx, 0.0],
        [sz, cz * cx, -cz * sx, 0.0],
        [0.0, sx, cx, 0.0],
        [0.0, 0.0, 0.0, 1.0],
    ]
}

/// The angles of a bone: each finger has four, the rest of the hand is stiff.
#[grad]
fn angles(theta: &[f64], bone: usize) -> (f64, f64) {
    if bone == 0 || bone > 20 {
        return (0.0, 0.0);
    }
    let first = 6 + 4 * ((bone - 1) / 4);
    match (bone - 1) % 4 {
        0 => (0.0, 0.0),
        1 => (theta[first], theta[first + 1]),
        joint => (theta[first + joint], 0.0),
    }
}

/// The motion of each bone from rest.
#[grad(wrt(theta))]
fn motions(theta: &[f64], hand: &Hand) -> Vec<Matrix4> {
    let bones = hand.parents.len();
    let mut absolutes = vec![[[0.0; 4]; 4]; bones];
    let mut motions = vec![[[0.0; 4]; 4]; bones];
    for b in 0..bones {
        let (x, z) = angles(theta, b);
        let relative = product(&hand.relatives[b], &bend(x, z));
        absolutes[b] = if hand.parents[b] < bones {
            product(&absolutes[hand.parents[b]], &relative)
        } else {
            relative
        };
        motions[b] = product(&absolutes[b], &hand.inverse_absolutes[b]);
    }
    motions
}

/// The rotation about an axis by its length.
#[grad]
fn rotation(axis: &[f64]) -> Matrix3 {
    let angle = (axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]).sqrt();
    if angle < 1e-4 {
        return [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    }
    let (x, y, z) = (axis[0] / angle, axis[1] / angle, axis[2] / angle);
    let (s, c) = angle.sin_cos();
    let t = 1.0 - c;
    [
        [x * x * t + c, x * y * t - z * s, x * z * t + y * s],
        [x * y * t + z * s, y * y * t + c, y * z * t - x * s],
        [x * z * t - y * s, y * z * t + x * s, z * z * t + c],
    ]
}

/// The vertices of the bent hand.
#[grad(wrt(theta))]
fn vertices(theta: &[f64], hand: &Hand) -> Vec<[f64; 3]> {
    let motions = motions(theta, hand);
    let rotation = rotation(&theta[..3]);
    let bones = motions.len();
    let mut vertices = vec![[0.0; 3]; hand.positions.len()];
    for j in 0..vertices.len() {
        let rest = hand.positions[j];
        let mut at = [0.0; 3];
        for b in 0..bones {
            let weight = hand.weights[j * bones + b];
            if weight != 0.0 {
                for i in 0..3 {
                    let row = &motions[b][i];
                    at[i] += weight
                        * (row[0] * rest[0]
                            + row[1] * rest[1]
                            + row[2] * rest[2]
                            + row[3] * rest[3]);
                }
            }
        }
        if hand.is_mirrored {
            at[0] = -at[0];
        }
        for i in 0..3 {
            let turned = rotation[i][0] * at[0] + rotation[i][1] * at[1] + rotation[i][2] * at[2];
            vertices[j][i] = turned + theta[3 + i];
        }
    }
    vertices
}

/// From the points to the vertices that they correspond to.
#[grad(jvp, wrt(theta, errors))]
pub fn on_vertices(
    theta: &[f64],
    hand: &Hand,
    correspondences: &[usize],
    points: &[[f64; 3]],
    errors: &mut [f64],
) {
    let vertices = vertices(theta, hand);
    for n in 0..points.len() {
        let vertex = vertices[correspondences[n]];
        for i in 0..3 {
            errors[3 * n + i] = points[n][i] - vertex[i];
        }
    }
}

/// From the points to places on the triangles that they correspond to, in barycentric coordinates.
#[grad(jvp, wrt(theta, us, errors))]
pub fn on_surface(
    theta: &[f64],
    us: &[[f64; 2]],
    hand: &Hand,
    correspondences: &[usize],
    points: &[[f64; 3]],
    errors: &mut [f64],
) {
    let vertices = vertices(theta, hand);
    for n in 0..points.len() {
        let [a, b, c] = hand.triangles[correspondences[n]];
        let [u, v] = us[n];
        for i in 0..3 {
            let place = u * vertices[a][i] + v * vertices[b][i] + (1.0 - u - v) * vertices[c][i];
            errors[3 * n + i] = points[n][i] - place;
        }
    }
}
