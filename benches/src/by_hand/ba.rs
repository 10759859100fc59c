//! Derivatives of the reprojection error.

/// The error of one observation; the adjoints of camera and point are added to `cam_bar` and `x_bar`, that of the weight
/// is returned.
#[inline(always)]
pub fn project_vjp(
    cam: &[f64; 11],
    x: &[f64; 3],
    w: f64,
    feat: &[f64; 2],
    cam_bar: &mut [f64; 11],
    x_bar: &mut [f64; 3],
    seed: [f64; 2],
) -> ([f64; 2], f64) {
    let sight = Sight::new(cam, x, feat);
    let w_bar = sight.reverse(cam, w, seed, cam_bar, x_bar);
    ([w * sight.misses[0], w * sight.misses[1]], w_bar)
}

/// The derivative of `weight_error`.
#[inline]
pub fn weight_error_grad(w: f64) -> f64 {
    -2.0 * w
}

/// What the reverse sweep needs of the forward one.
struct Sight {
    from_centre: [f64; 3],
    rotation: Option<Rotation>,
    depth: f64,
    flat: [f64; 2],
    squared_radius: f64,
    factor: f64,
    misses: [f64; 2],
}

struct Rotation {
    angle: f64,
    cosine: f64,
    sine: f64,
    axis: [f64; 3],
    turn: [f64; 3],
    dot: f64,
}

impl Sight {
    #[inline(always)]
    fn new(cam: &[f64; 11], x: &[f64; 3], feat: &[f64; 2]) -> Self {
        let from_centre = [x[0] - cam[3], x[1] - cam[4], x[2] - cam[5]];
        let (rotation, seen) = rotate([cam[0], cam[1], cam[2]], from_centre);
        let flat = [seen[0] / seen[2], seen[1] / seen[2]];
        let squared_radius = flat[0] * flat[0] + flat[1] * flat[1];
        let factor = 1.0 + cam[9] * squared_radius + cam[10] * squared_radius * squared_radius;
        let misses = [
            flat[0] * factor * cam[6] + cam[7] - feat[0],
            flat[1] * factor * cam[6] + cam[8] - feat[1],
        ];
        Sight {
            from_centre,
            rotation,
            depth: seen[2],
            flat,
            squared_radius,
            factor,
            misses,
        }
    }

    /// Adds the adjoints of camera and point, returns that of the weight.
    #[inline(always)]
    fn reverse(
        &self,
        cam: &[f64; 11],
        w: f64,
        seed: [f64; 2],
        cam_bar: &mut [f64; 11],
        x_bar: &mut [f64; 3],
    ) -> f64 {
        let [g, h] = self.flat;
        let image_bar = [seed[0] * w, seed[1] * w];
        cam_bar[7] += image_bar[0];
        cam_bar[8] += image_bar[1];
        cam_bar[6] += (image_bar[0] * g + image_bar[1] * h) * self.factor;
        let bent_bar = [image_bar[0] * cam[6], image_bar[1] * cam[6]];

        let factor_bar = bent_bar[0] * g + bent_bar[1] * h;
        cam_bar[9] += factor_bar * self.squared_radius;
        cam_bar[10] += factor_bar * self.squared_radius * self.squared_radius;
        let twice_radius_bar = 2.0 * factor_bar * (cam[9] + 2.0 * cam[10] * self.squared_radius);
        let g_bar = bent_bar[0] * self.factor + g * twice_radius_bar;
        let h_bar = bent_bar[1] * self.factor + h * twice_radius_bar;

        let nearness = 1.0 / self.depth;
        let seen_bar = [
            g_bar * nearness,
            h_bar * nearness,
            -(g_bar * g + h_bar * h) * nearness,
        ];
        let (r_bar, p_bar) = match &self.rotation {
            Some(rotation) => rotation.reverse(self.from_centre, seen_bar),
            None => reverse_small_rotation([cam[0], cam[1], cam[2]], self.from_centre, seen_bar),
        };
        for i in 0..3 {
            cam_bar[i] += r_bar[i];
            cam_bar[3 + i] -= p_bar[i];
            x_bar[i] += p_bar[i];
        }
        seed[0] * self.misses[0] + seed[1] * self.misses[1]
    }
}

#[inline(always)]
fn rotate(r: [f64; 3], p: [f64; 3]) -> (Option<Rotation>, [f64; 3]) {
    let squared_angle = dot(r, r);
    if squared_angle == 0.0 {
        let turn = cross(r, p);
        return (None, [p[0] + turn[0], p[1] + turn[1], p[2] + turn[2]]);
    }
    let angle = squared_angle.sqrt();
    let (cosine, sine) = (angle.cos(), angle.sin());
    let axis = r.map(|r| r / angle);
    let turn = cross(axis, p);
    let dot = dot(axis, p);
    let along = dot * (1.0 - cosine);
    let seen = [0, 1, 2].map(|i| p[i] * cosine + turn[i] * sine + axis[i] * along);
    (
        Some(Rotation {
            angle,
            cosine,
            sine,
            axis,
            turn,
            dot,
        }),
        seen,
    )
}

impl Rotation {
    /// Adjoints of the rotation vector and of the vector rotated.
    #[inline(always)]
    fn reverse(&self, p: [f64; 3], bar: [f64; 3]) -> ([f64; 3], [f64; 3]) {
        let Rotation {
            angle,
            cosine,
            sine,
            axis,
            turn,
            dot: along,
        } = *self;
        let versine = 1.0 - cosine;
        let bar_along = dot(bar, axis);
        let swept = cross(bar, axis);
        let p_bar =
            [0, 1, 2].map(|i| bar[i] * cosine + swept[i] * sine + axis[i] * (versine * bar_along));

        let lever = cross(p, bar);
        let axis_bar =
            [0, 1, 2].map(|i| lever[i] * sine + (bar[i] * along + p[i] * bar_along) * versine);
        let cosine_bar = dot(bar, p) - along * bar_along;
        let sine_bar = dot(bar, turn);
        let inverse = 1.0 / angle;
        let angle_bar = cosine * sine_bar - sine * cosine_bar - dot(axis_bar, axis) * inverse;
        let r_bar = [0, 1, 2].map(|i| axis_bar[i] * inverse + axis[i] * angle_bar);
        (r_bar, p_bar)
    }
}

#[inline(always)]
fn reverse_small_rotation(r: [f64; 3], p: [f64; 3], bar: [f64; 3]) -> ([f64; 3], [f64; 3]) {
    let swept = cross(bar, r);
    (
        cross(p, bar),
        [bar[0] + swept[0], bar[1] + swept[1], bar[2] + swept[2]],
    )
}

#[inline(always)]
fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

#[inline(always)]
fn cross(a: [f64; 3], b: [f64; 3]) -> [f64; 3] {
    [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ]
}
