//! Operators that the user's types overload: vectors, complex numbers, matrices, generic points, operators made by a
//! macro, a whole module.

/// Vectors of space: by value, by reference, scaled from both sides, assigned.
mod vectors {
    use grad_runtime::{Differentiable, grad};
    use grad_tests::check::check_tangent;
    use std::ops::*;
    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct Vec3 {
        pub x: f64,
        pub y: f64,
        pub z: f64,
    }
    impl Vec3 {
        pub fn new(x: f64, y: f64, z: f64) -> Self {
            Self { x, y, z }
        }
    }
    #[grad]
    impl Add for Vec3 {
        type Output = Vec3;
        fn add(self, o: Vec3) -> Vec3 {
            Vec3 {
                x: self.x + o.x,
                y: self.y + o.y,
                z: self.z + o.z,
            }
        }
    }
    #[grad]
    impl Sub for Vec3 {
        type Output = Self;
        fn sub(self, rhs: Self) -> Self::Output {
            Self {
                x: self.x - rhs.x,
                y: self.y - rhs.y,
                z: self.z - rhs.z,
            }
        }
    }
    #[grad]
    impl Mul<f64> for Vec3 {
        type Output = Vec3;
        fn mul(self, k: f64) -> Vec3 {
            Vec3 {
                x: self.x * k,
                y: self.y * k,
                z: self.z * k,
            }
        }
    }
    #[grad]
    impl Mul<Vec3> for f64 {
        type Output = Vec3;
        fn mul(self, v: Vec3) -> Vec3 {
            v * self
        }
    }
    #[grad]
    impl Div<f64> for Vec3 {
        type Output = Vec3;
        fn div(self, k: f64) -> Vec3 {
            self * (1.0 / k)
        }
    }
    #[grad]
    impl Neg for Vec3 {
        type Output = Vec3;
        fn neg(self) -> Vec3 {
            Vec3 {
                x: -self.x,
                y: -self.y,
                z: -self.z,
            }
        }
    }
    #[grad]
    impl AddAssign for Vec3 {
        fn add_assign(&mut self, o: Vec3) {
            self.x += o.x;
            self.y += o.y;
            self.z += o.z;
        }
    }
    #[grad]
    impl MulAssign<f64> for Vec3 {
        fn mul_assign(&mut self, k: f64) {
            self.x *= k;
            self.y *= k;
            self.z *= k;
        }
    }
    #[grad]
    impl<'a> Add<&'a Vec3> for &'a Vec3 {
        type Output = Vec3;
        fn add(self, o: &Vec3) -> Vec3 {
            Vec3 {
                x: self.x + o.x,
                y: self.y + o.y,
                z: self.z + o.z,
            }
        }
    }
    #[grad]
    fn dot(a: Vec3, b: Vec3) -> f64 {
        a.x * b.x + a.y * b.y + a.z * b.z
    }
    #[grad]
    fn reflect(v: Vec3, n: Vec3) -> Vec3 {
        v - 2.0 * dot(v, n) * n
    }
    #[grad]
    fn energy(v: Vec3, n: Vec3, k: f64) -> f64 {
        let r = reflect(v, n) / k;
        let s = -r + v * k;
        dot(r, s)
    }
    #[grad]
    fn integrate(p: Vec3, v: Vec3, h: f64, n: usize) -> f64 {
        let mut p = p;
        let mut v = v;
        for _ in 0..n {
            let a = -p;
            v += a * h;
            p = p + v * h;
            v *= 0.99;
        }
        dot(p, p)
    }
    #[grad]
    fn centroid(ps: &[Vec3]) -> f64 {
        let mut c = Vec3 {
            x: 0.0,
            y: 0.0,
            z: 0.0,
        };
        for p in ps {
            c += *p;
        }
        let c = c / ps.len() as f64;
        dot(c, c)
    }
    #[grad]
    fn refs(a: &Vec3, b: &Vec3) -> f64 {
        let c = a + b;
        dot(c, c)
    }
    #[grad]
    fn sphere(o: Vec3, d: Vec3, c: Vec3, r: f64) -> Option<f64> {
        let oc = o - c;
        let a = dot(d, d);
        let b = 2.0 * dot(oc, d);
        let cc = dot(oc, oc) - r * r;
        let disc = b * b - 4.0 * a * cc;
        if disc < 0.0 {
            None
        } else {
            Some((-b - disc.sqrt()) / (2.0 * a))
        }
    }

    #[test]
    fn gradients() {
        let (v, n) = (Vec3::new(0.1, -0.4, 0.7), Vec3::new(0.3, 0.9, -0.2));
        let (gv, gn, gk) = energy_grad(v, n, 1.7);
        check_tangent(&v, |v| energy(*v, n, 1.7), &gv);
        check_tangent(&n, |n| energy(v, *n, 1.7), &gn);
        check_tangent(&1.7, |k| energy(v, n, *k), &gk);
        let (gv, gn, gk) = integrate_grad(v, n, 0.1, 5);
        check_tangent(&v, |v| integrate(*v, n, 0.1, 5), &gv);
        check_tangent(&n, |n| integrate(v, *n, 0.1, 5), &gn);
        check_tangent(&0.1, |k| integrate(v, n, *k, 5), &gk);
        let ps = vec![v, n, v];
        check_tangent(&ps, |p| centroid(p), &centroid_grad(&ps));
        check_tangent(&v, |v| refs(v, &n), &refs_grad(&v, &n).0);
        let (o, d, c) = (
            Vec3::new(0.0, 0.0, 0.0),
            Vec3::new(0.1, 0.2, 1.0),
            Vec3::new(0.2, 0.1, 5.0),
        );
        check_tangent(
            &d,
            |d| sphere(o, *d, c, 1.0).unwrap(),
            &sphere_grad(o, d, c, 1.0).unwrap().1,
        );
    }
}

/// Complex numbers, matrices of run-time size, points of a generic float.
mod numbers {
    use grad_runtime::{Differentiable, grad};
    use grad_tests::check::check_tangent;
    use std::ops::*;
    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct Complex {
        pub re: f64,
        pub im: f64,
    }
    impl Complex {
        pub const I: Complex = Complex { re: 0.0, im: 1.0 };
        #[grad]
        pub fn norm_sqr(self) -> f64 {
            self.re * self.re + self.im * self.im
        }
        #[grad]
        pub fn conj(&self) -> Self {
            Self {
                re: self.re,
                im: -self.im,
            }
        }
        #[grad]
        pub fn exp(self) -> Complex {
            let e = self.re.exp();
            Complex {
                re: e * self.im.cos(),
                im: e * self.im.sin(),
            }
        }
    }
    #[grad]
    impl Mul for Complex {
        type Output = Complex;
        fn mul(self, o: Complex) -> Complex {
            Complex {
                re: self.re * o.re - self.im * o.im,
                im: self.re * o.im + self.im * o.re,
            }
        }
    }
    #[grad]
    impl Add for Complex {
        type Output = Complex;
        fn add(self, o: Complex) -> Complex {
            Complex {
                re: self.re + o.re,
                im: self.im + o.im,
            }
        }
    }
    #[grad]
    impl Mul<f64> for Complex {
        type Output = Complex;
        fn mul(self, o: f64) -> Complex {
            Complex {
                re: self.re * o,
                im: self.im * o,
            }
        }
    }
    #[grad]
    impl Div<Complex> for Complex {
        type Output = Complex;
        fn div(self, o: Complex) -> Complex {
            let d = o.norm_sqr();
            (self * o.conj()) * (1.0 / d)
        }
    }
    #[grad]
    fn horner(c: &[Complex], z: Complex) -> f64 {
        let mut acc = Complex { re: 0.0, im: 0.0 };
        for k in c.iter().rev() {
            acc = acc * z + *k;
        }
        acc.norm_sqr()
    }
    #[grad]
    fn mobius(a: Complex, z: Complex) -> f64 {
        ((z + a) / (a.conj() * z + Complex { re: 1.0, im: 0.0 })).norm_sqr()
    }
    #[grad]
    fn wave(z: Complex) -> f64 {
        let w = (z * 0.3).exp();
        (w * w.conj()).re + w.im
    }

    #[derive(Clone, Debug, PartialEq, Differentiable)]
    pub struct Matrix {
        pub rows: usize,
        pub cols: usize,
        pub data: Vec<f64>,
    }
    impl Matrix {
        #[grad]
        pub fn zeros(rows: usize, cols: usize) -> Self {
            Matrix {
                rows,
                cols,
                data: vec![0.0; rows * cols],
            }
        }
        #[grad]
        pub fn trace(&self) -> f64 {
            let mut t = 0.0;
            for i in 0..self.rows {
                t += self.data[i * self.cols + i];
            }
            t
        }
    }
    #[grad]
    impl<'a> Mul<&'a Matrix> for &'a Matrix {
        type Output = Matrix;
        fn mul(self, o: &Matrix) -> Matrix {
            let mut out = Matrix::zeros(self.rows, o.cols);
            for i in 0..self.rows {
                for j in 0..o.cols {
                    let mut s = 0.0;
                    for k in 0..self.cols {
                        s += self.data[i * self.cols + k] * o.data[k * o.cols + j];
                    }
                    out.data[i * o.cols + j] = s;
                }
            }
            out
        }
    }
    #[grad]
    impl Add<Matrix> for Matrix {
        type Output = Matrix;
        fn add(mut self, o: Matrix) -> Matrix {
            for (a, b) in self.data.iter_mut().zip(o.data.iter()) {
                *a += *b;
            }
            self
        }
    }
    #[grad]
    fn tr(a: &Matrix, b: &Matrix) -> f64 {
        let c = a * b;
        let d = &c * a;
        (c + d).trace()
    }

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct P<T> {
        pub x: T,
        pub y: T,
    }
    #[grad]
    impl<T: num_traits::Float> Sub for P<T> {
        type Output = P<T>;
        fn sub(self, o: P<T>) -> P<T> {
            P {
                x: self.x - o.x,
                y: self.y - o.y,
            }
        }
    }
    #[grad]
    impl<T: num_traits::Float> Mul<T> for P<T> {
        type Output = Self;
        fn mul(self, k: T) -> Self {
            Self {
                x: self.x * k,
                y: self.y * k,
            }
        }
    }
    #[grad]
    fn seg<T: num_traits::Float>(a: P<T>, b: P<T>, t: T) -> T {
        let d = (b - a) * t;
        (d.x * d.x + d.y * d.y).sqrt()
    }

    #[test]
    fn gradients() {
        let (a, z) = (Complex { re: 0.3, im: -0.2 }, Complex { re: 0.5, im: 0.9 });
        let l = vec![a, z, a];
        let (gl, gz) = horner_grad(&l, z);
        check_tangent(&l, |l| horner(l, z), &gl);
        check_tangent(&z, |z| horner(&l, *z), &gz);
        check_tangent(&a, |a| mobius(*a, z), &mobius_grad(a, z).0);
        check_tangent(&a, |a| wave(*a), &wave_grad(a));
        let m = |s: f64| Matrix {
            rows: 2,
            cols: 2,
            data: vec![s, 0.3, -s, 1.0 - s],
        };
        let (m1, m2) = (m(0.4), m(1.2));
        let (g1, g2) = tr_grad(&m1, &m2);
        check_tangent(&m1, |m| tr(m, &m2), &g1);
        check_tangent(&m2, |m| tr(&m1, m), &g2);
        let (p, q) = (P { x: 0.1, y: 0.2 }, P { x: 1.1, y: -0.7 });
        check_tangent(&p, |p| seg(*p, q, 0.3), &seg_grad(p, q, 0.3).0);
    }
}

/// Operators in a module under the attribute, and made by a macro.
mod plane {
    use grad_runtime::{Differentiable, grad};
    use grad_tests::check::check_tangent;
    #[grad]
    mod geometry {
        use std::ops::{Add, Mul, Neg, Sub};
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct V(pub f64, pub f64);
        impl Add for V {
            type Output = V;
            fn add(self, o: V) -> V {
                V(self.0 + o.0, self.1 + o.1)
            }
        }
        impl Sub for V {
            type Output = V;
            fn sub(self, o: V) -> V {
                V(self.0 - o.0, self.1 - o.1)
            }
        }
        impl Neg for V {
            type Output = V;
            fn neg(self) -> V {
                V(-self.0, -self.1)
            }
        }
        impl Mul<V> for f64 {
            type Output = V;
            fn mul(self, o: V) -> V {
                V(self * o.0, self * o.1)
            }
        }
        impl Mul for V {
            type Output = f64;
            fn mul(self, o: V) -> f64 {
                self.0 * o.0 + self.1 * o.1
            }
        }
        impl V {
            pub fn norm(self) -> f64 {
                (self * self).sqrt()
            }
            pub fn unit(self) -> V {
                (1.0 / self.norm()) * self
            }
        }
        pub fn bezier(p: &[V], t: f64) -> V {
            let mut q = p.to_vec();
            for k in 1..p.len() {
                for i in 0..p.len() - k {
                    q[i] = (1.0 - t) * q[i] + t * q[i + 1];
                }
            }
            q[0]
        }
        pub fn gap(p: &[V], t: f64) -> f64 {
            (bezier(p, t) - p[0]).norm()
        }
        pub fn sum(p: &[V]) -> f64 {
            let s = p.iter().fold(V(0.0, 0.0), |a, b| a + *b);
            s.norm() + (-s).0
        }
        pub fn turn(a: V, b: V) -> f64 {
            let u = (b - a).unit();
            u * a
        }
    }
    use geometry::*;
    macro_rules! vec_ops { ($($tr:ident $f:ident $op:tt),*) => { $(
  #[grad] impl std::ops::$tr for W { type Output = W; fn $f(self, o: W) -> W { W { a: self.a $op o.a, b: self.b $op o.b } } } )* } }
    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct W {
        pub a: f64,
        pub b: f64,
    }
    vec_ops!(Add add +, Mul mul *, Div div /);
    #[grad]
    fn comp(u: W, v: W) -> f64 {
        let w = u * v + u / v;
        w.a * w.b
    }

    #[test]
    fn gradients() {
        let p = vec![V(0.1, 0.2), V(0.5, 1.0), V(1.5, -0.4)];
        let (gp, gt) = gap_grad(&p, 0.3);
        check_tangent(&p, |p| gap(p, 0.3), &gp);
        check_tangent(&0.3, |t| gap(&p, *t), &gt);
        check_tangent(&p, |p| sum(p), &sum_grad(&p));
        check_tangent(&p[0], |a| turn(*a, p[1]), &turn_grad(p[0], p[1]).0);
        let (u, v) = (W { a: 0.3, b: 0.7 }, W { a: 1.3, b: -0.7 });
        check_tangent(&u, |u| comp(*u, v), &comp_grad(u, v).0);
        check_tangent(&v, |v| comp(u, *v), &comp_grad(u, v).1);
    }
}

/// Operators on whatever becomes a number, or the type itself.
mod conversions {
    use grad_runtime::{Differentiable, grad};
    use grad_tests::check::check_tangent;
    use std::ops::{Add, Mul, MulAssign, Neg};

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct Cartesian {
        pub x: f64,
        pub y: f64,
    }

    #[derive(Clone, Copy)]
    pub struct Polar {
        pub r: f64,
        pub phi: f64,
    }

    impl From<Polar> for Cartesian {
        fn from(p: Polar) -> Self {
            Self {
                x: p.r * p.phi.cos(),
                y: p.r * p.phi.sin(),
            }
        }
    }

    #[grad]
    impl<T: Into<Self>> Add<T> for Cartesian {
        type Output = Self;
        fn add(self, rhs: T) -> Self::Output {
            let rhs: Self = rhs.into();
            Self {
                x: self.x + rhs.x,
                y: self.y + rhs.y,
            }
        }
    }

    #[grad]
    impl<T> Mul<T> for Cartesian
    where
        T: Into<f64>,
    {
        type Output = Self;
        fn mul(self, rhs: T) -> Self::Output {
            let factor: f64 = rhs.into();
            Self {
                x: self.x * factor,
                y: self.y * factor,
            }
        }
    }

    #[grad]
    impl<T: Into<f64>> MulAssign<T> for Cartesian {
        fn mul_assign(&mut self, rhs: T) {
            let factor: f64 = rhs.into();
            self.x *= factor;
            self.y *= factor;
        }
    }

    #[grad]
    fn between(a: Cartesian, b: Cartesian, t: f64) -> f64 {
        let mut at = a * (1.0 - t) + b * t;
        at *= 2.0 * t;
        at.x * at.y
    }

    #[grad]
    impl Neg for Cartesian {
        type Output = Self;
        fn neg(self) -> Self::Output {
            self * -1
        }
    }

    /// Operands that are no floats become such in the operator.
    #[grad]
    fn mirrored(a: Cartesian, t: f64, times: i32) -> f64 {
        let mut at = -a * times + a * 0.25f32;
        at *= 2;
        at.x * at.y.sin() * t
    }

    #[test]
    fn gradients() {
        let (a, b, t) = (
            Cartesian { x: 0.3, y: -1.2 },
            Cartesian { x: 2.5, y: 0.7 },
            0.4,
        );
        let (a_bar, b_bar, t_bar) = between_grad(a, b, t);
        check_tangent(&a, |a| between(*a, b, t), &a_bar);
        check_tangent(&b, |b| between(a, *b, t), &b_bar);
        check_tangent(&t, |t| between(a, b, *t), &t_bar);
        let mirrored_bar = mirrored_grad(a, t, 3);
        check_tangent(&a, |a| mirrored(*a, t, 3), &mirrored_bar.0);
        check_tangent(&t, |t| mirrored(a, *t, 3), &mirrored_bar.1);
        // The impl itself takes what it took.
        let sum = a + Polar { r: 2.0, phi: 0.0 };
        assert_eq!(sum * 2, Cartesian { x: 4.6, y: -2.4 });
    }
}
