//! Companions as they are emitted, around bodies written by hand. Kept so by a test of the macro.

pub mod scalar {
    /// Two scalars.
    pub fn f(x: f64, y: f64) -> f64 {
        x * y + x.sin()
    }
    /// The gradient of `f` with respect to `x` and `y`.
    ///
    /// Returns the derivatives, in this order:
    /// * `x`: `f64`
    /// * `y`: `f64`
    ///
    /// # Panics
    /// Where `f` does.
    ///
    /// # Source
    /// ```text
    /// x_bar = seed * y + seed * x.cos();
    /// ```
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad(x: f64, y: f64) -> (::core::primitive::f64, ::core::primitive::f64) {
        let (_, gradient) = f_value_and_grad(x, y);
        gradient
    }
    /// The value of `f` and its gradient with respect to `x` and `y`, in one sweep.
    ///
    /// Returns the value and the derivatives, in this order:
    /// * `x`: `f64`
    /// * `y`: `f64`
    ///
    /// # Panics
    /// Where `f` does.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_value_and_grad(
        x: f64,
        y: f64,
    ) -> (f64, (::core::primitive::f64, ::core::primitive::f64)) {
        let (value, (x_bar, y_bar)) = f_vjp(x, y, 1.0);
        (value, (x_bar, y_bar))
    }
    /// The value of `f` and its gradient with respect to `x` and `y`, into the caller's buffers.
    ///
    /// Returns the value and the derivative with respect to `x`, `y`.
    ///
    /// # Panics
    /// Where `f` does.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_value_and_grad_into(
        x: f64,
        y: f64,
    ) -> (f64, (::core::primitive::f64, ::core::primitive::f64)) {
        f_vjp(x, y, 1.0)
    }
    /// The adjoints of `f`'s arguments, with respect to `x` and `y`.
    ///
    /// `seed` is the adjoint of the result: 1 gives the gradient.
    ///
    /// Returns the value and the derivative with respect to `x`, `y`.
    ///
    /// # Panics
    /// Where `f` does.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_vjp(
        x: f64,
        y: f64,
        seed: ::core::primitive::f64,
    ) -> (f64, (::core::primitive::f64, ::core::primitive::f64)) {
        f_vjp_with(&mut ::grad_runtime::rt::idle(), x, y, seed)
    }
    /// The adjoints of `f`'s arguments, with respect to `x` and `y`.
    ///
    /// Records on `tape`, which grows as needed and is left as it was: a warm call allocates nothing.
    ///
    /// `seed` is the adjoint of the result: 1 gives the gradient.
    ///
    /// Returns the value and the derivative with respect to `x`, `y`.
    ///
    /// # Panics
    /// Where `f` does.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_vjp_with(
        tape: &mut ::grad_runtime::Tape<'_>,
        x: f64,
        y: f64,
        seed: ::core::primitive::f64,
    ) -> (f64, (::core::primitive::f64, ::core::primitive::f64)) {
        let (value, (x_bar, y_bar)) = <f_grad>::vjp(x, y, (), (), tape, seed);
        (value, (x_bar, y_bar))
    }
    /// The value of `f`, and a function that computes adjoints with respect to `x` and `y` for any number of seeds.
    ///
    /// One forward sweep is made here and recorded on `tape`; each call of the pullback makes one reverse sweep. The pullback takes what `f_vjp` takes behind the arguments, and returns the adjoints of by-value parameters.
    ///
    /// # Panics
    /// Where `f` does.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_pullback(
        tape: &mut ::grad_runtime::Tape<'_>,
        x: f64,
        y: f64,
    ) -> (
        f64,
        impl ::core::ops::FnMut(
            ::core::primitive::f64,
        ) -> (::core::primitive::f64, ::core::primitive::f64),
    ) {
        let mark = tape.mark();
        let value = <f_grad>::fwd(x, y, tape);
        let mut rev = tape.rev(mark);
        (value, move |seed: ::core::primitive::f64| {
            let (x_bar, y_bar) = <f_grad>::rev(x, y, (), (), &mut rev.again(), seed);
            (x_bar, y_bar)
        })
    }
    /// The reverse sweep that `#[grad]` emits for `f`, as text.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    pub const F_GRAD_SOURCE: &::core::primitive::str = "x_bar = seed * y + seed * x.cos();\n";
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    #[derive(:: core :: fmt :: Debug)]
    pub enum f_grad {}
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    impl f_grad {
        pub fn vjp(
            x: f64,
            y: f64,
            _: (),
            _: (),
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: ::core::primitive::f64,
        ) -> (f64, (::core::primitive::f64, ::core::primitive::f64)) {
            let value = x * y + x.sin();
            let x_bar = seed * y + seed * x.cos();
            let y_bar = seed * x;
            (value, (x_bar, y_bar))
        }
        pub fn fwd(x: f64, y: f64, tape: &mut ::grad_runtime::rt::Tape<'_>) -> f64 {
            x * y + x.sin()
        }
        pub fn rev(
            x: f64,
            y: f64,
            _: (),
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: ::core::primitive::f64,
        ) -> (::core::primitive::f64, ::core::primitive::f64) {
            (seed * y + seed * x.cos(), seed * x)
        }
        pub const RECORDS: ::core::primitive::bool = false;
        pub const fn record() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_fwd() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_rev() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const TEXT: ::core::primitive::u64 = 0u64;
        #[inline]
        pub fn jvp(
            x: f64,
            y: f64,
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            y_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        ) -> (f64, ::core::primitive::f64) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "forward mode needs a forward rule of `f`: it has `custom = ..` and no `custom_jvp = ..`\nhelp: add `custom_jvp = rule` to its `#[grad(..)]`, where `rule(args.., tangents..)` returns the tangent"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&x_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_vjp(
            x: f64,
            y: f64,
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            y_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            _: (),
            _: (),
            _: (),
            _: (),
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: (::core::primitive::f64, ::core::primitive::f64),
        ) -> (
            (f64, ::core::primitive::f64),
            (
                ::core::primitive::f64,
                ::core::primitive::f64,
                ::core::primitive::f64,
                ::core::primitive::f64,
            ),
        ) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&x_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_fwd(
            x: f64,
            y: f64,
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            y_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> (f64, ::core::primitive::f64) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&x_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_rev(
            x: f64,
            y: f64,
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            y_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            _: (),
            _: (),
            _: (),
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: (::core::primitive::f64, ::core::primitive::f64),
        ) -> (
            ::core::primitive::f64,
            ::core::primitive::f64,
            ::core::primitive::f64,
            ::core::primitive::f64,
        ) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&x_dot)
        }
        fn primal() {
            let _ = f;
        }
        #[inline(always)]
        pub fn returned(value: f64) -> f64 {
            value
        }
    }
    impl ::grad_runtime::rt::Returns for f_grad {
        type Output = f64;
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_vjp(
        x: f64,
        y: f64,
        _: (),
        _: (),
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: ::core::primitive::f64,
    ) -> (f64, (::core::primitive::f64, ::core::primitive::f64)) {
        <f_grad>::vjp(x, y, (), (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_fwd(x: f64, y: f64, tape: &mut ::grad_runtime::rt::Tape<'_>) -> f64 {
        <f_grad>::fwd(x, y, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_rev(
        x: f64,
        y: f64,
        _: (),
        _: (),
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: ::core::primitive::f64,
    ) -> (::core::primitive::f64, ::core::primitive::f64) {
        <f_grad>::rev(x, y, (), (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp(
        x: f64,
        y: f64,
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        y_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
    ) -> (f64, ::core::primitive::f64) {
        <f_grad>::jvp(x, y, x_dot, y_dot)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_vjp(
        x: f64,
        y: f64,
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        y_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        _: (),
        _: (),
        _: (),
        _: (),
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: (::core::primitive::f64, ::core::primitive::f64),
    ) -> (
        (f64, ::core::primitive::f64),
        (
            ::core::primitive::f64,
            ::core::primitive::f64,
            ::core::primitive::f64,
            ::core::primitive::f64,
        ),
    ) {
        <f_grad>::jvp_vjp(x, y, x_dot, y_dot, (), (), (), (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_fwd(
        x: f64,
        y: f64,
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        y_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        tape: &mut ::grad_runtime::rt::Tape<'_>,
    ) -> (f64, ::core::primitive::f64) {
        <f_grad>::jvp_fwd(x, y, x_dot, y_dot, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_rev(
        x: f64,
        y: f64,
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        y_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        _: (),
        _: (),
        _: (),
        _: (),
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: (::core::primitive::f64, ::core::primitive::f64),
    ) -> (
        ::core::primitive::f64,
        ::core::primitive::f64,
        ::core::primitive::f64,
        ::core::primitive::f64,
    ) {
        <f_grad>::jvp_rev(x, y, x_dot, y_dot, (), (), (), (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_pullback = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_value_and_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_vjp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 3>;
}
pub mod slices {
    /// A slice, a scalar, an integer.
    #[must_use]
    pub fn f(w: &[f64], x: f64, n: usize) -> f64 {
        let mut acc = 0.0;
        for i in 0..n {
            acc = (acc + w[i] * x).tanh();
        }
        acc
    }
    ::grad_runtime::rt::with_alloc! { # [doc = " The gradient of `f` with respect to `w` and `x`."] # [doc = ""] # [doc = " Returns the derivatives, in this order:"] # [doc = " * `w`: `Vec<f64>`"] # [doc = " * `x`: `f64`"] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [must_use] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_grad (w : & [f64] , x : f64 , n : usize) -> (:: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , :: core :: primitive :: f64) { let (_ , gradient) = f_value_and_grad (w , x , n) ; gradient } }
    ::grad_runtime::rt::with_alloc! { # [doc = " The value of `f` and its gradient with respect to `w` and `x`, in one sweep."] # [doc = ""] # [doc = " Returns the value and the derivatives, in this order:"] # [doc = " * `w`: `Vec<f64>`"] # [doc = " * `x`: `f64`"] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [must_use] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_value_and_grad (w : & [f64] , x : f64 , n : usize) -> (f64 , (:: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , :: core :: primitive :: f64)) { let mut w_bar = :: grad_runtime :: rt :: zeros (w) ; let (value , x_bar) = f_vjp (w , x , n , & mut w_bar , 1.0) ; (value , (w_bar , x_bar)) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_value_and_grad = f_grad ; }
    ::grad_runtime::rt::with_alloc! { # [doc = " The value of `f` and its gradient with respect to `w` and `x`, into the caller's buffers."] # [doc = ""] # [doc = " Overwrites `w_grad`. Returns the value and the derivative with respect to `x`."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does. Also if an adjoint buffer is not as long as its argument."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_value_and_grad_into (w : & [f64] , x : f64 , n : usize , w_grad : & mut [:: core :: primitive :: f64]) -> (f64 , :: core :: primitive :: f64) { :: grad_runtime :: rt :: zero_all (& mut * w_grad) ; f_vjp (w , x , n , w_grad , 1.0) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_value_and_grad_into = f_grad ; }
    ::grad_runtime::rt::with_alloc! { # [doc = " The adjoints of `f`'s arguments, with respect to `w` and `x`."] # [doc = ""] # [doc = " `seed` is the adjoint of the result: 1 gives the gradient."] # [doc = ""] # [doc = " The derivative with respect to `w` is added to `w_bar`, which has its shape."] # [doc = ""] # [doc = " Returns the value and the derivative with respect to `x`."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does. Also if an adjoint buffer is not as long as its argument."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_vjp (w : & [f64] , x : f64 , n : usize , w_bar : & mut [:: core :: primitive :: f64] , seed : :: core :: primitive :: f64) -> (f64 , :: core :: primitive :: f64) { :: grad_runtime :: rt :: with_tape (| tape | f_vjp_with (tape , w , x , n , w_bar , seed)) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_vjp = f_grad ; }
    /// The adjoints of `f`'s arguments, with respect to `w` and `x`.
    ///
    /// Records on `tape`, which grows as needed and is left as it was: a warm call allocates nothing.
    ///
    /// `seed` is the adjoint of the result: 1 gives the gradient.
    ///
    /// The derivative with respect to `w` is added to `w_bar`, which has its shape.
    ///
    /// Returns the value and the derivative with respect to `x`.
    ///
    /// # Panics
    /// Where `f` does. Also if an adjoint buffer is not as long as its argument.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_vjp_with(
        tape: &mut ::grad_runtime::Tape<'_>,
        w: &[f64],
        x: f64,
        n: usize,
        w_bar: &mut [::core::primitive::f64],
        seed: ::core::primitive::f64,
    ) -> (f64, ::core::primitive::f64) {
        ::grad_runtime::rt::check_len("w", w.len(), w_bar.len());
        let (value, (_, x_bar, _)) = <f_grad>::vjp(w, x, n, w_bar, (), (), tape, seed);
        (value, x_bar)
    }
    /// The value of `f`, and a function that computes adjoints with respect to `w` and `x` for any number of seeds.
    ///
    /// One forward sweep is made here and recorded on `tape`; each call of the pullback makes one reverse sweep. The pullback takes what `f_vjp` takes behind the arguments, and returns the adjoints of by-value parameters.
    ///
    /// # Panics
    /// Where `f` does. Also if an adjoint buffer is not as long as its argument.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_pullback(
        tape: &mut ::grad_runtime::Tape<'_>,
        w: &[f64],
        x: f64,
        n: usize,
    ) -> (
        f64,
        impl ::core::ops::FnMut(
            &mut [::core::primitive::f64],
            ::core::primitive::f64,
        ) -> ::core::primitive::f64,
    ) {
        let mark = tape.mark();
        let value = <f_grad>::fwd(w, x, n, tape);
        let mut rev = tape.rev(mark);
        (
            value,
            move |w_bar: &mut [::core::primitive::f64], seed: ::core::primitive::f64| {
                ::grad_runtime::rt::check_len("w", w.len(), w_bar.len());
                let (_, x_bar, _) = <f_grad>::rev(w, x, n, w_bar, (), (), &mut rev.again(), seed);
                x_bar
            },
        )
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    #[derive(:: core :: fmt :: Debug)]
    pub enum f_grad {}
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    impl f_grad {
        pub fn vjp<'w_bar>(
            w: &[f64],
            x: f64,
            n: usize,
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            _: (),
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: ::core::primitive::f64,
        ) -> (f64, ((), ::core::primitive::f64, ())) {
            let w_bar: &'w_bar [::core::cell::Cell<::core::primitive::f64>] =
                ::grad_runtime::rt::IntoShadow::into_shadow(w_bar);
            let mark = tape.mark();
            let mut acc = 0.0;
            let frame = tape.frame_f64::<1>(n);
            for i in 0..n {
                acc = f64::tanh(acc + w[i] * x);
                frame[i] = [acc];
            }
            let mut rev = tape.rev(mark);
            let frame = rev.frame_f64::<1>(n);
            let mut acc_bar = seed;
            let mut x_bar = 0.0;
            for i in (0..n).rev() {
                let [y] = frame[i];
                acc_bar *= 1.0 - y * y;
                ::grad_runtime::rt::acc(&w_bar[i], acc_bar * x);
                x_bar += acc_bar * w[i];
            }
            (acc, ((), x_bar, ()))
        }
        pub fn fwd(w: &[f64], x: f64, n: usize, tape: &mut ::grad_runtime::rt::Tape<'_>) -> f64 {
            let mut acc = 0.0;
            let frame = tape.frame_f64::<1>(n);
            for i in 0..n {
                acc = f64::tanh(acc + w[i] * x);
                frame[i] = [acc];
            }
            acc
        }
        pub fn rev<'w_bar>(
            w: &[f64],
            x: f64,
            n: usize,
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: ::core::primitive::f64,
        ) -> ((), ::core::primitive::f64, ()) {
            let w_bar: &'w_bar [::core::cell::Cell<::core::primitive::f64>] =
                ::grad_runtime::rt::IntoShadow::into_shadow(w_bar);
            let frame = tape.frame_f64::<1>(n);
            let mut acc_bar = seed;
            let mut x_bar = 0.0;
            for i in (0..n).rev() {
                let [y] = frame[i];
                acc_bar *= 1.0 - y * y;
                ::grad_runtime::rt::acc(&w_bar[i], acc_bar * x);
                x_bar += acc_bar * w[i];
            }
            ((), x_bar, ())
        }
        pub const RECORDS: ::core::primitive::bool = true;
        pub const fn record() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_fwd() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_rev() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const TEXT: ::core::primitive::u64 = 0u64;
        pub const READS: [::core::primitive::bool; 3] = [true, true, true];
        pub const READS_IF_FIXED: [::core::primitive::bool; 3] = [true, true, true];
        #[inline(always)]
        pub fn fwd_keeping(
            keep: [::core::primitive::bool; 3],
            fixed: ::core::primitive::bool,
            w: &[f64],
            x: f64,
            n: usize,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> f64 {
            <f_grad>::fwd(w, x, n, tape)
        }
        #[inline(always)]
        pub fn rev_keeping<'w_bar>(
            keep: [::core::primitive::bool; 3],
            fixed: ::core::primitive::bool,
            w: &[f64],
            x: f64,
            n: usize,
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: ::core::primitive::f64,
        ) -> ((), ::core::primitive::f64, ()) {
            <f_grad>::rev(w, x, n, w_bar, (), (), tape, seed)
        }
        #[inline]
        pub fn jvp<'w_dot>(
            w: &[f64],
            x: f64,
            n: usize,
            w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64]>,
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            _: impl ::grad_runtime::rt::NoTangent,
        ) -> (f64, ::core::primitive::f64) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "forward mode needs a forward rule of `f`: it has `custom = ..` and no `custom_jvp = ..`\nhelp: add `custom_jvp = rule` to its `#[grad(..)]`, where `rule(args.., tangents..)` returns the tangent"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&w_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_vjp<'w_bar, 'w_dot_bar, 'w_dot>(
            w: &[f64],
            x: f64,
            n: usize,
            w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64]>,
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            _: impl ::grad_runtime::rt::NoTangent,
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            _: (),
            w_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_dot_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            _: (),
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: (::core::primitive::f64, ::core::primitive::f64),
        ) -> (
            (f64, ::core::primitive::f64),
            (
                (),
                ::core::primitive::f64,
                (),
                (),
                ::core::primitive::f64,
                (),
            ),
        ) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&w_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_fwd<'w_dot>(
            w: &[f64],
            x: f64,
            n: usize,
            w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64]>,
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            _: impl ::grad_runtime::rt::NoTangent,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> (f64, ::core::primitive::f64) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&w_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_rev<'w_bar, 'w_dot_bar, 'w_dot>(
            w: &[f64],
            x: f64,
            n: usize,
            w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64]>,
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            _: impl ::grad_runtime::rt::NoTangent,
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            _: (),
            w_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_dot_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: (::core::primitive::f64, ::core::primitive::f64),
        ) -> (
            (),
            ::core::primitive::f64,
            (),
            (),
            ::core::primitive::f64,
            (),
        ) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&w_dot)
        }
        fn primal() {
            let _ = f;
        }
        #[inline(always)]
        pub fn returned(value: f64) -> f64 {
            value
        }
    }
    impl ::grad_runtime::rt::Returns for f_grad {
        type Output = f64;
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_vjp<'w_bar>(
        w: &[f64],
        x: f64,
        n: usize,
        w_bar: impl ::grad_runtime::rt::IntoShadow<&'w_bar [::core::cell::Cell<::core::primitive::f64>]>,
        _: (),
        _: (),
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: ::core::primitive::f64,
    ) -> (f64, ((), ::core::primitive::f64, ())) {
        <f_grad>::vjp(w, x, n, w_bar, (), (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_fwd(w: &[f64], x: f64, n: usize, tape: &mut ::grad_runtime::rt::Tape<'_>) -> f64 {
        <f_grad>::fwd(w, x, n, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_rev<'w_bar>(
        w: &[f64],
        x: f64,
        n: usize,
        w_bar: impl ::grad_runtime::rt::IntoShadow<&'w_bar [::core::cell::Cell<::core::primitive::f64>]>,
        _: (),
        _: (),
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: ::core::primitive::f64,
    ) -> ((), ::core::primitive::f64, ()) {
        <f_grad>::rev(w, x, n, w_bar, (), (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp<'w_dot>(
        w: &[f64],
        x: f64,
        n: usize,
        w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64]>,
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        _: impl ::grad_runtime::rt::NoTangent,
    ) -> (f64, ::core::primitive::f64) {
        <f_grad>::jvp(w, x, n, w_dot, x_dot, ::grad_runtime::rt::NoDot)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_vjp<'w_bar, 'w_dot_bar, 'w_dot>(
        w: &[f64],
        x: f64,
        n: usize,
        w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64]>,
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        _: impl ::grad_runtime::rt::NoTangent,
        w_bar: impl ::grad_runtime::rt::IntoShadow<&'w_bar [::core::cell::Cell<::core::primitive::f64>]>,
        _: (),
        _: (),
        w_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'w_dot_bar [::core::cell::Cell<::core::primitive::f64>],
        >,
        _: (),
        _: (),
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: (::core::primitive::f64, ::core::primitive::f64),
    ) -> (
        (f64, ::core::primitive::f64),
        (
            (),
            ::core::primitive::f64,
            (),
            (),
            ::core::primitive::f64,
            (),
        ),
    ) {
        <f_grad>::jvp_vjp(
            w,
            x,
            n,
            w_dot,
            x_dot,
            ::grad_runtime::rt::NoDot,
            w_bar,
            (),
            (),
            w_dot_bar,
            (),
            (),
            tape,
            seed,
        )
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_fwd<'w_dot>(
        w: &[f64],
        x: f64,
        n: usize,
        w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64]>,
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        _: impl ::grad_runtime::rt::NoTangent,
        tape: &mut ::grad_runtime::rt::Tape<'_>,
    ) -> (f64, ::core::primitive::f64) {
        <f_grad>::jvp_fwd(w, x, n, w_dot, x_dot, ::grad_runtime::rt::NoDot, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_rev<'w_bar, 'w_dot_bar, 'w_dot>(
        w: &[f64],
        x: f64,
        n: usize,
        w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64]>,
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        _: impl ::grad_runtime::rt::NoTangent,
        w_bar: impl ::grad_runtime::rt::IntoShadow<&'w_bar [::core::cell::Cell<::core::primitive::f64>]>,
        _: (),
        _: (),
        w_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'w_dot_bar [::core::cell::Cell<::core::primitive::f64>],
        >,
        _: (),
        _: (),
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: (::core::primitive::f64, ::core::primitive::f64),
    ) -> (
        (),
        ::core::primitive::f64,
        (),
        (),
        ::core::primitive::f64,
        (),
    ) {
        <f_grad>::jvp_rev(
            w,
            x,
            n,
            w_dot,
            x_dot,
            ::grad_runtime::rt::NoDot,
            w_bar,
            (),
            (),
            w_dot_bar,
            (),
            (),
            tape,
            seed,
        )
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_pullback = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_value_and_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_vjp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 3>;
}
pub mod in_place {
    /// An argument that is overwritten, and no result.
    pub fn f(u: &mut [f64], dt: f64) {
        for i in 0..u.len() {
            u[i] = u[i] * u[i] * dt;
        }
    }
    ::grad_runtime::rt::with_alloc! { # [doc = " The adjoints of `f`'s arguments, with respect to `u` and `dt`."] # [doc = ""] # [doc = " `u_bar` holds the adjoint of `u`'s contents on return and gets that of the contents on entry."] # [doc = ""] # [doc = " Returns the derivative with respect to `dt`."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does. Also if an adjoint buffer is not as long as its argument."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_vjp (u : & mut [f64] , dt : f64 , u_bar : & mut [:: core :: primitive :: f64]) -> :: core :: primitive :: f64 { :: grad_runtime :: rt :: with_tape (| tape | f_vjp_with (tape , u , dt , u_bar)) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_vjp = f_grad ; }
    /// The adjoints of `f`'s arguments, with respect to `u` and `dt`.
    ///
    /// Records on `tape`, which grows as needed and is left as it was: a warm call allocates nothing.
    ///
    /// `u_bar` holds the adjoint of `u`'s contents on return and gets that of the contents on entry.
    ///
    /// Returns the derivative with respect to `dt`.
    ///
    /// # Panics
    /// Where `f` does. Also if an adjoint buffer is not as long as its argument.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_vjp_with(
        tape: &mut ::grad_runtime::Tape<'_>,
        u: &mut [f64],
        dt: f64,
        u_bar: &mut [::core::primitive::f64],
    ) -> ::core::primitive::f64 {
        ::grad_runtime::rt::check_len("u", u.len(), u_bar.len());
        let (_, (_, dt_bar)) = <f_grad>::vjp(u, dt, u_bar, (), tape, ());
        dt_bar
    }
    /// The value of `f`, and a function that computes adjoints with respect to `u` and `dt` for any number of seeds.
    ///
    /// One forward sweep is made here and recorded on `tape`; each call of the pullback makes one reverse sweep. The pullback takes what `f_vjp` takes behind the arguments, and returns the adjoints of by-value parameters. The `&mut` arguments end as the function leaves them; the pullback works on copies.
    ///
    /// # Panics
    /// Where `f` does. Also if an adjoint buffer is not as long as its argument.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_pullback<'tape, 'tape_memory, 'u_held>(
        tape: &'tape mut ::grad_runtime::Tape<'tape_memory>,
        u: &'u_held mut [f64],
        dt: f64,
    ) -> impl ::core::ops::FnMut(&mut [::core::primitive::f64]) -> ::core::primitive::f64
    + use<'tape, 'tape_memory> {
        let mark = tape.mark();
        <f_grad>::fwd(u, dt, tape);
        let mut rev = tape.rev(mark);
        {
            let u_kept = ::grad_runtime::rt::alloc::borrow::ToOwned::to_owned(&*u);
            let mut u_held = ::core::clone::Clone::clone(&u_kept);
            move |u_bar: &mut [::core::primitive::f64]| {
                ::grad_runtime::rt::check_len("u", u_kept.len(), u_bar.len());
                ::core::clone::Clone::clone_from(&mut u_held, &u_kept);
                let (_, dt_bar) = <f_grad>::rev(&mut u_held, dt, u_bar, (), &mut rev.again(), ());
                dt_bar
            }
        }
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    #[derive(:: core :: fmt :: Debug)]
    pub enum f_grad {}
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    impl f_grad {
        pub fn vjp<'u_bar>(
            u: &mut [f64],
            dt: f64,
            u_bar: impl ::grad_runtime::rt::IntoShadow<
                &'u_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: (),
        ) -> ((), ((), ::core::primitive::f64)) {
            let u_bar: &'u_bar [::core::cell::Cell<::core::primitive::f64>] =
                ::grad_runtime::rt::IntoShadow::into_shadow(u_bar);
            let mark = tape.mark();
            tape.save(u);
            for i in 0..u.len() {
                u[i] = u[i] * u[i] * dt;
            }
            tape.save(u);
            let mut rev = tape.rev(mark);
            let mut outgoing = rev.records();
            rev.restore(u);
            rev.restore(u);
            let mut dt_bar = 0.0;
            for i in (0..u.len()).rev() {
                let d = u_bar[i].get();
                dt_bar += d * u[i] * u[i];
                u_bar[i].set(2.0 * d * u[i] * dt);
            }
            outgoing.restore(u);
            ((), ((), dt_bar))
        }
        pub fn fwd(u: &mut [f64], dt: f64, tape: &mut ::grad_runtime::rt::Tape<'_>) {
            tape.save(u);
            for i in 0..u.len() {
                u[i] = u[i] * u[i] * dt;
            }
        }
        pub fn rev<'u_bar>(
            u: &mut [f64],
            dt: f64,
            u_bar: impl ::grad_runtime::rt::IntoShadow<
                &'u_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: (),
        ) -> ((), ::core::primitive::f64) {
            let u_bar: &'u_bar [::core::cell::Cell<::core::primitive::f64>] =
                ::grad_runtime::rt::IntoShadow::into_shadow(u_bar);
            tape.restore(u);
            let mut dt_bar = 0.0;
            for i in (0..u.len()).rev() {
                let d = u_bar[i].get();
                dt_bar += d * u[i] * u[i];
                u_bar[i].set(2.0 * d * u[i] * dt);
            }
            ((), dt_bar)
        }
        pub const RECORDS: ::core::primitive::bool = true;
        pub const fn record() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_fwd() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_rev() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const TEXT: ::core::primitive::u64 = 0u64;
        pub const READS: [::core::primitive::bool; 2] = [true, true];
        pub const READS_IF_FIXED: [::core::primitive::bool; 2] = [true, true];
        #[inline(always)]
        pub fn fwd_keeping(
            keep: [::core::primitive::bool; 2],
            fixed: ::core::primitive::bool,
            u: &mut [f64],
            dt: f64,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) {
            <f_grad>::fwd(u, dt, tape)
        }
        #[inline(always)]
        pub fn rev_keeping<'u_bar>(
            keep: [::core::primitive::bool; 2],
            fixed: ::core::primitive::bool,
            u: &mut [f64],
            dt: f64,
            u_bar: impl ::grad_runtime::rt::IntoShadow<
                &'u_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: (),
        ) -> ((), ::core::primitive::f64) {
            <f_grad>::rev(u, dt, u_bar, (), tape, seed)
        }
        #[inline]
        pub fn jvp<'u_dot>(
            u: &mut [f64],
            dt: f64,
            u_dot: impl ::grad_runtime::rt::IntoTangent<&'u_dot mut [::core::primitive::f64]>,
            dt_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        ) -> ((), ()) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "forward mode needs a forward rule of `f`: it has `custom = ..` and no `custom_jvp = ..`\nhelp: add `custom_jvp = rule` to its `#[grad(..)]`, where `rule(args.., tangents..)` returns the tangent"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&u_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_vjp<'u_bar, 'u_dot_bar, 'u_dot>(
            u: &mut [f64],
            dt: f64,
            u_dot: impl ::grad_runtime::rt::IntoTangent<&'u_dot mut [::core::primitive::f64]>,
            dt_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            u_bar: impl ::grad_runtime::rt::IntoShadow<
                &'u_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            u_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'u_dot_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: ((), ()),
        ) -> (
            ((), ()),
            ((), ::core::primitive::f64, (), ::core::primitive::f64),
        ) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&u_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_fwd<'u_dot>(
            u: &mut [f64],
            dt: f64,
            u_dot: impl ::grad_runtime::rt::IntoTangent<&'u_dot mut [::core::primitive::f64]>,
            dt_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> ((), ()) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&u_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_rev<'u_bar, 'u_dot_bar, 'u_dot>(
            u: &mut [f64],
            dt: f64,
            u_dot: impl ::grad_runtime::rt::IntoTangent<&'u_dot mut [::core::primitive::f64]>,
            dt_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            u_bar: impl ::grad_runtime::rt::IntoShadow<
                &'u_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            u_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'u_dot_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: ((), ()),
        ) -> ((), ::core::primitive::f64, (), ::core::primitive::f64) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&u_dot)
        }
        fn primal() {
            let _ = f;
        }
    }
    impl ::grad_runtime::rt::Returns for f_grad {
        type Output = ();
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_vjp<'u_bar>(
        u: &mut [f64],
        dt: f64,
        u_bar: impl ::grad_runtime::rt::IntoShadow<&'u_bar [::core::cell::Cell<::core::primitive::f64>]>,
        _: (),
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: (),
    ) -> ((), ((), ::core::primitive::f64)) {
        <f_grad>::vjp(u, dt, u_bar, (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_fwd(u: &mut [f64], dt: f64, tape: &mut ::grad_runtime::rt::Tape<'_>) {
        <f_grad>::fwd(u, dt, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_rev<'u_bar>(
        u: &mut [f64],
        dt: f64,
        u_bar: impl ::grad_runtime::rt::IntoShadow<&'u_bar [::core::cell::Cell<::core::primitive::f64>]>,
        _: (),
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: (),
    ) -> ((), ::core::primitive::f64) {
        <f_grad>::rev(u, dt, u_bar, (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp<'u_dot>(
        u: &mut [f64],
        dt: f64,
        u_dot: impl ::grad_runtime::rt::IntoTangent<&'u_dot mut [::core::primitive::f64]>,
        dt_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
    ) -> ((), ()) {
        <f_grad>::jvp(u, dt, u_dot, dt_dot)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_vjp<'u_bar, 'u_dot_bar, 'u_dot>(
        u: &mut [f64],
        dt: f64,
        u_dot: impl ::grad_runtime::rt::IntoTangent<&'u_dot mut [::core::primitive::f64]>,
        dt_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        u_bar: impl ::grad_runtime::rt::IntoShadow<&'u_bar [::core::cell::Cell<::core::primitive::f64>]>,
        _: (),
        u_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'u_dot_bar [::core::cell::Cell<::core::primitive::f64>],
        >,
        _: (),
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: ((), ()),
    ) -> (
        ((), ()),
        ((), ::core::primitive::f64, (), ::core::primitive::f64),
    ) {
        <f_grad>::jvp_vjp(u, dt, u_dot, dt_dot, u_bar, (), u_dot_bar, (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_fwd<'u_dot>(
        u: &mut [f64],
        dt: f64,
        u_dot: impl ::grad_runtime::rt::IntoTangent<&'u_dot mut [::core::primitive::f64]>,
        dt_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        tape: &mut ::grad_runtime::rt::Tape<'_>,
    ) -> ((), ()) {
        <f_grad>::jvp_fwd(u, dt, u_dot, dt_dot, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_rev<'u_bar, 'u_dot_bar, 'u_dot>(
        u: &mut [f64],
        dt: f64,
        u_dot: impl ::grad_runtime::rt::IntoTangent<&'u_dot mut [::core::primitive::f64]>,
        dt_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        u_bar: impl ::grad_runtime::rt::IntoShadow<&'u_bar [::core::cell::Cell<::core::primitive::f64>]>,
        _: (),
        u_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'u_dot_bar [::core::cell::Cell<::core::primitive::f64>],
        >,
        _: (),
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: ((), ()),
    ) -> ((), ::core::primitive::f64, (), ::core::primitive::f64) {
        <f_grad>::jvp_rev(u, dt, u_dot, dt_dot, u_bar, (), u_dot_bar, (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_value_and_grad = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_value_and_grad_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_pullback = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_value_and_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_vjp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 3>;
}
pub mod nested {
    /// Rows of different lengths, and a scalar behind a reference. Only `vjp` is given.
    #[inline(never)]
    pub(crate) fn f(rows: &[Vec<f64>], scale: &f64) -> f64 {
        let mut sum = 0.0;
        for row in rows {
            for x in row {
                sum += x * x;
            }
        }
        sum * scale
    }
    ::grad_runtime::rt::with_alloc! { # [doc = " The gradient of `f` with respect to `rows` and `scale`."] # [doc = ""] # [doc = " Returns the derivatives, in this order:"] # [doc = " * `rows`: `Vec<Vec<f64>>`"] # [doc = " * `scale`: `f64`"] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline (never)] pub (crate) fn f_grad (rows : & [Vec < f64 >] , scale : & f64) -> (:: grad_runtime :: rt :: alloc :: vec :: Vec < :: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > > , :: core :: primitive :: f64) { let (_ , gradient) = f_value_and_grad (rows , scale) ; gradient } }
    ::grad_runtime::rt::with_alloc! { # [doc = " The value of `f` and its gradient with respect to `rows` and `scale`, in one sweep."] # [doc = ""] # [doc = " Returns the value and the derivatives, in this order:"] # [doc = " * `rows`: `Vec<Vec<f64>>`"] # [doc = " * `scale`: `f64`"] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline (never)] pub (crate) fn f_value_and_grad (rows : & [Vec < f64 >] , scale : & f64) -> (f64 , (:: grad_runtime :: rt :: alloc :: vec :: Vec < :: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > > , :: core :: primitive :: f64)) { let mut rows_bar = :: grad_runtime :: rt :: zeros (rows) ; let mut scale_bar = :: grad_runtime :: rt :: zeros (scale) ; let value = f_vjp (rows , scale , & mut rows_bar , & mut scale_bar , 1.0) ; (value , (rows_bar , scale_bar)) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub (crate) type f_value_and_grad = f_grad ; }
    ::grad_runtime::rt::with_alloc! { # [doc = " The value of `f` and its gradient with respect to `rows` and `scale`, into the caller's buffers."] # [doc = ""] # [doc = " Overwrites `rows_grad`, `scale_grad`. Returns the value."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does. Also if an adjoint buffer is not as long as its argument."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline (never)] pub (crate) fn f_value_and_grad_into (rows : & [Vec < f64 >] , scale : & f64 , rows_grad : & mut [:: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 >] , scale_grad : & mut :: core :: primitive :: f64) -> f64 { :: grad_runtime :: rt :: zero_all (& mut * rows_grad) ; :: grad_runtime :: rt :: Tangent :: set_zero (scale_grad) ; f_vjp (rows , scale , rows_grad , scale_grad , 1.0) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub (crate) type f_value_and_grad_into = f_grad ; }
    ::grad_runtime::rt::with_alloc! { # [doc = " The adjoints of `f`'s arguments, with respect to `rows` and `scale`."] # [doc = ""] # [doc = " `seed` is the adjoint of the result: 1 gives the gradient."] # [doc = ""] # [doc = " The derivative with respect to `rows` is added to `rows_bar`, which has its shape."] # [doc = ""] # [doc = " The derivative with respect to `scale` is added to `scale_bar`, which has its shape."] # [doc = ""] # [doc = " Returns the value."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does. Also if an adjoint buffer is not as long as its argument."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline (never)] pub (crate) fn f_vjp (rows : & [Vec < f64 >] , scale : & f64 , rows_bar : & mut [:: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 >] , scale_bar : & mut :: core :: primitive :: f64 , seed : :: core :: primitive :: f64) -> f64 { :: grad_runtime :: rt :: with_tape (| tape | f_vjp_with (tape , rows , scale , rows_bar , scale_bar , seed)) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub (crate) type f_vjp = f_grad ; }
    /// The adjoints of `f`'s arguments, with respect to `rows` and `scale`.
    ///
    /// Records on `tape`, which grows as needed and is left as it was: a warm call allocates nothing.
    ///
    /// `seed` is the adjoint of the result: 1 gives the gradient.
    ///
    /// The derivative with respect to `rows` is added to `rows_bar`, which has its shape.
    ///
    /// The derivative with respect to `scale` is added to `scale_bar`, which has its shape.
    ///
    /// Returns the value.
    ///
    /// # Panics
    /// Where `f` does. Also if an adjoint buffer is not as long as its argument.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline(never)]
    pub(crate) fn f_vjp_with(
        tape: &mut ::grad_runtime::Tape<'_>,
        rows: &[Vec<f64>],
        scale: &f64,
        rows_bar: &mut [::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>],
        scale_bar: &mut ::core::primitive::f64,
        seed: ::core::primitive::f64,
    ) -> f64 {
        ::grad_runtime::rt::check_lens("rows", &*rows, &*rows_bar);
        let rows_views = ::grad_runtime::rt::nested(rows_bar);
        let (value, _) = <f_grad>::vjp(rows, scale, &rows_views, scale_bar, tape, seed);
        value
    }
    /// The value of `f`, and a function that computes adjoints with respect to `rows` and `scale` for any number of seeds.
    ///
    /// One forward sweep is made here and recorded on `tape`; each call of the pullback makes one reverse sweep. The pullback takes what `f_vjp` takes behind the arguments, and returns the adjoints of by-value parameters.
    ///
    /// # Panics
    /// Where `f` does. Also if an adjoint buffer is not as long as its argument.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline(never)]
    pub(crate) fn f_pullback(
        tape: &mut ::grad_runtime::Tape<'_>,
        rows: &[Vec<f64>],
        scale: &f64,
    ) -> (
        f64,
        impl ::core::ops::FnMut(
            &mut [::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>],
            &mut ::core::primitive::f64,
            ::core::primitive::f64,
        ),
    ) {
        let mark = tape.mark();
        let value = <f_grad>::fwd(rows, scale, tape);
        let mut rev = tape.rev(mark);
        (
            value,
            move |rows_bar: &mut [::grad_runtime::rt::alloc::vec::Vec<
                ::core::primitive::f64,
            >],
                  scale_bar: &mut ::core::primitive::f64,
                  seed: ::core::primitive::f64| {
                ::grad_runtime::rt::check_lens("rows", &*rows, &*rows_bar);
                let rows_views = ::grad_runtime::rt::nested(rows_bar);
                <f_grad>::rev(rows, scale, &rows_views, scale_bar, &mut rev.again(), seed);
            },
        )
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    #[derive(:: core :: fmt :: Debug)]
    pub(crate) enum f_grad {}
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    impl f_grad {
        #[inline(never)]
        pub(crate) fn vjp<'rows_bar, 'scale_bar>(
            rows: &[Vec<f64>],
            scale: &f64,
            rows_bar: impl ::grad_runtime::rt::IntoShadow<
                &'rows_bar [&'rows_bar [::core::cell::Cell<::core::primitive::f64>]],
            >,
            scale_bar: impl ::grad_runtime::rt::IntoShadow<
                &'scale_bar ::core::cell::Cell<::core::primitive::f64>,
            >,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: ::core::primitive::f64,
        ) -> (f64, ((), ())) {
            let rows_bar: &'rows_bar [&'rows_bar [::core::cell::Cell<::core::primitive::f64>]] =
                ::grad_runtime::rt::IntoShadow::into_shadow(rows_bar);
            let scale_bar: &'scale_bar ::core::cell::Cell<::core::primitive::f64> =
                ::grad_runtime::rt::IntoShadow::into_shadow(scale_bar);
            let mut sum = 0.0;
            for row in rows {
                for x in row {
                    sum += x * x;
                }
            }
            ::grad_runtime::rt::acc(scale_bar, seed * sum);
            let sum_bar = seed * scale;
            for i in 0..rows.len() {
                for j in 0..rows[i].len() {
                    ::grad_runtime::rt::acc(&rows_bar[i][j], 2.0 * sum_bar * rows[i][j]);
                }
            }
            (sum * scale, ((), ()))
        }
        #[inline(never)]
        pub(crate) fn fwd(
            rows: &[Vec<f64>],
            scale: &f64,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> f64 {
            f(rows, scale)
        }
        #[inline(never)]
        pub(crate) fn rev<'rows_bar, 'scale_bar>(
            rows: &[Vec<f64>],
            scale: &f64,
            rows_bar: impl ::grad_runtime::rt::IntoShadow<
                &'rows_bar [&'rows_bar [::core::cell::Cell<::core::primitive::f64>]],
            >,
            scale_bar: impl ::grad_runtime::rt::IntoShadow<
                &'scale_bar ::core::cell::Cell<::core::primitive::f64>,
            >,
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: ::core::primitive::f64,
        ) -> ((), ()) {
            let rows_bar: &'rows_bar [&'rows_bar [::core::cell::Cell<::core::primitive::f64>]] =
                ::grad_runtime::rt::IntoShadow::into_shadow(rows_bar);
            let scale_bar: &'scale_bar ::core::cell::Cell<::core::primitive::f64> =
                ::grad_runtime::rt::IntoShadow::into_shadow(scale_bar);
            let (_, adjoints) = <f_grad>::vjp(rows, scale, rows_bar, scale_bar, tape.tape(), seed);
            adjoints
        }
        pub(crate) const RECORDS: ::core::primitive::bool = true;
        pub(crate) const fn record() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub(crate) const fn record_fwd() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub(crate) const fn record_rev() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub(crate) const TEXT: ::core::primitive::u64 = 0u64;
        pub(crate) const READS: [::core::primitive::bool; 2] = [true, true];
        pub(crate) const READS_IF_FIXED: [::core::primitive::bool; 2] = [true, true];
        #[inline(always)]
        pub(crate) fn fwd_keeping(
            keep: [::core::primitive::bool; 2],
            fixed: ::core::primitive::bool,
            rows: &[Vec<f64>],
            scale: &f64,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> f64 {
            <f_grad>::fwd(rows, scale, tape)
        }
        #[inline(always)]
        pub(crate) fn rev_keeping<'rows_bar, 'scale_bar>(
            keep: [::core::primitive::bool; 2],
            fixed: ::core::primitive::bool,
            rows: &[Vec<f64>],
            scale: &f64,
            rows_bar: impl ::grad_runtime::rt::IntoShadow<
                &'rows_bar [&'rows_bar [::core::cell::Cell<::core::primitive::f64>]],
            >,
            scale_bar: impl ::grad_runtime::rt::IntoShadow<
                &'scale_bar ::core::cell::Cell<::core::primitive::f64>,
            >,
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: ::core::primitive::f64,
        ) -> ((), ()) {
            <f_grad>::rev(rows, scale, rows_bar, scale_bar, tape, seed)
        }
        #[inline(never)]
        pub(crate) fn jvp<'rows_dot, 'scale_dot>(
            rows: &[Vec<f64>],
            scale: &f64,
            rows_dot: impl ::grad_runtime::rt::IntoTangent<
                &'rows_dot [::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>],
            >,
            scale_dot: impl ::grad_runtime::rt::IntoTangent<&'scale_dot ::core::primitive::f64>,
        ) -> (f64, ::core::primitive::f64) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "forward mode needs a forward rule of `f`: it has `custom = ..` and no `custom_jvp = ..`\nhelp: add `custom_jvp = rule` to its `#[grad(..)]`, where `rule(args.., tangents..)` returns the tangent"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&rows_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub(crate) fn jvp_vjp<
            'rows_bar,
            'scale_bar,
            'rows_dot_bar,
            'scale_dot_bar,
            'rows_dot,
            'scale_dot,
        >(
            rows: &[Vec<f64>],
            scale: &f64,
            rows_dot: impl ::grad_runtime::rt::IntoTangent<
                &'rows_dot [::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>],
            >,
            scale_dot: impl ::grad_runtime::rt::IntoTangent<&'scale_dot ::core::primitive::f64>,
            rows_bar: impl ::grad_runtime::rt::IntoShadow<
                &'rows_bar [&'rows_bar [::core::cell::Cell<::core::primitive::f64>]],
            >,
            scale_bar: impl ::grad_runtime::rt::IntoShadow<
                &'scale_bar ::core::cell::Cell<::core::primitive::f64>,
            >,
            rows_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'rows_dot_bar [&'rows_dot_bar [::core::cell::Cell<::core::primitive::f64>]],
            >,
            scale_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'scale_dot_bar ::core::cell::Cell<::core::primitive::f64>,
            >,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: (::core::primitive::f64, ::core::primitive::f64),
        ) -> ((f64, ::core::primitive::f64), ((), (), (), ())) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&rows_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub(crate) fn jvp_fwd<'rows_dot, 'scale_dot>(
            rows: &[Vec<f64>],
            scale: &f64,
            rows_dot: impl ::grad_runtime::rt::IntoTangent<
                &'rows_dot [::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>],
            >,
            scale_dot: impl ::grad_runtime::rt::IntoTangent<&'scale_dot ::core::primitive::f64>,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> (f64, ::core::primitive::f64) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&rows_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub(crate) fn jvp_rev<
            'rows_bar,
            'scale_bar,
            'rows_dot_bar,
            'scale_dot_bar,
            'rows_dot,
            'scale_dot,
        >(
            rows: &[Vec<f64>],
            scale: &f64,
            rows_dot: impl ::grad_runtime::rt::IntoTangent<
                &'rows_dot [::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>],
            >,
            scale_dot: impl ::grad_runtime::rt::IntoTangent<&'scale_dot ::core::primitive::f64>,
            rows_bar: impl ::grad_runtime::rt::IntoShadow<
                &'rows_bar [&'rows_bar [::core::cell::Cell<::core::primitive::f64>]],
            >,
            scale_bar: impl ::grad_runtime::rt::IntoShadow<
                &'scale_bar ::core::cell::Cell<::core::primitive::f64>,
            >,
            rows_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'rows_dot_bar [&'rows_dot_bar [::core::cell::Cell<::core::primitive::f64>]],
            >,
            scale_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'scale_dot_bar ::core::cell::Cell<::core::primitive::f64>,
            >,
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: (::core::primitive::f64, ::core::primitive::f64),
        ) -> ((), (), (), ()) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&rows_dot)
        }
        fn primal() {
            let _ = f;
        }
        #[inline(always)]
        pub(crate) fn returned(value: f64) -> f64 {
            value
        }
    }
    impl ::grad_runtime::rt::Returns for f_grad {
        type Output = f64;
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub(crate) fn f_grad_vjp<'rows_bar, 'scale_bar>(
        rows: &[Vec<f64>],
        scale: &f64,
        rows_bar: impl ::grad_runtime::rt::IntoShadow<
            &'rows_bar [&'rows_bar [::core::cell::Cell<::core::primitive::f64>]],
        >,
        scale_bar: impl ::grad_runtime::rt::IntoShadow<
            &'scale_bar ::core::cell::Cell<::core::primitive::f64>,
        >,
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: ::core::primitive::f64,
    ) -> (f64, ((), ())) {
        <f_grad>::vjp(rows, scale, rows_bar, scale_bar, tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub(crate) fn f_grad_fwd(
        rows: &[Vec<f64>],
        scale: &f64,
        tape: &mut ::grad_runtime::rt::Tape<'_>,
    ) -> f64 {
        <f_grad>::fwd(rows, scale, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub(crate) fn f_grad_rev<'rows_bar, 'scale_bar>(
        rows: &[Vec<f64>],
        scale: &f64,
        rows_bar: impl ::grad_runtime::rt::IntoShadow<
            &'rows_bar [&'rows_bar [::core::cell::Cell<::core::primitive::f64>]],
        >,
        scale_bar: impl ::grad_runtime::rt::IntoShadow<
            &'scale_bar ::core::cell::Cell<::core::primitive::f64>,
        >,
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: ::core::primitive::f64,
    ) -> ((), ()) {
        <f_grad>::rev(rows, scale, rows_bar, scale_bar, tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub(crate) fn f_grad_jvp<'rows_dot, 'scale_dot>(
        rows: &[Vec<f64>],
        scale: &f64,
        rows_dot: impl ::grad_runtime::rt::IntoTangent<
            &'rows_dot [::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>],
        >,
        scale_dot: impl ::grad_runtime::rt::IntoTangent<&'scale_dot ::core::primitive::f64>,
    ) -> (f64, ::core::primitive::f64) {
        <f_grad>::jvp(rows, scale, rows_dot, scale_dot)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub(crate) fn f_grad_jvp_vjp<
        'rows_bar,
        'scale_bar,
        'rows_dot_bar,
        'scale_dot_bar,
        'rows_dot,
        'scale_dot,
    >(
        rows: &[Vec<f64>],
        scale: &f64,
        rows_dot: impl ::grad_runtime::rt::IntoTangent<
            &'rows_dot [::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>],
        >,
        scale_dot: impl ::grad_runtime::rt::IntoTangent<&'scale_dot ::core::primitive::f64>,
        rows_bar: impl ::grad_runtime::rt::IntoShadow<
            &'rows_bar [&'rows_bar [::core::cell::Cell<::core::primitive::f64>]],
        >,
        scale_bar: impl ::grad_runtime::rt::IntoShadow<
            &'scale_bar ::core::cell::Cell<::core::primitive::f64>,
        >,
        rows_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'rows_dot_bar [&'rows_dot_bar [::core::cell::Cell<::core::primitive::f64>]],
        >,
        scale_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'scale_dot_bar ::core::cell::Cell<::core::primitive::f64>,
        >,
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: (::core::primitive::f64, ::core::primitive::f64),
    ) -> ((f64, ::core::primitive::f64), ((), (), (), ())) {
        <f_grad>::jvp_vjp(
            rows,
            scale,
            rows_dot,
            scale_dot,
            rows_bar,
            scale_bar,
            rows_dot_bar,
            scale_dot_bar,
            tape,
            seed,
        )
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub(crate) fn f_grad_jvp_fwd<'rows_dot, 'scale_dot>(
        rows: &[Vec<f64>],
        scale: &f64,
        rows_dot: impl ::grad_runtime::rt::IntoTangent<
            &'rows_dot [::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>],
        >,
        scale_dot: impl ::grad_runtime::rt::IntoTangent<&'scale_dot ::core::primitive::f64>,
        tape: &mut ::grad_runtime::rt::Tape<'_>,
    ) -> (f64, ::core::primitive::f64) {
        <f_grad>::jvp_fwd(rows, scale, rows_dot, scale_dot, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub(crate) fn f_grad_jvp_rev<
        'rows_bar,
        'scale_bar,
        'rows_dot_bar,
        'scale_dot_bar,
        'rows_dot,
        'scale_dot,
    >(
        rows: &[Vec<f64>],
        scale: &f64,
        rows_dot: impl ::grad_runtime::rt::IntoTangent<
            &'rows_dot [::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>],
        >,
        scale_dot: impl ::grad_runtime::rt::IntoTangent<&'scale_dot ::core::primitive::f64>,
        rows_bar: impl ::grad_runtime::rt::IntoShadow<
            &'rows_bar [&'rows_bar [::core::cell::Cell<::core::primitive::f64>]],
        >,
        scale_bar: impl ::grad_runtime::rt::IntoShadow<
            &'scale_bar ::core::cell::Cell<::core::primitive::f64>,
        >,
        rows_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'rows_dot_bar [&'rows_dot_bar [::core::cell::Cell<::core::primitive::f64>]],
        >,
        scale_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'scale_dot_bar ::core::cell::Cell<::core::primitive::f64>,
        >,
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: (::core::primitive::f64, ::core::primitive::f64),
    ) -> ((), (), (), ()) {
        <f_grad>::jvp_rev(
            rows,
            scale,
            rows_dot,
            scale_dot,
            rows_bar,
            scale_bar,
            rows_dot_bar,
            scale_dot_bar,
            tape,
            seed,
        )
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub(crate) type f_jvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub(crate) type f_jvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub(crate) type f_hvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub(crate) type f_hvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub(crate) type f_pullback = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub(crate) type f_hessian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub(crate) type f_hessian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub(crate) type f_jacobian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub(crate) type f_jacobian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub(crate) type f_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub(crate) type f_value_and_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub(crate) type f_vjp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub(crate) type f_jvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub(crate) type f_hvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 3>;
}
pub mod custom {
    /// Everything that a rule has to do with.
    pub fn f(v: Vec<f64>, w: &[f64], u: &mut [f64], grown: &mut Vec<f64>, k: usize, x: f64) -> f64 {
        u[0] *= x;
        grown.push(x * x);
        v[k] * w[k] * u[0]
    }
    pub fn rule(
        v: Vec<f64>,
        w: &[f64],
        u: &mut [f64],
        _grown: &mut Vec<f64>,
        k: usize,
        x: f64,
        w_bar: &mut [f64],
        u_bar: &mut [f64],
        grown_bar: &mut Vec<f64>,
        seed: f64,
    ) -> (Vec<f64>, f64) {
        let squared = 2.0 * x * grown_bar.pop().unwrap();
        let u0 = u[0];
        u[0] = f64::NAN;
        let mut v_bar = vec![0.0; v.len()];
        v_bar[k] = seed * w[k] * u0 * x;
        w_bar[k] += seed * v[k] * u0 * x;
        let u_out_bar = u_bar[0] + seed * v[k] * w[k];
        u_bar[0] = u_out_bar * x;
        (v_bar, u_out_bar * u0 + squared)
    }
    ::grad_runtime::rt::with_alloc! { # [doc = " The gradient of `f` with respect to `v`, `w`, `u`, `grown` and `x`."] # [doc = ""] # [doc = " Returns the derivatives, in this order:"] # [doc = " * `v`: `Vec<f64>`"] # [doc = " * `w`: `Vec<f64>`"] # [doc = " * `u`: `Vec<f64>`"] # [doc = " * `grown`: `Vec<f64>`"] # [doc = " * `x`: `f64`"] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_grad (v : Vec < f64 > , w : & [f64] , u : & mut [f64] , grown : & mut Vec < f64 > , k : usize , x : f64) -> (:: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , :: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , :: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , :: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , :: core :: primitive :: f64) { let (_ , gradient) = f_value_and_grad (v , w , u , grown , k , x) ; gradient } }
    ::grad_runtime::rt::with_alloc! { # [doc = " The value of `f` and its gradient with respect to `v`, `w`, `u`, `grown` and `x`, in one sweep."] # [doc = ""] # [doc = " Returns the value and the derivatives, in this order:"] # [doc = " * `v`: `Vec<f64>`"] # [doc = " * `w`: `Vec<f64>`"] # [doc = " * `u`: `Vec<f64>`"] # [doc = " * `grown`: `Vec<f64>`"] # [doc = " * `x`: `f64`"] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_value_and_grad (v : Vec < f64 > , w : & [f64] , u : & mut [f64] , grown : & mut Vec < f64 > , k : usize , x : f64) -> (f64 , (:: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , :: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , :: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , :: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , :: core :: primitive :: f64)) { let mut w_bar = :: grad_runtime :: rt :: zeros (w) ; let mut u_bar = :: grad_runtime :: rt :: zeros (u) ; let mut grown_bar = :: grad_runtime :: rt :: alloc :: vec :: Vec :: new () ; let (value , (v_bar , x_bar)) = f_vjp (v , w , u , grown , k , x , & mut w_bar , & mut u_bar , & mut grown_bar , 1.0) ; (value , (v_bar , w_bar , u_bar , grown_bar , x_bar)) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_value_and_grad = f_grad ; }
    ::grad_runtime::rt::with_alloc! { # [doc = " The value of `f` and its gradient with respect to `v`, `w`, `u`, `grown` and `x`, into the caller's buffers."] # [doc = ""] # [doc = " Overwrites `w_grad`, `u_grad`, `grown_grad`. Returns the value and the derivative with respect to `v`, `x`."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does. Also if an adjoint buffer is not as long as its argument."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_value_and_grad_into (v : Vec < f64 > , w : & [f64] , u : & mut [f64] , grown : & mut Vec < f64 > , k : usize , x : f64 , w_grad : & mut [:: core :: primitive :: f64] , u_grad : & mut [:: core :: primitive :: f64] , grown_grad : & mut :: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 >) -> (f64 , (:: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , :: core :: primitive :: f64)) { :: grad_runtime :: rt :: zero_all (& mut * w_grad) ; :: grad_runtime :: rt :: zero_all (& mut * u_grad) ; grown_grad . clear () ; f_vjp (v , w , u , grown , k , x , w_grad , u_grad , grown_grad , 1.0) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_value_and_grad_into = f_grad ; }
    ::grad_runtime::rt::with_alloc! { # [doc = " The adjoints of `f`'s arguments, with respect to `v`, `w`, `u`, `grown` and `x`."] # [doc = ""] # [doc = " `seed` is the adjoint of the result: 1 gives the gradient."] # [doc = ""] # [doc = " The derivative with respect to `w` is added to `w_bar`, which has its shape."] # [doc = ""] # [doc = " `u_bar` holds the adjoint of `u`'s contents on return and gets that of the contents on entry."] # [doc = ""] # [doc = " `grown_bar` holds the adjoint of `grown`'s contents on return, empty standing for zeros, and gets that of the contents on entry."] # [doc = ""] # [doc = " Returns the value and the derivative with respect to `v`, `x`."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does. Also if an adjoint buffer is not as long as its argument."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_vjp (v : Vec < f64 > , w : & [f64] , u : & mut [f64] , grown : & mut Vec < f64 > , k : usize , x : f64 , w_bar : & mut [:: core :: primitive :: f64] , u_bar : & mut [:: core :: primitive :: f64] , grown_bar : & mut :: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , seed : :: core :: primitive :: f64) -> (f64 , (:: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , :: core :: primitive :: f64)) { :: grad_runtime :: rt :: with_tape (| tape | f_vjp_with (tape , v , w , u , grown , k , x , w_bar , u_bar , grown_bar , seed)) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_vjp = f_grad ; }
    /// The adjoints of `f`'s arguments, with respect to `v`, `w`, `u`, `grown` and `x`.
    ///
    /// Records on `tape`, which grows as needed and is left as it was: a warm call allocates nothing.
    ///
    /// `seed` is the adjoint of the result: 1 gives the gradient.
    ///
    /// The derivative with respect to `w` is added to `w_bar`, which has its shape.
    ///
    /// `u_bar` holds the adjoint of `u`'s contents on return and gets that of the contents on entry.
    ///
    /// `grown_bar` holds the adjoint of `grown`'s contents on return, empty standing for zeros, and gets that of the contents on entry.
    ///
    /// Returns the value and the derivative with respect to `v`, `x`.
    ///
    /// # Panics
    /// Where `f` does. Also if an adjoint buffer is not as long as its argument.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_vjp_with(
        tape: &mut ::grad_runtime::Tape<'_>,
        v: Vec<f64>,
        w: &[f64],
        u: &mut [f64],
        grown: &mut Vec<f64>,
        k: usize,
        x: f64,
        w_bar: &mut [::core::primitive::f64],
        u_bar: &mut [::core::primitive::f64],
        grown_bar: &mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        seed: ::core::primitive::f64,
    ) -> (
        f64,
        (
            ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            ::core::primitive::f64,
        ),
    ) {
        ::grad_runtime::rt::check_len("w", w.len(), w_bar.len());
        ::grad_runtime::rt::check_len("u", u.len(), u_bar.len());
        let mark = tape.mark();
        tape.save(u);
        tape.save(grown);
        let value = f(
            ::core::clone::Clone::clone(&v),
            w,
            u,
            grown,
            ::core::clone::Clone::clone(&k),
            x,
        );
        ::grad_runtime::rt::fit("grown", grown_bar, grown);
        tape.save(u);
        tape.save(grown);
        let mut rev = tape.rev(mark);
        let mut outgoing = rev.records();
        rev.restore(grown);
        rev.restore(u);
        rev.restore(grown);
        rev.restore(u);
        let (v_bar, x_bar) = rule(v, w, u, grown, k, x, w_bar, u_bar, grown_bar, seed);
        outgoing.restore(grown);
        outgoing.restore(u);
        (value, (v_bar, x_bar))
    }
    /// The value of `f`, and a function that computes adjoints with respect to `v`, `w`, `u`, `grown` and `x` for any number of seeds.
    ///
    /// One forward sweep is made here and recorded on `tape`; each call of the pullback makes one reverse sweep. The pullback takes what `f_vjp` takes behind the arguments, and returns the adjoints of by-value parameters. The `&mut` arguments end as the function leaves them; the pullback works on copies.
    ///
    /// # Panics
    /// Where `f` does. Also if an adjoint buffer is not as long as its argument.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_pullback<'tape, 'tape_memory, 'w_held, 'u_held, 'grown_held>(
        tape: &'tape mut ::grad_runtime::Tape<'tape_memory>,
        v: Vec<f64>,
        w: &'w_held [f64],
        u: &'u_held mut [f64],
        grown: &'grown_held mut Vec<f64>,
        k: usize,
        x: f64,
    ) -> (
        f64,
        impl ::core::ops::FnMut(
            &mut [::core::primitive::f64],
            &mut [::core::primitive::f64],
            &mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            ::core::primitive::f64,
        ) -> (
            ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            ::core::primitive::f64,
        ) + use<'tape, 'tape_memory, 'w_held>,
    ) {
        let mark = tape.mark();
        let value = <f_grad>::fwd(::core::clone::Clone::clone(&v), w, u, grown, k, x, tape);
        let mut rev = tape.rev(mark);
        (value, {
            let u_kept = ::grad_runtime::rt::alloc::borrow::ToOwned::to_owned(&*u);
            let mut u_held = ::core::clone::Clone::clone(&u_kept);
            let grown_kept = ::grad_runtime::rt::alloc::borrow::ToOwned::to_owned(&*grown);
            let mut grown_held = ::core::clone::Clone::clone(&grown_kept);
            move |w_bar: &mut [::core::primitive::f64],
                  u_bar: &mut [::core::primitive::f64],
                  grown_bar: &mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
                  seed: ::core::primitive::f64| {
                ::grad_runtime::rt::check_len("w", w.len(), w_bar.len());
                ::grad_runtime::rt::check_len("u", u_kept.len(), u_bar.len());
                ::core::clone::Clone::clone_from(&mut u_held, &u_kept);
                ::core::clone::Clone::clone_from(&mut grown_held, &grown_kept);
                let (v_bar, _, _, _, _, x_bar) = <f_grad>::rev(
                    ::core::clone::Clone::clone(&v),
                    w,
                    &mut u_held,
                    &mut grown_held,
                    k,
                    x,
                    (),
                    w_bar,
                    u_bar,
                    grown_bar,
                    (),
                    (),
                    &mut rev.again(),
                    seed,
                );
                (v_bar, x_bar)
            }
        })
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    #[derive(:: core :: fmt :: Debug)]
    pub enum f_grad {}
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    impl f_grad {
        pub fn vjp<'w_bar, 'u_bar, 'grown_bar>(
            v: Vec<f64>,
            w: &[f64],
            u: &mut [f64],
            grown: &mut Vec<f64>,
            k: usize,
            x: f64,
            _: (),
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            u_bar: impl ::grad_runtime::rt::IntoShadow<
                &'u_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            grown_bar: impl ::grad_runtime::rt::IntoShadow<
                &'grown_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: (),
            _: (),
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: ::core::primitive::f64,
        ) -> (
            f64,
            (
                ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
                (),
                (),
                (),
                (),
                ::core::primitive::f64,
            ),
        ) {
            let w_bar: &'w_bar [::core::cell::Cell<::core::primitive::f64>] =
                ::grad_runtime::rt::IntoShadow::into_shadow(w_bar);
            let u_bar: &'u_bar [::core::cell::Cell<::core::primitive::f64>] =
                ::grad_runtime::rt::IntoShadow::into_shadow(u_bar);
            let grown_bar: &'grown_bar mut ::grad_runtime::rt::alloc::vec::Vec<
                ::core::primitive::f64,
            > = ::grad_runtime::rt::IntoShadow::into_shadow(grown_bar);
            let mark = tape.mark();
            tape.save(u);
            tape.save(grown);
            let value = f(
                ::core::clone::Clone::clone(&v),
                w,
                u,
                grown,
                ::core::clone::Clone::clone(&k),
                x,
            );
            ::grad_runtime::rt::fit("grown", grown_bar, grown);
            tape.save(u);
            tape.save(grown);
            let mut rev = tape.rev(mark);
            let mut outgoing = rev.records();
            rev.restore(grown);
            rev.restore(u);
            rev.restore(grown);
            rev.restore(u);
            let mut w_buffer = ::grad_runtime::rt::zeros(w);
            let mut u_buffer = ::grad_runtime::rt::zeros(u);
            ::grad_runtime::rt::acc_all(&mut u_buffer, u_bar);
            ::grad_runtime::rt::zero_all(u_bar);
            let (v_bar, x_bar) = rule(
                v,
                w,
                u,
                grown,
                k,
                x,
                &mut w_buffer,
                &mut u_buffer,
                &mut *grown_bar,
                seed,
            );
            ::grad_runtime::rt::acc_all(w_bar, &w_buffer);
            ::grad_runtime::rt::acc_all(u_bar, &u_buffer);
            outgoing.restore(grown);
            outgoing.restore(u);
            (value, (v_bar, (), (), (), (), x_bar))
        }
        pub fn fwd(
            v: Vec<f64>,
            w: &[f64],
            u: &mut [f64],
            grown: &mut Vec<f64>,
            k: usize,
            x: f64,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> f64 {
            tape.save(u);
            tape.save(grown);
            f(v, w, u, grown, k, x)
        }
        pub fn rev<'w_bar, 'u_bar, 'grown_bar>(
            v: Vec<f64>,
            w: &[f64],
            u: &mut [f64],
            grown: &mut Vec<f64>,
            k: usize,
            x: f64,
            _: (),
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            u_bar: impl ::grad_runtime::rt::IntoShadow<
                &'u_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            grown_bar: impl ::grad_runtime::rt::IntoShadow<
                &'grown_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: (),
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: ::core::primitive::f64,
        ) -> (
            ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            (),
            (),
            (),
            (),
            ::core::primitive::f64,
        ) {
            let w_bar: &'w_bar [::core::cell::Cell<::core::primitive::f64>] =
                ::grad_runtime::rt::IntoShadow::into_shadow(w_bar);
            let u_bar: &'u_bar [::core::cell::Cell<::core::primitive::f64>] =
                ::grad_runtime::rt::IntoShadow::into_shadow(u_bar);
            let grown_bar: &'grown_bar mut ::grad_runtime::rt::alloc::vec::Vec<
                ::core::primitive::f64,
            > = ::grad_runtime::rt::IntoShadow::into_shadow(grown_bar);
            let mut entry = tape.records();
            tape.restore(grown);
            tape.restore(u);
            let mut w_buffer = ::grad_runtime::rt::zeros(w);
            let mut u_buffer = ::grad_runtime::rt::zeros(u);
            ::grad_runtime::rt::acc_all(&mut u_buffer, u_bar);
            ::grad_runtime::rt::zero_all(u_bar);
            let (v_bar, x_bar) = rule(
                v,
                w,
                u,
                grown,
                k,
                x,
                &mut w_buffer,
                &mut u_buffer,
                &mut *grown_bar,
                seed,
            );
            ::grad_runtime::rt::acc_all(w_bar, &w_buffer);
            ::grad_runtime::rt::acc_all(u_bar, &u_buffer);
            entry.restore(grown);
            entry.restore(u);
            (v_bar, (), (), (), (), x_bar)
        }
        pub const RECORDS: ::core::primitive::bool = true;
        pub const fn record() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_fwd() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_rev() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const TEXT: ::core::primitive::u64 = 0u64;
        pub const READS: [::core::primitive::bool; 6] = [true, true, true, true, true, true];
        pub const READS_IF_FIXED: [::core::primitive::bool; 6] =
            [true, true, true, true, true, true];
        #[inline(always)]
        pub fn fwd_keeping(
            keep: [::core::primitive::bool; 6],
            fixed: ::core::primitive::bool,
            v: Vec<f64>,
            w: &[f64],
            u: &mut [f64],
            grown: &mut Vec<f64>,
            k: usize,
            x: f64,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> f64 {
            <f_grad>::fwd(v, w, u, grown, k, x, tape)
        }
        #[inline(always)]
        pub fn rev_keeping<'w_bar, 'u_bar, 'grown_bar>(
            keep: [::core::primitive::bool; 6],
            fixed: ::core::primitive::bool,
            v: Vec<f64>,
            w: &[f64],
            u: &mut [f64],
            grown: &mut Vec<f64>,
            k: usize,
            x: f64,
            _: (),
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            u_bar: impl ::grad_runtime::rt::IntoShadow<
                &'u_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            grown_bar: impl ::grad_runtime::rt::IntoShadow<
                &'grown_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: (),
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: ::core::primitive::f64,
        ) -> (
            ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            (),
            (),
            (),
            (),
            ::core::primitive::f64,
        ) {
            <f_grad>::rev(
                v,
                w,
                u,
                grown,
                k,
                x,
                (),
                w_bar,
                u_bar,
                grown_bar,
                (),
                (),
                tape,
                seed,
            )
        }
        #[inline]
        pub fn jvp<'w_dot, 'u_dot, 'grown_dot>(
            v: Vec<f64>,
            w: &[f64],
            u: &mut [f64],
            grown: &mut Vec<f64>,
            k: usize,
            x: f64,
            v_dot: impl ::grad_runtime::rt::IntoTangent<
                ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64]>,
            u_dot: impl ::grad_runtime::rt::IntoTangent<&'u_dot mut [::core::primitive::f64]>,
            grown_dot: impl ::grad_runtime::rt::IntoTangent<
                &'grown_dot mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: impl ::grad_runtime::rt::NoTangent,
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        ) -> (f64, ::core::primitive::f64) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "forward mode needs a forward rule of `f`: it has `custom = ..` and no `custom_jvp = ..`\nhelp: add `custom_jvp = rule` to its `#[grad(..)]`, where `rule(args.., tangents..)` returns the tangent"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&v_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_vjp<
            'w_bar,
            'u_bar,
            'grown_bar,
            'w_dot_bar,
            'u_dot_bar,
            'grown_dot_bar,
            'w_dot,
            'u_dot,
            'grown_dot,
        >(
            v: Vec<f64>,
            w: &[f64],
            u: &mut [f64],
            grown: &mut Vec<f64>,
            k: usize,
            x: f64,
            v_dot: impl ::grad_runtime::rt::IntoTangent<
                ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64]>,
            u_dot: impl ::grad_runtime::rt::IntoTangent<&'u_dot mut [::core::primitive::f64]>,
            grown_dot: impl ::grad_runtime::rt::IntoTangent<
                &'grown_dot mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: impl ::grad_runtime::rt::NoTangent,
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            _: (),
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            u_bar: impl ::grad_runtime::rt::IntoShadow<
                &'u_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            grown_bar: impl ::grad_runtime::rt::IntoShadow<
                &'grown_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: (),
            _: (),
            _: (),
            w_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_dot_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            u_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'u_dot_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            grown_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'grown_dot_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: (),
            _: (),
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: (::core::primitive::f64, ::core::primitive::f64),
        ) -> (
            (f64, ::core::primitive::f64),
            (
                ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
                (),
                (),
                (),
                (),
                ::core::primitive::f64,
                ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
                (),
                (),
                (),
                (),
                ::core::primitive::f64,
            ),
        ) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&v_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_fwd<'w_dot, 'u_dot, 'grown_dot>(
            v: Vec<f64>,
            w: &[f64],
            u: &mut [f64],
            grown: &mut Vec<f64>,
            k: usize,
            x: f64,
            v_dot: impl ::grad_runtime::rt::IntoTangent<
                ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64]>,
            u_dot: impl ::grad_runtime::rt::IntoTangent<&'u_dot mut [::core::primitive::f64]>,
            grown_dot: impl ::grad_runtime::rt::IntoTangent<
                &'grown_dot mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: impl ::grad_runtime::rt::NoTangent,
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> (f64, ::core::primitive::f64) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&v_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_rev<
            'w_bar,
            'u_bar,
            'grown_bar,
            'w_dot_bar,
            'u_dot_bar,
            'grown_dot_bar,
            'w_dot,
            'u_dot,
            'grown_dot,
        >(
            v: Vec<f64>,
            w: &[f64],
            u: &mut [f64],
            grown: &mut Vec<f64>,
            k: usize,
            x: f64,
            v_dot: impl ::grad_runtime::rt::IntoTangent<
                ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64]>,
            u_dot: impl ::grad_runtime::rt::IntoTangent<&'u_dot mut [::core::primitive::f64]>,
            grown_dot: impl ::grad_runtime::rt::IntoTangent<
                &'grown_dot mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: impl ::grad_runtime::rt::NoTangent,
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            _: (),
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            u_bar: impl ::grad_runtime::rt::IntoShadow<
                &'u_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            grown_bar: impl ::grad_runtime::rt::IntoShadow<
                &'grown_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: (),
            _: (),
            _: (),
            w_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_dot_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            u_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'u_dot_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            grown_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'grown_dot_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: (),
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: (::core::primitive::f64, ::core::primitive::f64),
        ) -> (
            ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            (),
            (),
            (),
            (),
            ::core::primitive::f64,
            ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            (),
            (),
            (),
            (),
            ::core::primitive::f64,
        ) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&v_dot)
        }
        fn primal() {
            let _ = f;
        }
        #[inline(always)]
        pub fn returned(value: f64) -> f64 {
            value
        }
    }
    impl ::grad_runtime::rt::Returns for f_grad {
        type Output = f64;
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_vjp<'w_bar, 'u_bar, 'grown_bar>(
        v: Vec<f64>,
        w: &[f64],
        u: &mut [f64],
        grown: &mut Vec<f64>,
        k: usize,
        x: f64,
        _: (),
        w_bar: impl ::grad_runtime::rt::IntoShadow<&'w_bar [::core::cell::Cell<::core::primitive::f64>]>,
        u_bar: impl ::grad_runtime::rt::IntoShadow<&'u_bar [::core::cell::Cell<::core::primitive::f64>]>,
        grown_bar: impl ::grad_runtime::rt::IntoShadow<
            &'grown_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        _: (),
        _: (),
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: ::core::primitive::f64,
    ) -> (
        f64,
        (
            ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            (),
            (),
            (),
            (),
            ::core::primitive::f64,
        ),
    ) {
        <f_grad>::vjp(
            v,
            w,
            u,
            grown,
            k,
            x,
            (),
            w_bar,
            u_bar,
            grown_bar,
            (),
            (),
            tape,
            seed,
        )
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_fwd(
        v: Vec<f64>,
        w: &[f64],
        u: &mut [f64],
        grown: &mut Vec<f64>,
        k: usize,
        x: f64,
        tape: &mut ::grad_runtime::rt::Tape<'_>,
    ) -> f64 {
        <f_grad>::fwd(v, w, u, grown, k, x, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_rev<'w_bar, 'u_bar, 'grown_bar>(
        v: Vec<f64>,
        w: &[f64],
        u: &mut [f64],
        grown: &mut Vec<f64>,
        k: usize,
        x: f64,
        _: (),
        w_bar: impl ::grad_runtime::rt::IntoShadow<&'w_bar [::core::cell::Cell<::core::primitive::f64>]>,
        u_bar: impl ::grad_runtime::rt::IntoShadow<&'u_bar [::core::cell::Cell<::core::primitive::f64>]>,
        grown_bar: impl ::grad_runtime::rt::IntoShadow<
            &'grown_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        _: (),
        _: (),
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: ::core::primitive::f64,
    ) -> (
        ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        (),
        (),
        (),
        (),
        ::core::primitive::f64,
    ) {
        <f_grad>::rev(
            v,
            w,
            u,
            grown,
            k,
            x,
            (),
            w_bar,
            u_bar,
            grown_bar,
            (),
            (),
            tape,
            seed,
        )
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp<'w_dot, 'u_dot, 'grown_dot>(
        v: Vec<f64>,
        w: &[f64],
        u: &mut [f64],
        grown: &mut Vec<f64>,
        k: usize,
        x: f64,
        v_dot: impl ::grad_runtime::rt::IntoTangent<
            ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64]>,
        u_dot: impl ::grad_runtime::rt::IntoTangent<&'u_dot mut [::core::primitive::f64]>,
        grown_dot: impl ::grad_runtime::rt::IntoTangent<
            &'grown_dot mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        _: impl ::grad_runtime::rt::NoTangent,
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
    ) -> (f64, ::core::primitive::f64) {
        <f_grad>::jvp(
            v,
            w,
            u,
            grown,
            k,
            x,
            v_dot,
            w_dot,
            u_dot,
            grown_dot,
            ::grad_runtime::rt::NoDot,
            x_dot,
        )
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_vjp<
        'w_bar,
        'u_bar,
        'grown_bar,
        'w_dot_bar,
        'u_dot_bar,
        'grown_dot_bar,
        'w_dot,
        'u_dot,
        'grown_dot,
    >(
        v: Vec<f64>,
        w: &[f64],
        u: &mut [f64],
        grown: &mut Vec<f64>,
        k: usize,
        x: f64,
        v_dot: impl ::grad_runtime::rt::IntoTangent<
            ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64]>,
        u_dot: impl ::grad_runtime::rt::IntoTangent<&'u_dot mut [::core::primitive::f64]>,
        grown_dot: impl ::grad_runtime::rt::IntoTangent<
            &'grown_dot mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        _: impl ::grad_runtime::rt::NoTangent,
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        _: (),
        w_bar: impl ::grad_runtime::rt::IntoShadow<&'w_bar [::core::cell::Cell<::core::primitive::f64>]>,
        u_bar: impl ::grad_runtime::rt::IntoShadow<&'u_bar [::core::cell::Cell<::core::primitive::f64>]>,
        grown_bar: impl ::grad_runtime::rt::IntoShadow<
            &'grown_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        _: (),
        _: (),
        _: (),
        w_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'w_dot_bar [::core::cell::Cell<::core::primitive::f64>],
        >,
        u_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'u_dot_bar [::core::cell::Cell<::core::primitive::f64>],
        >,
        grown_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'grown_dot_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        _: (),
        _: (),
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: (::core::primitive::f64, ::core::primitive::f64),
    ) -> (
        (f64, ::core::primitive::f64),
        (
            ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            (),
            (),
            (),
            (),
            ::core::primitive::f64,
            ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            (),
            (),
            (),
            (),
            ::core::primitive::f64,
        ),
    ) {
        <f_grad>::jvp_vjp(
            v,
            w,
            u,
            grown,
            k,
            x,
            v_dot,
            w_dot,
            u_dot,
            grown_dot,
            ::grad_runtime::rt::NoDot,
            x_dot,
            (),
            w_bar,
            u_bar,
            grown_bar,
            (),
            (),
            (),
            w_dot_bar,
            u_dot_bar,
            grown_dot_bar,
            (),
            (),
            tape,
            seed,
        )
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_fwd<'w_dot, 'u_dot, 'grown_dot>(
        v: Vec<f64>,
        w: &[f64],
        u: &mut [f64],
        grown: &mut Vec<f64>,
        k: usize,
        x: f64,
        v_dot: impl ::grad_runtime::rt::IntoTangent<
            ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64]>,
        u_dot: impl ::grad_runtime::rt::IntoTangent<&'u_dot mut [::core::primitive::f64]>,
        grown_dot: impl ::grad_runtime::rt::IntoTangent<
            &'grown_dot mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        _: impl ::grad_runtime::rt::NoTangent,
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        tape: &mut ::grad_runtime::rt::Tape<'_>,
    ) -> (f64, ::core::primitive::f64) {
        <f_grad>::jvp_fwd(
            v,
            w,
            u,
            grown,
            k,
            x,
            v_dot,
            w_dot,
            u_dot,
            grown_dot,
            ::grad_runtime::rt::NoDot,
            x_dot,
            tape,
        )
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_rev<
        'w_bar,
        'u_bar,
        'grown_bar,
        'w_dot_bar,
        'u_dot_bar,
        'grown_dot_bar,
        'w_dot,
        'u_dot,
        'grown_dot,
    >(
        v: Vec<f64>,
        w: &[f64],
        u: &mut [f64],
        grown: &mut Vec<f64>,
        k: usize,
        x: f64,
        v_dot: impl ::grad_runtime::rt::IntoTangent<
            ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64]>,
        u_dot: impl ::grad_runtime::rt::IntoTangent<&'u_dot mut [::core::primitive::f64]>,
        grown_dot: impl ::grad_runtime::rt::IntoTangent<
            &'grown_dot mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        _: impl ::grad_runtime::rt::NoTangent,
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        _: (),
        w_bar: impl ::grad_runtime::rt::IntoShadow<&'w_bar [::core::cell::Cell<::core::primitive::f64>]>,
        u_bar: impl ::grad_runtime::rt::IntoShadow<&'u_bar [::core::cell::Cell<::core::primitive::f64>]>,
        grown_bar: impl ::grad_runtime::rt::IntoShadow<
            &'grown_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        _: (),
        _: (),
        _: (),
        w_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'w_dot_bar [::core::cell::Cell<::core::primitive::f64>],
        >,
        u_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'u_dot_bar [::core::cell::Cell<::core::primitive::f64>],
        >,
        grown_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'grown_dot_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        _: (),
        _: (),
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: (::core::primitive::f64, ::core::primitive::f64),
    ) -> (
        ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        (),
        (),
        (),
        (),
        ::core::primitive::f64,
        ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        (),
        (),
        (),
        (),
        ::core::primitive::f64,
    ) {
        <f_grad>::jvp_rev(
            v,
            w,
            u,
            grown,
            k,
            x,
            v_dot,
            w_dot,
            u_dot,
            grown_dot,
            ::grad_runtime::rt::NoDot,
            x_dot,
            (),
            w_bar,
            u_bar,
            grown_bar,
            (),
            (),
            (),
            w_dot_bar,
            u_dot_bar,
            grown_dot_bar,
            (),
            (),
            tape,
            seed,
        )
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_pullback = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_value_and_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_vjp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 3>;
}
pub mod fallible {
    /// An error carries no gradient.
    pub fn f(x: f64, w: &[f64; 2]) -> Result<f64, String> {
        if x < 0.0 {
            return Err("negative".into());
        }
        Ok(x.sqrt() * w[0] * w[1])
    }
    ::grad_runtime::rt::with_alloc! { # [doc = " The gradient of `f` with respect to `x` and `w`."] # [doc = ""] # [doc = " Returns the derivatives, in this order:"] # [doc = " * `x`: `f64`"] # [doc = " * `w`: `[f64; 2]`"] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_grad (x : f64 , w : & [f64 ; 2]) -> :: core :: result :: Result < (:: core :: primitive :: f64 , [:: core :: primitive :: f64 ; 2]) , String > { :: core :: result :: Result :: map (f_value_and_grad (x , w) , | (_ , gradient) | gradient) } }
    ::grad_runtime::rt::with_alloc! { # [doc = " The value of `f` and its gradient with respect to `x` and `w`, in one sweep."] # [doc = ""] # [doc = " Returns the value and the derivatives, in this order:"] # [doc = " * `x`: `f64`"] # [doc = " * `w`: `[f64; 2]`"] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_value_and_grad (x : f64 , w : & [f64 ; 2]) -> :: core :: result :: Result < (f64 , (:: core :: primitive :: f64 , [:: core :: primitive :: f64 ; 2])) , String > { let mut w_bar = :: grad_runtime :: rt :: zeros (w) ; :: core :: result :: Result :: map (f_vjp (x , w , & mut w_bar , 1.0) , | (value , x_bar) | (value , (x_bar , w_bar))) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_value_and_grad = f_grad ; }
    ::grad_runtime::rt::with_alloc! { # [doc = " The value of `f` and its gradient with respect to `x` and `w`, into the caller's buffers."] # [doc = ""] # [doc = " Overwrites `w_grad`. Returns the value and the derivative with respect to `x`."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_value_and_grad_into (x : f64 , w : & [f64 ; 2] , w_grad : & mut [:: core :: primitive :: f64 ; 2]) -> :: core :: result :: Result < (f64 , :: core :: primitive :: f64) , String > { :: grad_runtime :: rt :: zero_all (& mut * w_grad) ; f_vjp (x , w , w_grad , 1.0) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_value_and_grad_into = f_grad ; }
    ::grad_runtime::rt::with_alloc! { # [doc = " The adjoints of `f`'s arguments, with respect to `x` and `w`."] # [doc = ""] # [doc = " `seed` is the adjoint of the result: 1 gives the gradient."] # [doc = ""] # [doc = " The derivative with respect to `w` is added to `w_bar`, which has its shape."] # [doc = ""] # [doc = " Returns the value and the derivative with respect to `x`."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_vjp (x : f64 , w : & [f64 ; 2] , w_bar : & mut [:: core :: primitive :: f64 ; 2] , seed : :: core :: primitive :: f64) -> :: core :: result :: Result < (f64 , :: core :: primitive :: f64) , String > { :: grad_runtime :: rt :: with_tape (| tape | f_vjp_with (tape , x , w , w_bar , seed)) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_vjp = f_grad ; }
    /// The adjoints of `f`'s arguments, with respect to `x` and `w`.
    ///
    /// Records on `tape`, which grows as needed and is left as it was: a warm call allocates nothing.
    ///
    /// `seed` is the adjoint of the result: 1 gives the gradient.
    ///
    /// The derivative with respect to `w` is added to `w_bar`, which has its shape.
    ///
    /// Returns the value and the derivative with respect to `x`.
    ///
    /// # Panics
    /// Where `f` does.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_vjp_with(
        tape: &mut ::grad_runtime::Tape<'_>,
        x: f64,
        w: &[f64; 2],
        w_bar: &mut [::core::primitive::f64; 2],
        seed: ::core::primitive::f64,
    ) -> ::core::result::Result<(f64, ::core::primitive::f64), String> {
        let (value, (x_bar, _)) =
            <f_grad>::vjp(x, w, (), w_bar, tape, ::core::option::Option::Some(seed));
        ::core::result::Result::map(value, |value| (value, x_bar))
    }
    /// The value of `f`, and a function that computes adjoints with respect to `x` and `w` for any number of seeds.
    ///
    /// One forward sweep is made here and recorded on `tape`; each call of the pullback makes one reverse sweep. The pullback takes what `f_vjp` takes behind the arguments, and returns the adjoints of by-value parameters.
    ///
    /// # Panics
    /// Where `f` does.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_pullback(
        tape: &mut ::grad_runtime::Tape<'_>,
        x: f64,
        w: &[f64; 2],
    ) -> ::core::result::Result<
        (
            f64,
            impl ::core::ops::FnMut(
                &mut [::core::primitive::f64; 2],
                ::core::primitive::f64,
            ) -> ::core::primitive::f64,
        ),
        String,
    > {
        let mark = tape.mark();
        let value = <f_grad>::fwd(x, w, tape);
        let mut rev = tape.rev(mark);
        ::core::result::Result::map(value, |value| {
            (
                value,
                move |w_bar: &mut [::core::primitive::f64; 2], seed: ::core::primitive::f64| {
                    let (x_bar, _) = <f_grad>::rev(
                        x,
                        w,
                        (),
                        w_bar,
                        &mut rev.again(),
                        ::core::option::Option::Some(seed),
                    );
                    x_bar
                },
            )
        })
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    #[derive(:: core :: fmt :: Debug)]
    pub enum f_grad {}
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    impl f_grad {
        pub fn vjp<'w_bar>(
            x: f64,
            w: &[f64; 2],
            _: (),
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>; 2],
            >,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: ::core::option::Option<::core::primitive::f64>,
        ) -> (Result<f64, String>, (::core::primitive::f64, ())) {
            let w_bar: &'w_bar [::core::cell::Cell<::core::primitive::f64>; 2] =
                ::grad_runtime::rt::IntoShadow::into_shadow(w_bar);
            if x < 0.0 {
                return (Err("negative".into()), (0.0, ()));
            }
            let root = x.sqrt();
            let seed = seed.unwrap_or(0.0);
            ::grad_runtime::rt::acc(&w_bar[0], seed * root * w[1]);
            ::grad_runtime::rt::acc(&w_bar[1], seed * root * w[0]);
            (
                Ok(root * w[0] * w[1]),
                (seed * w[0] * w[1] / (2.0 * root), ()),
            )
        }
        pub fn fwd(
            x: f64,
            w: &[f64; 2],
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> Result<f64, String> {
            f(x, w)
        }
        pub fn rev<'w_bar>(
            x: f64,
            w: &[f64; 2],
            _: (),
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>; 2],
            >,
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: ::core::option::Option<::core::primitive::f64>,
        ) -> (::core::primitive::f64, ()) {
            let w_bar: &'w_bar [::core::cell::Cell<::core::primitive::f64>; 2] =
                ::grad_runtime::rt::IntoShadow::into_shadow(w_bar);
            let (_, adjoints) = <f_grad>::vjp(x, w, (), w_bar, tape.tape(), seed);
            adjoints
        }
        pub const RECORDS: ::core::primitive::bool = true;
        pub const fn record() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_fwd() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_rev() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const TEXT: ::core::primitive::u64 = 0u64;
        pub const READS: [::core::primitive::bool; 2] = [true, true];
        pub const READS_IF_FIXED: [::core::primitive::bool; 2] = [true, true];
        #[inline(always)]
        pub fn fwd_keeping(
            keep: [::core::primitive::bool; 2],
            fixed: ::core::primitive::bool,
            x: f64,
            w: &[f64; 2],
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> Result<f64, String> {
            <f_grad>::fwd(x, w, tape)
        }
        #[inline(always)]
        pub fn rev_keeping<'w_bar>(
            keep: [::core::primitive::bool; 2],
            fixed: ::core::primitive::bool,
            x: f64,
            w: &[f64; 2],
            _: (),
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>; 2],
            >,
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: ::core::option::Option<::core::primitive::f64>,
        ) -> (::core::primitive::f64, ()) {
            <f_grad>::rev(x, w, (), w_bar, tape, seed)
        }
        #[inline]
        pub fn jvp<'w_dot>(
            x: f64,
            w: &[f64; 2],
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64; 2]>,
        ) -> (
            Result<f64, String>,
            ::core::option::Option<::core::primitive::f64>,
        ) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "forward mode needs a forward rule of `f`: it has `custom = ..` and no `custom_jvp = ..`\nhelp: add `custom_jvp = rule` to its `#[grad(..)]`, where `rule(args.., tangents..)` returns the tangent"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&x_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_vjp<'w_bar, 'w_dot_bar, 'w_dot>(
            x: f64,
            w: &[f64; 2],
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64; 2]>,
            _: (),
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>; 2],
            >,
            _: (),
            w_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_dot_bar [::core::cell::Cell<::core::primitive::f64>; 2],
            >,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: (
                ::core::option::Option<::core::primitive::f64>,
                ::core::option::Option<::core::primitive::f64>,
            ),
        ) -> (
            (
                Result<f64, String>,
                ::core::option::Option<::core::primitive::f64>,
            ),
            (::core::primitive::f64, (), ::core::primitive::f64, ()),
        ) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&x_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_fwd<'w_dot>(
            x: f64,
            w: &[f64; 2],
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64; 2]>,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> (
            Result<f64, String>,
            ::core::option::Option<::core::primitive::f64>,
        ) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&x_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_rev<'w_bar, 'w_dot_bar, 'w_dot>(
            x: f64,
            w: &[f64; 2],
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64; 2]>,
            _: (),
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>; 2],
            >,
            _: (),
            w_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_dot_bar [::core::cell::Cell<::core::primitive::f64>; 2],
            >,
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: (
                ::core::option::Option<::core::primitive::f64>,
                ::core::option::Option<::core::primitive::f64>,
            ),
        ) -> (::core::primitive::f64, (), ::core::primitive::f64, ()) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&x_dot)
        }
        fn primal() {
            let _ = f;
        }
        #[inline(always)]
        pub fn returned(value: Result<f64, String>) -> Result<f64, String> {
            value
        }
    }
    impl ::grad_runtime::rt::Returns for f_grad {
        type Output = Result<f64, String>;
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_vjp<'w_bar>(
        x: f64,
        w: &[f64; 2],
        _: (),
        w_bar: impl ::grad_runtime::rt::IntoShadow<
            &'w_bar [::core::cell::Cell<::core::primitive::f64>; 2],
        >,
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: ::core::option::Option<::core::primitive::f64>,
    ) -> (Result<f64, String>, (::core::primitive::f64, ())) {
        <f_grad>::vjp(x, w, (), w_bar, tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_fwd(
        x: f64,
        w: &[f64; 2],
        tape: &mut ::grad_runtime::rt::Tape<'_>,
    ) -> Result<f64, String> {
        <f_grad>::fwd(x, w, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_rev<'w_bar>(
        x: f64,
        w: &[f64; 2],
        _: (),
        w_bar: impl ::grad_runtime::rt::IntoShadow<
            &'w_bar [::core::cell::Cell<::core::primitive::f64>; 2],
        >,
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: ::core::option::Option<::core::primitive::f64>,
    ) -> (::core::primitive::f64, ()) {
        <f_grad>::rev(x, w, (), w_bar, tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp<'w_dot>(
        x: f64,
        w: &[f64; 2],
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64; 2]>,
    ) -> (
        Result<f64, String>,
        ::core::option::Option<::core::primitive::f64>,
    ) {
        <f_grad>::jvp(x, w, x_dot, w_dot)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_vjp<'w_bar, 'w_dot_bar, 'w_dot>(
        x: f64,
        w: &[f64; 2],
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64; 2]>,
        _: (),
        w_bar: impl ::grad_runtime::rt::IntoShadow<
            &'w_bar [::core::cell::Cell<::core::primitive::f64>; 2],
        >,
        _: (),
        w_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'w_dot_bar [::core::cell::Cell<::core::primitive::f64>; 2],
        >,
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: (
            ::core::option::Option<::core::primitive::f64>,
            ::core::option::Option<::core::primitive::f64>,
        ),
    ) -> (
        (
            Result<f64, String>,
            ::core::option::Option<::core::primitive::f64>,
        ),
        (::core::primitive::f64, (), ::core::primitive::f64, ()),
    ) {
        <f_grad>::jvp_vjp(x, w, x_dot, w_dot, (), w_bar, (), w_dot_bar, tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_fwd<'w_dot>(
        x: f64,
        w: &[f64; 2],
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64; 2]>,
        tape: &mut ::grad_runtime::rt::Tape<'_>,
    ) -> (
        Result<f64, String>,
        ::core::option::Option<::core::primitive::f64>,
    ) {
        <f_grad>::jvp_fwd(x, w, x_dot, w_dot, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_rev<'w_bar, 'w_dot_bar, 'w_dot>(
        x: f64,
        w: &[f64; 2],
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot [::core::primitive::f64; 2]>,
        _: (),
        w_bar: impl ::grad_runtime::rt::IntoShadow<
            &'w_bar [::core::cell::Cell<::core::primitive::f64>; 2],
        >,
        _: (),
        w_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'w_dot_bar [::core::cell::Cell<::core::primitive::f64>; 2],
        >,
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: (
            ::core::option::Option<::core::primitive::f64>,
            ::core::option::Option<::core::primitive::f64>,
        ),
    ) -> (::core::primitive::f64, (), ::core::primitive::f64, ()) {
        <f_grad>::jvp_rev(x, w, x_dot, w_dot, (), w_bar, (), w_dot_bar, tape, seed)
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_pullback = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_value_and_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_vjp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 3>;
}
pub mod left_out {
    /// `wrt(y)`.
    fn f(x: f64, w: &[f64], y: f64) -> f64 {
        x * w[0] * y
    }
    ::grad_runtime::rt::with_alloc! { # [doc = " The gradient of `f` with respect to `y`."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] fn f_grad (x : f64 , w : & [f64] , y : f64) -> :: core :: primitive :: f64 { let (_ , gradient) = f_value_and_grad (x , w , y) ; gradient } }
    ::grad_runtime::rt::with_alloc! { # [doc = " The value of `f` and its gradient with respect to `y`, in one sweep."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] fn f_value_and_grad (x : f64 , w : & [f64] , y : f64) -> (f64 , :: core :: primitive :: f64) { let (value , y_bar) = f_vjp (x , w , y , 1.0) ; (value , y_bar) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] type f_value_and_grad = f_grad ; }
    ::grad_runtime::rt::with_alloc! { # [doc = " The value of `f` and its gradient with respect to `y`, into the caller's buffers."] # [doc = ""] # [doc = " Returns the value and the derivative with respect to `y`."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] fn f_value_and_grad_into (x : f64 , w : & [f64] , y : f64) -> (f64 , :: core :: primitive :: f64) { f_vjp (x , w , y , 1.0) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] type f_value_and_grad_into = f_grad ; }
    ::grad_runtime::rt::with_alloc! { # [doc = " The adjoints of `f`'s arguments, with respect to `y`."] # [doc = ""] # [doc = " `seed` is the adjoint of the result: 1 gives the gradient."] # [doc = ""] # [doc = " Returns the value and the derivative with respect to `y`."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] fn f_vjp (x : f64 , w : & [f64] , y : f64 , seed : :: core :: primitive :: f64) -> (f64 , :: core :: primitive :: f64) { :: grad_runtime :: rt :: with_tape (| tape | f_vjp_with (tape , x , w , y , seed)) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] type f_vjp = f_grad ; }
    /// The adjoints of `f`'s arguments, with respect to `y`.
    ///
    /// Records on `tape`, which grows as needed and is left as it was: a warm call allocates nothing.
    ///
    /// `seed` is the adjoint of the result: 1 gives the gradient.
    ///
    /// Returns the value and the derivative with respect to `y`.
    ///
    /// # Panics
    /// Where `f` does.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    fn f_vjp_with(
        tape: &mut ::grad_runtime::Tape<'_>,
        x: f64,
        w: &[f64],
        y: f64,
        seed: ::core::primitive::f64,
    ) -> (f64, ::core::primitive::f64) {
        let (value, (_, _, y_bar)) =
            <f_grad>::vjp(x, w, y, (), ::grad_runtime::rt::LeftOut, (), tape, seed);
        (value, y_bar)
    }
    /// The value of `f`, and a function that computes adjoints with respect to `y` for any number of seeds.
    ///
    /// One forward sweep is made here and recorded on `tape`; each call of the pullback makes one reverse sweep. The pullback takes what `f_vjp` takes behind the arguments, and returns the adjoints of by-value parameters.
    ///
    /// # Panics
    /// Where `f` does.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    fn f_pullback(
        tape: &mut ::grad_runtime::Tape<'_>,
        x: f64,
        w: &[f64],
        y: f64,
    ) -> (
        f64,
        impl ::core::ops::FnMut(::core::primitive::f64) -> ::core::primitive::f64,
    ) {
        let mark = tape.mark();
        let value = <f_grad>::fwd(x, w, y, tape);
        let mut rev = tape.rev(mark);
        (value, move |seed: ::core::primitive::f64| {
            let (_, _, y_bar) = <f_grad>::rev(
                x,
                w,
                y,
                (),
                ::grad_runtime::rt::LeftOut,
                (),
                &mut rev.again(),
                seed,
            );
            y_bar
        })
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    #[derive(:: core :: fmt :: Debug)]
    enum f_grad {}
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    impl f_grad {
        fn vjp(
            x: f64,
            w: &[f64],
            y: f64,
            _: (),
            _: impl ::grad_runtime::rt::IntoShadow<::grad_runtime::rt::LeftOut>,
            _: (),
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: ::core::primitive::f64,
        ) -> (
            f64,
            (
                ::grad_runtime::rt::LeftOut,
                ::grad_runtime::rt::LeftOut,
                ::core::primitive::f64,
            ),
        ) {
            (
                x * w[0] * y,
                (
                    ::grad_runtime::rt::LeftOut,
                    ::grad_runtime::rt::LeftOut,
                    seed * x * w[0],
                ),
            )
        }
        fn fwd(x: f64, w: &[f64], y: f64, tape: &mut ::grad_runtime::rt::Tape<'_>) -> f64 {
            f(x, w, y)
        }
        fn rev(
            x: f64,
            w: &[f64],
            y: f64,
            _: (),
            _: impl ::grad_runtime::rt::IntoShadow<::grad_runtime::rt::LeftOut>,
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: ::core::primitive::f64,
        ) -> (
            ::grad_runtime::rt::LeftOut,
            ::grad_runtime::rt::LeftOut,
            ::core::primitive::f64,
        ) {
            let (_, adjoints) = <f_grad>::vjp(
                x,
                w,
                y,
                (),
                ::grad_runtime::rt::LeftOut,
                (),
                tape.tape(),
                seed,
            );
            adjoints
        }
        const RECORDS: ::core::primitive::bool = true;
        const fn record() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        const fn record_fwd() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        const fn record_rev() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        const TEXT: ::core::primitive::u64 = 0u64;
        const READS: [::core::primitive::bool; 3] = [true, true, true];
        const READS_IF_FIXED: [::core::primitive::bool; 3] = [true, true, true];
        #[inline(always)]
        fn fwd_keeping(
            keep: [::core::primitive::bool; 3],
            fixed: ::core::primitive::bool,
            x: f64,
            w: &[f64],
            y: f64,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> f64 {
            <f_grad>::fwd(x, w, y, tape)
        }
        #[inline(always)]
        fn rev_keeping(
            keep: [::core::primitive::bool; 3],
            fixed: ::core::primitive::bool,
            x: f64,
            w: &[f64],
            y: f64,
            _: (),
            _: impl ::grad_runtime::rt::IntoShadow<::grad_runtime::rt::LeftOut>,
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: ::core::primitive::f64,
        ) -> (
            ::grad_runtime::rt::LeftOut,
            ::grad_runtime::rt::LeftOut,
            ::core::primitive::f64,
        ) {
            <f_grad>::rev(x, w, y, (), ::grad_runtime::rt::LeftOut, (), tape, seed)
        }
        #[inline]
        fn jvp(
            x: f64,
            w: &[f64],
            y: f64,
            _: impl ::grad_runtime::rt::NoTangent,
            _: impl ::grad_runtime::rt::NoTangent,
            y_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        ) -> (f64, ::core::primitive::f64) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "forward mode needs a forward rule of `f`: it has `custom = ..` and no `custom_jvp = ..`\nhelp: add `custom_jvp = rule` to its `#[grad(..)]`, where `rule(args.., tangents..)` returns the tangent"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&y_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        fn jvp_vjp(
            x: f64,
            w: &[f64],
            y: f64,
            _: impl ::grad_runtime::rt::NoTangent,
            _: impl ::grad_runtime::rt::NoTangent,
            y_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            _: (),
            _: impl ::grad_runtime::rt::IntoShadow<::grad_runtime::rt::LeftOut>,
            _: (),
            _: (),
            _: impl ::grad_runtime::rt::IntoShadow<::grad_runtime::rt::LeftOut>,
            _: (),
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: (::core::primitive::f64, ::core::primitive::f64),
        ) -> (
            (f64, ::core::primitive::f64),
            (
                ::grad_runtime::rt::LeftOut,
                ::grad_runtime::rt::LeftOut,
                ::core::primitive::f64,
                ::grad_runtime::rt::LeftOut,
                ::grad_runtime::rt::LeftOut,
                ::core::primitive::f64,
            ),
        ) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&y_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        fn jvp_fwd(
            x: f64,
            w: &[f64],
            y: f64,
            _: impl ::grad_runtime::rt::NoTangent,
            _: impl ::grad_runtime::rt::NoTangent,
            y_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> (f64, ::core::primitive::f64) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&y_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        fn jvp_rev(
            x: f64,
            w: &[f64],
            y: f64,
            _: impl ::grad_runtime::rt::NoTangent,
            _: impl ::grad_runtime::rt::NoTangent,
            y_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            _: (),
            _: impl ::grad_runtime::rt::IntoShadow<::grad_runtime::rt::LeftOut>,
            _: (),
            _: (),
            _: impl ::grad_runtime::rt::IntoShadow<::grad_runtime::rt::LeftOut>,
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: (::core::primitive::f64, ::core::primitive::f64),
        ) -> (
            ::grad_runtime::rt::LeftOut,
            ::grad_runtime::rt::LeftOut,
            ::core::primitive::f64,
            ::grad_runtime::rt::LeftOut,
            ::grad_runtime::rt::LeftOut,
            ::core::primitive::f64,
        ) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&y_dot)
        }
        fn primal() {
            let _ = f;
        }
        #[inline(always)]
        fn returned(value: f64) -> f64 {
            value
        }
    }
    impl ::grad_runtime::rt::Returns for f_grad {
        type Output = f64;
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    fn f_grad_vjp(
        x: f64,
        w: &[f64],
        y: f64,
        _: (),
        _: impl ::grad_runtime::rt::IntoShadow<::grad_runtime::rt::LeftOut>,
        _: (),
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: ::core::primitive::f64,
    ) -> (
        f64,
        (
            ::grad_runtime::rt::LeftOut,
            ::grad_runtime::rt::LeftOut,
            ::core::primitive::f64,
        ),
    ) {
        <f_grad>::vjp(x, w, y, (), ::grad_runtime::rt::LeftOut, (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    fn f_grad_fwd(x: f64, w: &[f64], y: f64, tape: &mut ::grad_runtime::rt::Tape<'_>) -> f64 {
        <f_grad>::fwd(x, w, y, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    fn f_grad_rev(
        x: f64,
        w: &[f64],
        y: f64,
        _: (),
        _: impl ::grad_runtime::rt::IntoShadow<::grad_runtime::rt::LeftOut>,
        _: (),
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: ::core::primitive::f64,
    ) -> (
        ::grad_runtime::rt::LeftOut,
        ::grad_runtime::rt::LeftOut,
        ::core::primitive::f64,
    ) {
        <f_grad>::rev(x, w, y, (), ::grad_runtime::rt::LeftOut, (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    fn f_grad_jvp(
        x: f64,
        w: &[f64],
        y: f64,
        _: impl ::grad_runtime::rt::NoTangent,
        _: impl ::grad_runtime::rt::NoTangent,
        y_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
    ) -> (f64, ::core::primitive::f64) {
        <f_grad>::jvp(
            x,
            w,
            y,
            ::grad_runtime::rt::NoDot,
            ::grad_runtime::rt::NoDot,
            y_dot,
        )
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    fn f_grad_jvp_vjp(
        x: f64,
        w: &[f64],
        y: f64,
        _: impl ::grad_runtime::rt::NoTangent,
        _: impl ::grad_runtime::rt::NoTangent,
        y_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        _: (),
        _: impl ::grad_runtime::rt::IntoShadow<::grad_runtime::rt::LeftOut>,
        _: (),
        _: (),
        _: impl ::grad_runtime::rt::IntoShadow<::grad_runtime::rt::LeftOut>,
        _: (),
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: (::core::primitive::f64, ::core::primitive::f64),
    ) -> (
        (f64, ::core::primitive::f64),
        (
            ::grad_runtime::rt::LeftOut,
            ::grad_runtime::rt::LeftOut,
            ::core::primitive::f64,
            ::grad_runtime::rt::LeftOut,
            ::grad_runtime::rt::LeftOut,
            ::core::primitive::f64,
        ),
    ) {
        <f_grad>::jvp_vjp(
            x,
            w,
            y,
            ::grad_runtime::rt::NoDot,
            ::grad_runtime::rt::NoDot,
            y_dot,
            (),
            ::grad_runtime::rt::LeftOut,
            (),
            (),
            ::grad_runtime::rt::LeftOut,
            (),
            tape,
            seed,
        )
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    fn f_grad_jvp_fwd(
        x: f64,
        w: &[f64],
        y: f64,
        _: impl ::grad_runtime::rt::NoTangent,
        _: impl ::grad_runtime::rt::NoTangent,
        y_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        tape: &mut ::grad_runtime::rt::Tape<'_>,
    ) -> (f64, ::core::primitive::f64) {
        <f_grad>::jvp_fwd(
            x,
            w,
            y,
            ::grad_runtime::rt::NoDot,
            ::grad_runtime::rt::NoDot,
            y_dot,
            tape,
        )
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    fn f_grad_jvp_rev(
        x: f64,
        w: &[f64],
        y: f64,
        _: impl ::grad_runtime::rt::NoTangent,
        _: impl ::grad_runtime::rt::NoTangent,
        y_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        _: (),
        _: impl ::grad_runtime::rt::IntoShadow<::grad_runtime::rt::LeftOut>,
        _: (),
        _: (),
        _: impl ::grad_runtime::rt::IntoShadow<::grad_runtime::rt::LeftOut>,
        _: (),
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: (::core::primitive::f64, ::core::primitive::f64),
    ) -> (
        ::grad_runtime::rt::LeftOut,
        ::grad_runtime::rt::LeftOut,
        ::core::primitive::f64,
        ::grad_runtime::rt::LeftOut,
        ::grad_runtime::rt::LeftOut,
        ::core::primitive::f64,
    ) {
        <f_grad>::jvp_rev(
            x,
            w,
            y,
            ::grad_runtime::rt::NoDot,
            ::grad_runtime::rt::NoDot,
            y_dot,
            (),
            ::grad_runtime::rt::LeftOut,
            (),
            (),
            ::grad_runtime::rt::LeftOut,
            (),
            tape,
            seed,
        )
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    type f_jvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    type f_jvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    type f_hvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    type f_hvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    type f_pullback = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    type f_hessian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    type f_hessian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    type f_jacobian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    type f_jacobian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    type f_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    type f_value_and_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    type f_vjp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    type f_jvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    type f_hvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 3>;
}
pub mod growing {
    /// The buffer of a `Vec` follows its length.
    pub fn f(v: &mut Vec<f64>, x: f64) -> f64 {
        v.push(x);
        v.push(x * v[0]);
        v[v.len() - 1]
    }
    ::grad_runtime::rt::with_alloc! { # [doc = " The gradient of `f` with respect to `v` and `x`."] # [doc = ""] # [doc = " Returns the derivatives, in this order:"] # [doc = " * `v`: `Vec<f64>`"] # [doc = " * `x`: `f64`"] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_grad (v : & mut Vec < f64 > , x : f64) -> (:: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , :: core :: primitive :: f64) { let (_ , gradient) = f_value_and_grad (v , x) ; gradient } }
    ::grad_runtime::rt::with_alloc! { # [doc = " The value of `f` and its gradient with respect to `v` and `x`, in one sweep."] # [doc = ""] # [doc = " Returns the value and the derivatives, in this order:"] # [doc = " * `v`: `Vec<f64>`"] # [doc = " * `x`: `f64`"] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_value_and_grad (v : & mut Vec < f64 > , x : f64) -> (f64 , (:: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , :: core :: primitive :: f64)) { let mut v_bar = :: grad_runtime :: rt :: alloc :: vec :: Vec :: new () ; let (value , x_bar) = f_vjp (v , x , & mut v_bar , 1.0) ; (value , (v_bar , x_bar)) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_value_and_grad = f_grad ; }
    ::grad_runtime::rt::with_alloc! { # [doc = " The value of `f` and its gradient with respect to `v` and `x`, into the caller's buffers."] # [doc = ""] # [doc = " Overwrites `v_grad`. Returns the value and the derivative with respect to `x`."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does. Also if an adjoint buffer is not as long as its argument."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_value_and_grad_into (v : & mut Vec < f64 > , x : f64 , v_grad : & mut :: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 >) -> (f64 , :: core :: primitive :: f64) { v_grad . clear () ; f_vjp (v , x , v_grad , 1.0) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_value_and_grad_into = f_grad ; }
    ::grad_runtime::rt::with_alloc! { # [doc = " The adjoints of `f`'s arguments, with respect to `v` and `x`."] # [doc = ""] # [doc = " `seed` is the adjoint of the result: 1 gives the gradient."] # [doc = ""] # [doc = " `v_bar` holds the adjoint of `v`'s contents on return, empty standing for zeros, and gets that of the contents on entry."] # [doc = ""] # [doc = " Returns the value and the derivative with respect to `x`."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does. Also if an adjoint buffer is not as long as its argument."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_vjp (v : & mut Vec < f64 > , x : f64 , v_bar : & mut :: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , seed : :: core :: primitive :: f64) -> (f64 , :: core :: primitive :: f64) { :: grad_runtime :: rt :: with_tape (| tape | f_vjp_with (tape , v , x , v_bar , seed)) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_vjp = f_grad ; }
    /// The adjoints of `f`'s arguments, with respect to `v` and `x`.
    ///
    /// Records on `tape`, which grows as needed and is left as it was: a warm call allocates nothing.
    ///
    /// `seed` is the adjoint of the result: 1 gives the gradient.
    ///
    /// `v_bar` holds the adjoint of `v`'s contents on return, empty standing for zeros, and gets that of the contents on entry.
    ///
    /// Returns the value and the derivative with respect to `x`.
    ///
    /// # Panics
    /// Where `f` does. Also if an adjoint buffer is not as long as its argument.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_vjp_with(
        tape: &mut ::grad_runtime::Tape<'_>,
        v: &mut Vec<f64>,
        x: f64,
        v_bar: &mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        seed: ::core::primitive::f64,
    ) -> (f64, ::core::primitive::f64) {
        let (value, (_, x_bar)) = <f_grad>::vjp(v, x, v_bar, (), tape, seed);
        (value, x_bar)
    }
    /// The value of `f`, and a function that computes adjoints with respect to `v` and `x` for any number of seeds.
    ///
    /// One forward sweep is made here and recorded on `tape`; each call of the pullback makes one reverse sweep. The pullback takes what `f_vjp` takes behind the arguments, and returns the adjoints of by-value parameters. The `&mut` arguments end as the function leaves them; the pullback works on copies.
    ///
    /// # Panics
    /// Where `f` does. Also if an adjoint buffer is not as long as its argument.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_pullback<'tape, 'tape_memory, 'v_held>(
        tape: &'tape mut ::grad_runtime::Tape<'tape_memory>,
        v: &'v_held mut Vec<f64>,
        x: f64,
    ) -> (
        f64,
        impl ::core::ops::FnMut(
            &mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            ::core::primitive::f64,
        ) -> ::core::primitive::f64
        + use<'tape, 'tape_memory>,
    ) {
        let mark = tape.mark();
        let value = <f_grad>::fwd(v, x, tape);
        let mut rev = tape.rev(mark);
        (value, {
            let v_kept = ::grad_runtime::rt::alloc::borrow::ToOwned::to_owned(&*v);
            let mut v_held = ::core::clone::Clone::clone(&v_kept);
            move |v_bar: &mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
                  seed: ::core::primitive::f64| {
                ::core::clone::Clone::clone_from(&mut v_held, &v_kept);
                let (_, x_bar) = <f_grad>::rev(&mut v_held, x, v_bar, (), &mut rev.again(), seed);
                x_bar
            }
        })
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    #[derive(:: core :: fmt :: Debug)]
    pub enum f_grad {}
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    impl f_grad {
        pub fn vjp<'v_bar>(
            v: &mut Vec<f64>,
            x: f64,
            v_bar: impl ::grad_runtime::rt::IntoShadow<
                &'v_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: (),
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: ::core::primitive::f64,
        ) -> (f64, ((), ::core::primitive::f64)) {
            let v_bar: &'v_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64> =
                ::grad_runtime::rt::IntoShadow::into_shadow(v_bar);
            v.push(x);
            v.push(x * v[0]);
            let value = v[v.len() - 1];
            ::grad_runtime::rt::fit("v", v_bar, v);
            let last = v_bar.len() - 1;
            v_bar[last] += seed;
            let d = v_bar.pop().unwrap();
            let v0 = v[0];
            v_bar[0] += d * x;
            let mut x_bar = d * v0;
            x_bar += v_bar.pop().unwrap();
            (value, ((), x_bar))
        }
        pub fn fwd(v: &mut Vec<f64>, x: f64, tape: &mut ::grad_runtime::rt::Tape<'_>) -> f64 {
            tape.save(v);
            f(v, x)
        }
        pub fn rev<'v_bar>(
            v: &mut Vec<f64>,
            x: f64,
            v_bar: impl ::grad_runtime::rt::IntoShadow<
                &'v_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: ::core::primitive::f64,
        ) -> ((), ::core::primitive::f64) {
            let v_bar: &'v_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64> =
                ::grad_runtime::rt::IntoShadow::into_shadow(v_bar);
            let mut entry = tape.records();
            tape.restore(v);
            let (_, adjoints) = <f_grad>::vjp(v, x, v_bar, (), tape.tape(), seed);
            entry.restore(v);
            adjoints
        }
        pub const RECORDS: ::core::primitive::bool = true;
        pub const fn record() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_fwd() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_rev() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const TEXT: ::core::primitive::u64 = 0u64;
        pub const READS: [::core::primitive::bool; 2] = [true, true];
        pub const READS_IF_FIXED: [::core::primitive::bool; 2] = [true, true];
        #[inline(always)]
        pub fn fwd_keeping(
            keep: [::core::primitive::bool; 2],
            fixed: ::core::primitive::bool,
            v: &mut Vec<f64>,
            x: f64,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> f64 {
            <f_grad>::fwd(v, x, tape)
        }
        #[inline(always)]
        pub fn rev_keeping<'v_bar>(
            keep: [::core::primitive::bool; 2],
            fixed: ::core::primitive::bool,
            v: &mut Vec<f64>,
            x: f64,
            v_bar: impl ::grad_runtime::rt::IntoShadow<
                &'v_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: ::core::primitive::f64,
        ) -> ((), ::core::primitive::f64) {
            <f_grad>::rev(v, x, v_bar, (), tape, seed)
        }
        #[inline]
        pub fn jvp<'v_dot>(
            v: &mut Vec<f64>,
            x: f64,
            v_dot: impl ::grad_runtime::rt::IntoTangent<
                &'v_dot mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        ) -> (f64, ::core::primitive::f64) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "forward mode needs a forward rule of `f`: it has `custom = ..` and no `custom_jvp = ..`\nhelp: add `custom_jvp = rule` to its `#[grad(..)]`, where `rule(args.., tangents..)` returns the tangent"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&v_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_vjp<'v_bar, 'v_dot_bar, 'v_dot>(
            v: &mut Vec<f64>,
            x: f64,
            v_dot: impl ::grad_runtime::rt::IntoTangent<
                &'v_dot mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            v_bar: impl ::grad_runtime::rt::IntoShadow<
                &'v_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: (),
            v_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'v_dot_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: (),
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: (::core::primitive::f64, ::core::primitive::f64),
        ) -> (
            (f64, ::core::primitive::f64),
            ((), ::core::primitive::f64, (), ::core::primitive::f64),
        ) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&v_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_fwd<'v_dot>(
            v: &mut Vec<f64>,
            x: f64,
            v_dot: impl ::grad_runtime::rt::IntoTangent<
                &'v_dot mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> (f64, ::core::primitive::f64) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&v_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_rev<'v_bar, 'v_dot_bar, 'v_dot>(
            v: &mut Vec<f64>,
            x: f64,
            v_dot: impl ::grad_runtime::rt::IntoTangent<
                &'v_dot mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            v_bar: impl ::grad_runtime::rt::IntoShadow<
                &'v_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: (),
            v_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'v_dot_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
            >,
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: (::core::primitive::f64, ::core::primitive::f64),
        ) -> ((), ::core::primitive::f64, (), ::core::primitive::f64) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&v_dot)
        }
        fn primal() {
            let _ = f;
        }
        #[inline(always)]
        pub fn returned(value: f64) -> f64 {
            value
        }
    }
    impl ::grad_runtime::rt::Returns for f_grad {
        type Output = f64;
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_vjp<'v_bar>(
        v: &mut Vec<f64>,
        x: f64,
        v_bar: impl ::grad_runtime::rt::IntoShadow<
            &'v_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        _: (),
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: ::core::primitive::f64,
    ) -> (f64, ((), ::core::primitive::f64)) {
        <f_grad>::vjp(v, x, v_bar, (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_fwd(v: &mut Vec<f64>, x: f64, tape: &mut ::grad_runtime::rt::Tape<'_>) -> f64 {
        <f_grad>::fwd(v, x, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_rev<'v_bar>(
        v: &mut Vec<f64>,
        x: f64,
        v_bar: impl ::grad_runtime::rt::IntoShadow<
            &'v_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        _: (),
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: ::core::primitive::f64,
    ) -> ((), ::core::primitive::f64) {
        <f_grad>::rev(v, x, v_bar, (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp<'v_dot>(
        v: &mut Vec<f64>,
        x: f64,
        v_dot: impl ::grad_runtime::rt::IntoTangent<
            &'v_dot mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
    ) -> (f64, ::core::primitive::f64) {
        <f_grad>::jvp(v, x, v_dot, x_dot)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_vjp<'v_bar, 'v_dot_bar, 'v_dot>(
        v: &mut Vec<f64>,
        x: f64,
        v_dot: impl ::grad_runtime::rt::IntoTangent<
            &'v_dot mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        v_bar: impl ::grad_runtime::rt::IntoShadow<
            &'v_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        _: (),
        v_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'v_dot_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        _: (),
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: (::core::primitive::f64, ::core::primitive::f64),
    ) -> (
        (f64, ::core::primitive::f64),
        ((), ::core::primitive::f64, (), ::core::primitive::f64),
    ) {
        <f_grad>::jvp_vjp(v, x, v_dot, x_dot, v_bar, (), v_dot_bar, (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_fwd<'v_dot>(
        v: &mut Vec<f64>,
        x: f64,
        v_dot: impl ::grad_runtime::rt::IntoTangent<
            &'v_dot mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        tape: &mut ::grad_runtime::rt::Tape<'_>,
    ) -> (f64, ::core::primitive::f64) {
        <f_grad>::jvp_fwd(v, x, v_dot, x_dot, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_rev<'v_bar, 'v_dot_bar, 'v_dot>(
        v: &mut Vec<f64>,
        x: f64,
        v_dot: impl ::grad_runtime::rt::IntoTangent<
            &'v_dot mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        v_bar: impl ::grad_runtime::rt::IntoShadow<
            &'v_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        _: (),
        v_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'v_dot_bar mut ::grad_runtime::rt::alloc::vec::Vec<::core::primitive::f64>,
        >,
        _: (),
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: (::core::primitive::f64, ::core::primitive::f64),
    ) -> ((), ::core::primitive::f64, (), ::core::primitive::f64) {
        <f_grad>::jvp_rev(v, x, v_dot, x_dot, v_bar, (), v_dot_bar, (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_pullback = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_value_and_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_vjp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 3>;
}
pub mod alias {
    type Real = f64;
    /// Types that the macro cannot see through.
    pub fn f(x: Real, v: &[Real]) -> Real {
        x * v[0]
    }
    ::grad_runtime::rt::with_alloc! { # [doc = " The gradient of `f` with respect to `x` and `v`."] # [doc = ""] # [doc = " Returns the derivatives, in this order:"] # [doc = " * `x`: `<Real as Differentiable>::Tangent`"] # [doc = " * `v`: `Vec<<Real as Differentiable>::Tangent>`"] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_grad (x : Real , v : & [Real]) -> (< Real as :: grad_runtime :: Differentiable > :: Tangent , :: grad_runtime :: rt :: alloc :: vec :: Vec < < Real as :: grad_runtime :: Differentiable > :: Tangent >) where for < 'scalar > Real : :: grad_runtime :: rt :: Scalar { let (_ , gradient) = f_value_and_grad (x , v) ; gradient } }
    ::grad_runtime::rt::with_alloc! { # [doc = " The value of `f` and its gradient with respect to `x` and `v`, in one sweep."] # [doc = ""] # [doc = " Returns the value and the derivatives, in this order:"] # [doc = " * `x`: `<Real as Differentiable>::Tangent`"] # [doc = " * `v`: `Vec<<Real as Differentiable>::Tangent>`"] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_value_and_grad (x : Real , v : & [Real]) -> (Real , (< Real as :: grad_runtime :: Differentiable > :: Tangent , :: grad_runtime :: rt :: alloc :: vec :: Vec < < Real as :: grad_runtime :: Differentiable > :: Tangent >)) where for < 'scalar > Real : :: grad_runtime :: rt :: Scalar { let mut v_bar = :: grad_runtime :: rt :: zeros (v) ; let (value , x_bar) = f_vjp (x , v , & mut v_bar , < Real as :: grad_runtime :: rt :: Scalar > :: GRAD_ONE) ; (value , (x_bar , v_bar)) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_value_and_grad = f_grad ; }
    ::grad_runtime::rt::with_alloc! { # [doc = " The value of `f` and its gradient with respect to `x` and `v`, into the caller's buffers."] # [doc = ""] # [doc = " Overwrites `v_grad`. Returns the value and the derivative with respect to `x`."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does. Also if an adjoint buffer is not as long as its argument."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_value_and_grad_into (x : Real , v : & [Real] , v_grad : & mut [< Real as :: grad_runtime :: Differentiable > :: Tangent]) -> (Real , < Real as :: grad_runtime :: Differentiable > :: Tangent) where for < 'scalar > Real : :: grad_runtime :: rt :: Scalar { :: grad_runtime :: rt :: zero_all (& mut * v_grad) ; f_vjp (x , v , v_grad , < Real as :: grad_runtime :: rt :: Scalar > :: GRAD_ONE) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_value_and_grad_into = f_grad ; }
    ::grad_runtime::rt::with_alloc! { # [doc = " The adjoints of `f`'s arguments, with respect to `x` and `v`."] # [doc = ""] # [doc = " `seed` is the adjoint of the result: 1 gives the gradient."] # [doc = ""] # [doc = " The derivative with respect to `v` is added to `v_bar`, which has its shape."] # [doc = ""] # [doc = " Returns the value and the derivative with respect to `x`."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does. Also if an adjoint buffer is not as long as its argument."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_vjp (x : Real , v : & [Real] , v_bar : & mut [< Real as :: grad_runtime :: Differentiable > :: Tangent] , seed : < Real as :: grad_runtime :: Differentiable > :: Tangent) -> (Real , < Real as :: grad_runtime :: Differentiable > :: Tangent) { :: grad_runtime :: rt :: with_tape (| tape | f_vjp_with (tape , x , v , v_bar , seed)) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_vjp = f_grad ; }
    /// The adjoints of `f`'s arguments, with respect to `x` and `v`.
    ///
    /// Records on `tape`, which grows as needed and is left as it was: a warm call allocates nothing.
    ///
    /// `seed` is the adjoint of the result: 1 gives the gradient.
    ///
    /// The derivative with respect to `v` is added to `v_bar`, which has its shape.
    ///
    /// Returns the value and the derivative with respect to `x`.
    ///
    /// # Panics
    /// Where `f` does. Also if an adjoint buffer is not as long as its argument.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_vjp_with(
        tape: &mut ::grad_runtime::Tape<'_>,
        x: Real,
        v: &[Real],
        v_bar: &mut [<Real as ::grad_runtime::Differentiable>::Tangent],
        seed: <Real as ::grad_runtime::Differentiable>::Tangent,
    ) -> (Real, <Real as ::grad_runtime::Differentiable>::Tangent) {
        ::grad_runtime::rt::check_len("v", v.len(), v_bar.len());
        let (value, (x_bar, _)) = <f_grad>::vjp(x, v, (), v_bar, tape, seed);
        (value, x_bar)
    }
    /// The value of `f`, and a function that computes adjoints with respect to `x` and `v` for any number of seeds.
    ///
    /// One forward sweep is made here and recorded on `tape`; each call of the pullback makes one reverse sweep. The pullback takes what `f_vjp` takes behind the arguments, and returns the adjoints of by-value parameters.
    ///
    /// # Panics
    /// Where `f` does. Also if an adjoint buffer is not as long as its argument.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_pullback(
        tape: &mut ::grad_runtime::Tape<'_>,
        x: Real,
        v: &[Real],
    ) -> (
        Real,
        impl ::core::ops::FnMut(
            &mut [<Real as ::grad_runtime::Differentiable>::Tangent],
            <Real as ::grad_runtime::Differentiable>::Tangent,
        ) -> <Real as ::grad_runtime::Differentiable>::Tangent,
    )
    where
        for<'again> Real: ::core::clone::Clone,
    {
        let mark = tape.mark();
        let value = <f_grad>::fwd(::core::clone::Clone::clone(&x), v, tape);
        let mut rev = tape.rev(mark);
        (
            value,
            move |v_bar: &mut [<Real as ::grad_runtime::Differentiable>::Tangent],
                  seed: <Real as ::grad_runtime::Differentiable>::Tangent| {
                ::grad_runtime::rt::check_len("v", v.len(), v_bar.len());
                let (x_bar, _) = <f_grad>::rev(
                    ::core::clone::Clone::clone(&x),
                    v,
                    (),
                    v_bar,
                    &mut rev.again(),
                    seed,
                );
                x_bar
            },
        )
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    #[derive(:: core :: fmt :: Debug)]
    pub enum f_grad {}
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    impl f_grad {
        pub fn vjp<'v_bar>(
            x: Real,
            v: &[Real],
            _: (),
            v_bar: impl ::grad_runtime::rt::IntoShadow<
                &'v_bar mut [<Real as ::grad_runtime::Differentiable>::Tangent],
            >,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: <Real as ::grad_runtime::Differentiable>::Tangent,
        ) -> (
            Real,
            (<Real as ::grad_runtime::Differentiable>::Tangent, ()),
        ) {
            let v_bar: &'v_bar mut [<Real as ::grad_runtime::Differentiable>::Tangent] =
                ::grad_runtime::rt::IntoShadow::into_shadow(v_bar);
            v_bar[0] += seed * x;
            (x * v[0], (seed * v[0], ()))
        }
        pub fn fwd(x: Real, v: &[Real], tape: &mut ::grad_runtime::rt::Tape<'_>) -> Real {
            f(x, v)
        }
        pub fn rev<'v_bar>(
            x: Real,
            v: &[Real],
            _: (),
            v_bar: impl ::grad_runtime::rt::IntoShadow<
                &'v_bar mut [<Real as ::grad_runtime::Differentiable>::Tangent],
            >,
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: <Real as ::grad_runtime::Differentiable>::Tangent,
        ) -> (<Real as ::grad_runtime::Differentiable>::Tangent, ()) {
            let v_bar: &'v_bar mut [<Real as ::grad_runtime::Differentiable>::Tangent] =
                ::grad_runtime::rt::IntoShadow::into_shadow(v_bar);
            let (_, adjoints) = <f_grad>::vjp(x, v, (), v_bar, tape.tape(), seed);
            adjoints
        }
        pub const RECORDS: ::core::primitive::bool = true;
        pub const fn record() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_fwd() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_rev() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const TEXT: ::core::primitive::u64 = 0u64;
        pub const READS: [::core::primitive::bool; 2] = [true, true];
        pub const READS_IF_FIXED: [::core::primitive::bool; 2] = [true, true];
        #[inline(always)]
        pub fn fwd_keeping(
            keep: [::core::primitive::bool; 2],
            fixed: ::core::primitive::bool,
            x: Real,
            v: &[Real],
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> Real {
            <f_grad>::fwd(x, v, tape)
        }
        #[inline(always)]
        pub fn rev_keeping<'v_bar>(
            keep: [::core::primitive::bool; 2],
            fixed: ::core::primitive::bool,
            x: Real,
            v: &[Real],
            _: (),
            v_bar: impl ::grad_runtime::rt::IntoShadow<
                &'v_bar mut [<Real as ::grad_runtime::Differentiable>::Tangent],
            >,
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: <Real as ::grad_runtime::Differentiable>::Tangent,
        ) -> (<Real as ::grad_runtime::Differentiable>::Tangent, ()) {
            <f_grad>::rev(x, v, (), v_bar, tape, seed)
        }
        #[inline]
        pub fn jvp<'v_dot>(
            x: Real,
            v: &[Real],
            x_dot: impl ::grad_runtime::rt::IntoTangent<
                <Real as ::grad_runtime::Differentiable>::Tangent,
            >,
            v_dot: impl ::grad_runtime::rt::IntoTangent<
                &'v_dot [<Real as ::grad_runtime::Differentiable>::Tangent],
            >,
        ) -> (Real, <Real as ::grad_runtime::Differentiable>::Tangent) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "forward mode needs a forward rule of `f`: it has `custom = ..` and no `custom_jvp = ..`\nhelp: add `custom_jvp = rule` to its `#[grad(..)]`, where `rule(args.., tangents..)` returns the tangent"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&x_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]        pub fn jvp_vjp < 'v_bar , 'v_dot_bar , 'v_dot > (x : Real , v : & [Real] , x_dot : impl :: grad_runtime :: rt :: IntoTangent < < Real as :: grad_runtime :: Differentiable > :: Tangent > , v_dot : impl :: grad_runtime :: rt :: IntoTangent < & 'v_dot [< Real as :: grad_runtime :: Differentiable > :: Tangent] > , _ : () , v_bar : impl :: grad_runtime :: rt :: IntoShadow < & 'v_bar mut [< Real as :: grad_runtime :: Differentiable > :: Tangent] > , _ : () , v_dot_bar : impl :: grad_runtime :: rt :: IntoShadow < & 'v_dot_bar mut [< < Real as :: grad_runtime :: Differentiable > :: Tangent as :: grad_runtime :: Differentiable > :: Tangent] > , tape : & mut :: grad_runtime :: rt :: Tape < '_ > , seed : (< Real as :: grad_runtime :: Differentiable > :: Tangent , < < Real as :: grad_runtime :: Differentiable > :: Tangent as :: grad_runtime :: Differentiable > :: Tangent ,)) -> ((Real , < Real as :: grad_runtime :: Differentiable > :: Tangent) , (< Real as :: grad_runtime :: Differentiable > :: Tangent , () , < < Real as :: grad_runtime :: Differentiable > :: Tangent as :: grad_runtime :: Differentiable > :: Tangent , ())){
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&x_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_fwd<'v_dot>(
            x: Real,
            v: &[Real],
            x_dot: impl ::grad_runtime::rt::IntoTangent<
                <Real as ::grad_runtime::Differentiable>::Tangent,
            >,
            v_dot: impl ::grad_runtime::rt::IntoTangent<
                &'v_dot [<Real as ::grad_runtime::Differentiable>::Tangent],
            >,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> (Real, <Real as ::grad_runtime::Differentiable>::Tangent) {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&x_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]        pub fn jvp_rev < 'v_bar , 'v_dot_bar , 'v_dot > (x : Real , v : & [Real] , x_dot : impl :: grad_runtime :: rt :: IntoTangent < < Real as :: grad_runtime :: Differentiable > :: Tangent > , v_dot : impl :: grad_runtime :: rt :: IntoTangent < & 'v_dot [< Real as :: grad_runtime :: Differentiable > :: Tangent] > , _ : () , v_bar : impl :: grad_runtime :: rt :: IntoShadow < & 'v_bar mut [< Real as :: grad_runtime :: Differentiable > :: Tangent] > , _ : () , v_dot_bar : impl :: grad_runtime :: rt :: IntoShadow < & 'v_dot_bar mut [< < Real as :: grad_runtime :: Differentiable > :: Tangent as :: grad_runtime :: Differentiable > :: Tangent] > , tape : & mut :: grad_runtime :: rt :: Rev < '_ , '_ > , seed : (< Real as :: grad_runtime :: Differentiable > :: Tangent , < < Real as :: grad_runtime :: Differentiable > :: Tangent as :: grad_runtime :: Differentiable > :: Tangent ,)) -> (< Real as :: grad_runtime :: Differentiable > :: Tangent , () , < < Real as :: grad_runtime :: Differentiable > :: Tangent as :: grad_runtime :: Differentiable > :: Tangent , ()){
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&x_dot)
        }
        fn primal() {
            let _ = f;
        }
        #[inline(always)]
        pub fn returned(value: Real) -> Real {
            value
        }
    }
    impl ::grad_runtime::rt::Returns for f_grad {
        type Output = Real;
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_vjp<'v_bar>(
        x: Real,
        v: &[Real],
        _: (),
        v_bar: impl ::grad_runtime::rt::IntoShadow<
            &'v_bar mut [<Real as ::grad_runtime::Differentiable>::Tangent],
        >,
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: <Real as ::grad_runtime::Differentiable>::Tangent,
    ) -> (
        Real,
        (<Real as ::grad_runtime::Differentiable>::Tangent, ()),
    ) {
        <f_grad>::vjp(x, v, (), v_bar, tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_fwd(x: Real, v: &[Real], tape: &mut ::grad_runtime::rt::Tape<'_>) -> Real {
        <f_grad>::fwd(x, v, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_rev<'v_bar>(
        x: Real,
        v: &[Real],
        _: (),
        v_bar: impl ::grad_runtime::rt::IntoShadow<
            &'v_bar mut [<Real as ::grad_runtime::Differentiable>::Tangent],
        >,
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: <Real as ::grad_runtime::Differentiable>::Tangent,
    ) -> (<Real as ::grad_runtime::Differentiable>::Tangent, ()) {
        <f_grad>::rev(x, v, (), v_bar, tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp<'v_dot>(
        x: Real,
        v: &[Real],
        x_dot: impl ::grad_runtime::rt::IntoTangent<<Real as ::grad_runtime::Differentiable>::Tangent>,
        v_dot: impl ::grad_runtime::rt::IntoTangent<
            &'v_dot [<Real as ::grad_runtime::Differentiable>::Tangent],
        >,
    ) -> (Real, <Real as ::grad_runtime::Differentiable>::Tangent) {
        <f_grad>::jvp(x, v, x_dot, v_dot)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]    pub fn f_grad_jvp_vjp < 'v_bar , 'v_dot_bar , 'v_dot > (x : Real , v : & [Real] , x_dot : impl :: grad_runtime :: rt :: IntoTangent < < Real as :: grad_runtime :: Differentiable > :: Tangent > , v_dot : impl :: grad_runtime :: rt :: IntoTangent < & 'v_dot [< Real as :: grad_runtime :: Differentiable > :: Tangent] > , _ : () , v_bar : impl :: grad_runtime :: rt :: IntoShadow < & 'v_bar mut [< Real as :: grad_runtime :: Differentiable > :: Tangent] > , _ : () , v_dot_bar : impl :: grad_runtime :: rt :: IntoShadow < & 'v_dot_bar mut [< < Real as :: grad_runtime :: Differentiable > :: Tangent as :: grad_runtime :: Differentiable > :: Tangent] > , tape : & mut :: grad_runtime :: rt :: Tape < '_ > , seed : (< Real as :: grad_runtime :: Differentiable > :: Tangent , < < Real as :: grad_runtime :: Differentiable > :: Tangent as :: grad_runtime :: Differentiable > :: Tangent ,)) -> ((Real , < Real as :: grad_runtime :: Differentiable > :: Tangent) , (< Real as :: grad_runtime :: Differentiable > :: Tangent , () , < < Real as :: grad_runtime :: Differentiable > :: Tangent as :: grad_runtime :: Differentiable > :: Tangent , ())){
        <f_grad>::jvp_vjp(x, v, x_dot, v_dot, (), v_bar, (), v_dot_bar, tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_fwd<'v_dot>(
        x: Real,
        v: &[Real],
        x_dot: impl ::grad_runtime::rt::IntoTangent<<Real as ::grad_runtime::Differentiable>::Tangent>,
        v_dot: impl ::grad_runtime::rt::IntoTangent<
            &'v_dot [<Real as ::grad_runtime::Differentiable>::Tangent],
        >,
        tape: &mut ::grad_runtime::rt::Tape<'_>,
    ) -> (Real, <Real as ::grad_runtime::Differentiable>::Tangent) {
        <f_grad>::jvp_fwd(x, v, x_dot, v_dot, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]    pub fn f_grad_jvp_rev < 'v_bar , 'v_dot_bar , 'v_dot > (x : Real , v : & [Real] , x_dot : impl :: grad_runtime :: rt :: IntoTangent < < Real as :: grad_runtime :: Differentiable > :: Tangent > , v_dot : impl :: grad_runtime :: rt :: IntoTangent < & 'v_dot [< Real as :: grad_runtime :: Differentiable > :: Tangent] > , _ : () , v_bar : impl :: grad_runtime :: rt :: IntoShadow < & 'v_bar mut [< Real as :: grad_runtime :: Differentiable > :: Tangent] > , _ : () , v_dot_bar : impl :: grad_runtime :: rt :: IntoShadow < & 'v_dot_bar mut [< < Real as :: grad_runtime :: Differentiable > :: Tangent as :: grad_runtime :: Differentiable > :: Tangent] > , tape : & mut :: grad_runtime :: rt :: Rev < '_ , '_ > , seed : (< Real as :: grad_runtime :: Differentiable > :: Tangent , < < Real as :: grad_runtime :: Differentiable > :: Tangent as :: grad_runtime :: Differentiable > :: Tangent ,)) -> (< Real as :: grad_runtime :: Differentiable > :: Tangent , () , < < Real as :: grad_runtime :: Differentiable > :: Tangent as :: grad_runtime :: Differentiable > :: Tangent , ()){
        <f_grad>::jvp_rev(x, v, x_dot, v_dot, (), v_bar, (), v_dot_bar, tape, seed)
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_pullback = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_value_and_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_vjp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 3>;
}
#[no_implicit_prelude]
pub mod hostile {
    pub struct Option;
    pub struct Vec;
    pub mod core {}
    pub mod grad_runtime {}
    /// The user's names are everywhere.
    pub fn f<'a, const N: usize>(
        tape: &'a [f64],
        seed: [f64; N],
        tape_bar: f64,
        value: usize,
    ) -> f64
    where
        [(); N]: Sized,
    {
        tape[value] * seed[0] * tape_bar
    }
    pub trait Sized {}
    impl<T: ?::core::marker::Sized> Sized for T {}
    ::grad_runtime::rt::with_alloc! { # [doc = " The gradient of `f` with respect to `tape`, `seed` and `tape_bar`."] # [doc = ""] # [doc = " Returns the derivatives, in this order:"] # [doc = " * `tape`: `Vec<f64>`"] # [doc = " * `seed`: `[f64; N]`"] # [doc = " * `tape_bar`: `f64`"] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_grad < 'a , const N : usize > (tape : & 'a [f64] , seed : [f64 ; N] , tape_bar : f64 , value : usize) -> (:: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , [:: core :: primitive :: f64 ; N] , :: core :: primitive :: f64) where [() ; N] : Sized { let (_ , gradient) = f_value_and_grad :: < N > (tape , seed , tape_bar , value) ; gradient } }
    ::grad_runtime::rt::with_alloc! { # [doc = " The value of `f` and its gradient with respect to `tape`, `seed` and `tape_bar`, in one sweep."] # [doc = ""] # [doc = " Returns the value and the derivatives, in this order:"] # [doc = " * `tape`: `Vec<f64>`"] # [doc = " * `seed`: `[f64; N]`"] # [doc = " * `tape_bar`: `f64`"] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_value_and_grad < 'a , const N : usize > (tape : & 'a [f64] , seed : [f64 ; N] , tape_bar : f64 , value : usize) -> (f64 , (:: grad_runtime :: rt :: alloc :: vec :: Vec < :: core :: primitive :: f64 > , [:: core :: primitive :: f64 ; N] , :: core :: primitive :: f64)) where [() ; N] : Sized { let mut tape_bar_ = :: grad_runtime :: rt :: zeros (tape) ; let (value_ , (seed_bar , tape_bar_bar)) = f_vjp :: < N > (tape , seed , tape_bar , value , & mut tape_bar_ , 1.0) ; (value_ , (tape_bar_ , seed_bar , tape_bar_bar)) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_value_and_grad = f_grad ; }
    ::grad_runtime::rt::with_alloc! { # [doc = " The value of `f` and its gradient with respect to `tape`, `seed` and `tape_bar`, into the caller's buffers."] # [doc = ""] # [doc = " Overwrites `tape_grad`. Returns the value and the derivative with respect to `seed`, `tape_bar`."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does. Also if an adjoint buffer is not as long as its argument."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_value_and_grad_into < 'a , const N : usize > (tape : & 'a [f64] , seed : [f64 ; N] , tape_bar : f64 , value : usize , tape_grad : & mut [:: core :: primitive :: f64]) -> (f64 , ([:: core :: primitive :: f64 ; N] , :: core :: primitive :: f64)) where [() ; N] : Sized { :: grad_runtime :: rt :: zero_all (& mut * tape_grad) ; f_vjp :: < N > (tape , seed , tape_bar , value , tape_grad , 1.0) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_value_and_grad_into = f_grad ; }
    ::grad_runtime::rt::with_alloc! { # [doc = " The adjoints of `f`'s arguments, with respect to `tape`, `seed` and `tape_bar`."] # [doc = ""] # [doc = " `seed_` is the adjoint of the result: 1 gives the gradient."] # [doc = ""] # [doc = " The derivative with respect to `tape` is added to `tape_bar_`, which has its shape."] # [doc = ""] # [doc = " Returns the value and the derivative with respect to `seed`, `tape_bar`."] # [doc = ""] # [doc = " # Panics"] # [doc = " Where `f` does. Also if an adjoint buffer is not as long as its argument."] # [allow (unused , deprecated , nonstandard_style , unreachable_pub , clippy :: all , clippy :: float_cmp , clippy :: nursery , clippy :: restriction)] # [inline] pub fn f_vjp < 'a , const N : usize > (tape : & 'a [f64] , seed : [f64 ; N] , tape_bar : f64 , value : usize , tape_bar_ : & mut [:: core :: primitive :: f64] , seed_ : :: core :: primitive :: f64) -> (f64 , ([:: core :: primitive :: f64 ; N] , :: core :: primitive :: f64)) where [() ; N] : Sized { :: grad_runtime :: rt :: with_tape (| tape_ | f_vjp_with :: < N > (tape_ , tape , seed , tape_bar , value , tape_bar_ , seed_)) } }
    ::grad_runtime::rt::without_alloc! { # [doc (hidden)] # [allow (unused , nonstandard_style , missing_copy_implementations)] pub type f_vjp = f_grad ; }
    /// The adjoints of `f`'s arguments, with respect to `tape`, `seed` and `tape_bar`.
    ///
    /// Records on `tape_`, which grows as needed and is left as it was: a warm call allocates nothing.
    ///
    /// `seed_` is the adjoint of the result: 1 gives the gradient.
    ///
    /// The derivative with respect to `tape` is added to `tape_bar_`, which has its shape.
    ///
    /// Returns the value and the derivative with respect to `seed`, `tape_bar`.
    ///
    /// # Panics
    /// Where `f` does. Also if an adjoint buffer is not as long as its argument.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_vjp_with<'a, const N: usize>(
        tape_: &mut ::grad_runtime::Tape<'_>,
        tape: &'a [f64],
        seed: [f64; N],
        tape_bar: f64,
        value: usize,
        tape_bar_: &mut [::core::primitive::f64],
        seed_: ::core::primitive::f64,
    ) -> (f64, ([::core::primitive::f64; N], ::core::primitive::f64))
    where
        [(); N]: Sized,
    {
        ::grad_runtime::rt::check_len("tape", tape.len(), tape_bar_.len());
        let (value_, (_, seed_bar, tape_bar_bar, _)) = <f_grad>::vjp::<N>(
            tape,
            seed,
            tape_bar,
            value,
            tape_bar_,
            (),
            (),
            (),
            tape_,
            seed_,
        );
        (value_, (seed_bar, tape_bar_bar))
    }
    /// The value of `f`, and a function that computes adjoints with respect to `tape`, `seed` and `tape_bar` for any number of seeds.
    ///
    /// One forward sweep is made here and recorded on `tape_`; each call of the pullback makes one reverse sweep. The pullback takes what `f_vjp` takes behind the arguments, and returns the adjoints of by-value parameters.
    ///
    /// # Panics
    /// Where `f` does. Also if an adjoint buffer is not as long as its argument.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_pullback<'a, const N: usize>(
        tape_: &mut ::grad_runtime::Tape<'_>,
        tape: &'a [f64],
        seed: [f64; N],
        tape_bar: f64,
        value: usize,
    ) -> (
        f64,
        impl ::core::ops::FnMut(
            &mut [::core::primitive::f64],
            ::core::primitive::f64,
        ) -> ([::core::primitive::f64; N], ::core::primitive::f64),
    )
    where
        [(); N]: Sized,
    {
        let mark = tape_.mark();
        let value_ = <f_grad>::fwd::<N>(tape, seed, tape_bar, value, tape_);
        let mut rev = tape_.rev(mark);
        (
            value_,
            move |tape_bar_: &mut [::core::primitive::f64], seed_: ::core::primitive::f64| {
                ::grad_runtime::rt::check_len("tape", tape.len(), tape_bar_.len());
                let (_, seed_bar, tape_bar_bar, _) = <f_grad>::rev::<N>(
                    tape,
                    seed,
                    tape_bar,
                    value,
                    tape_bar_,
                    (),
                    (),
                    (),
                    &mut rev.again(),
                    seed_,
                );
                (seed_bar, tape_bar_bar)
            },
        )
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    #[derive(:: core :: fmt :: Debug)]
    pub enum f_grad {}
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    impl f_grad {
        pub fn vjp<'a, 'tape_bar_, const N: usize>(
            tape: &'a [f64],
            seed: [f64; N],
            tape_bar: f64,
            value: usize,
            tape_bar_: impl ::grad_runtime::rt::IntoShadow<
                &'tape_bar_ [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            _: (),
            _: (),
            tape_: &mut ::grad_runtime::rt::Tape<'_>,
            seed_: ::core::primitive::f64,
        ) -> (
            f64,
            ((), [::core::primitive::f64; N], ::core::primitive::f64, ()),
        )
        where
            [(); N]: Sized,
        {
            let tape_bar_: &'tape_bar_ [::core::cell::Cell<::core::primitive::f64>] =
                ::grad_runtime::rt::IntoShadow::into_shadow(tape_bar_);
            let d = seed_;
            tape_bar_[value].set(tape_bar_[value].get() + d * seed[0] * tape_bar);
            let mut seed_bar = [0.0; N];
            seed_bar[0] = d * tape[value] * tape_bar;
            (
                tape[value] * seed[0] * tape_bar,
                ((), seed_bar, d * tape[value] * seed[0], ()),
            )
        }
        pub fn fwd<'a, const N: usize>(
            tape: &'a [f64],
            seed: [f64; N],
            tape_bar: f64,
            value: usize,
            tape_: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> f64
        where
            [(); N]: Sized,
        {
            f::<N>(tape, seed, tape_bar, value)
        }
        pub fn rev<'a, 'tape_bar_, const N: usize>(
            tape: &'a [f64],
            seed: [f64; N],
            tape_bar: f64,
            value: usize,
            tape_bar_: impl ::grad_runtime::rt::IntoShadow<
                &'tape_bar_ [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            _: (),
            _: (),
            tape_: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed_: ::core::primitive::f64,
        ) -> ((), [::core::primitive::f64; N], ::core::primitive::f64, ())
        where
            [(); N]: Sized,
        {
            let tape_bar_: &'tape_bar_ [::core::cell::Cell<::core::primitive::f64>] =
                ::grad_runtime::rt::IntoShadow::into_shadow(tape_bar_);
            let (_, adjoints) = <f_grad>::vjp::<N>(
                tape,
                seed,
                tape_bar,
                value,
                tape_bar_,
                (),
                (),
                (),
                tape_.tape(),
                seed_,
            );
            adjoints
        }
        pub const RECORDS: ::core::primitive::bool = true;
        pub const fn record() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_fwd() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_rev() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const TEXT: ::core::primitive::u64 = 0u64;
        pub const READS: [::core::primitive::bool; 4] = [true, true, true, true];
        pub const READS_IF_FIXED: [::core::primitive::bool; 4] = [true, true, true, true];
        #[inline(always)]
        pub fn fwd_keeping<'a, const N: usize>(
            keep: [::core::primitive::bool; 4],
            fixed: ::core::primitive::bool,
            tape: &'a [f64],
            seed: [f64; N],
            tape_bar: f64,
            value: usize,
            tape_: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> f64
        where
            [(); N]: Sized,
        {
            <f_grad>::fwd::<N>(tape, seed, tape_bar, value, tape_)
        }
        #[inline(always)]
        pub fn rev_keeping<'a, 'tape_bar_, const N: usize>(
            keep: [::core::primitive::bool; 4],
            fixed: ::core::primitive::bool,
            tape: &'a [f64],
            seed: [f64; N],
            tape_bar: f64,
            value: usize,
            tape_bar_: impl ::grad_runtime::rt::IntoShadow<
                &'tape_bar_ [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            _: (),
            _: (),
            tape_: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed_: ::core::primitive::f64,
        ) -> ((), [::core::primitive::f64; N], ::core::primitive::f64, ())
        where
            [(); N]: Sized,
        {
            <f_grad>::rev::<N>(
                tape,
                seed,
                tape_bar,
                value,
                tape_bar_,
                (),
                (),
                (),
                tape_,
                seed_,
            )
        }
        #[inline]
        pub fn jvp<'a, 'tape_dot, const N: usize>(
            tape: &'a [f64],
            seed: [f64; N],
            tape_bar: f64,
            value: usize,
            tape_dot: impl ::grad_runtime::rt::IntoTangent<&'tape_dot [::core::primitive::f64]>,
            seed_dot: impl ::grad_runtime::rt::IntoTangent<[::core::primitive::f64; N]>,
            tape_bar_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            _: impl ::grad_runtime::rt::NoTangent,
        ) -> (f64, ::core::primitive::f64)
        where
            [(); N]: Sized,
        {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "forward mode needs a forward rule of `f`: it has `custom = ..` and no `custom_jvp = ..`\nhelp: add `custom_jvp = rule` to its `#[grad(..)]`, where `rule(args.., tangents..)` returns the tangent"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&tape_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_vjp<'a, 'tape_bar_, 'tape_dot_bar, 'tape_dot, const N: usize>(
            tape: &'a [f64],
            seed: [f64; N],
            tape_bar: f64,
            value: usize,
            tape_dot: impl ::grad_runtime::rt::IntoTangent<&'tape_dot [::core::primitive::f64]>,
            seed_dot: impl ::grad_runtime::rt::IntoTangent<[::core::primitive::f64; N]>,
            tape_bar_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            _: impl ::grad_runtime::rt::NoTangent,
            tape_bar_: impl ::grad_runtime::rt::IntoShadow<
                &'tape_bar_ [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            _: (),
            _: (),
            tape_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'tape_dot_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            _: (),
            _: (),
            tape_: &mut ::grad_runtime::rt::Tape<'_>,
            seed_: (::core::primitive::f64, ::core::primitive::f64),
        ) -> (
            (f64, ::core::primitive::f64),
            (
                (),
                [::core::primitive::f64; N],
                ::core::primitive::f64,
                (),
                (),
                [::core::primitive::f64; N],
                ::core::primitive::f64,
                (),
            ),
        )
        where
            [(); N]: Sized,
        {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&tape_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_fwd<'a, 'tape_dot, const N: usize>(
            tape: &'a [f64],
            seed: [f64; N],
            tape_bar: f64,
            value: usize,
            tape_dot: impl ::grad_runtime::rt::IntoTangent<&'tape_dot [::core::primitive::f64]>,
            seed_dot: impl ::grad_runtime::rt::IntoTangent<[::core::primitive::f64; N]>,
            tape_bar_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            _: impl ::grad_runtime::rt::NoTangent,
            tape_: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> (f64, ::core::primitive::f64)
        where
            [(); N]: Sized,
        {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&tape_dot)
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_rev<'a, 'tape_bar_, 'tape_dot_bar, 'tape_dot, const N: usize>(
            tape: &'a [f64],
            seed: [f64; N],
            tape_bar: f64,
            value: usize,
            tape_dot: impl ::grad_runtime::rt::IntoTangent<&'tape_dot [::core::primitive::f64]>,
            seed_dot: impl ::grad_runtime::rt::IntoTangent<[::core::primitive::f64; N]>,
            tape_bar_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            _: impl ::grad_runtime::rt::NoTangent,
            tape_bar_: impl ::grad_runtime::rt::IntoShadow<
                &'tape_bar_ [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            _: (),
            _: (),
            tape_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'tape_dot_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            _: (),
            _: (),
            tape_: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed_: (::core::primitive::f64, ::core::primitive::f64),
        ) -> (
            (),
            [::core::primitive::f64; N],
            ::core::primitive::f64,
            (),
            (),
            [::core::primitive::f64; N],
            ::core::primitive::f64,
            (),
        )
        where
            [(); N]: Sized,
        {
            fn unavailable<T>(_: &T) -> ! {
                const {
                    ::core::assert!(
                        ::core::mem::size_of::<T>() == ::core::primitive::usize::MAX,
                        "second derivatives through `f` are not known: it has a rule of its own\nhelp: write `f` without `custom` and `custom_jvp`, or take first derivatives of it only"
                    )
                };
                ::core::unreachable!()
            }
            unavailable(&tape_dot)
        }
        fn primal<'a, const N: usize>()
        where
            [(); N]: Sized,
        {
            let _ = f::<N>;
        }
        #[inline(always)]
        pub fn returned(value_: f64) -> f64 {
            value_
        }
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_vjp<'a, 'tape_bar_, const N: usize>(
        tape: &'a [f64],
        seed: [f64; N],
        tape_bar: f64,
        value: usize,
        tape_bar_: impl ::grad_runtime::rt::IntoShadow<
            &'tape_bar_ [::core::cell::Cell<::core::primitive::f64>],
        >,
        _: (),
        _: (),
        _: (),
        tape_: &mut ::grad_runtime::rt::Tape<'_>,
        seed_: ::core::primitive::f64,
    ) -> (
        f64,
        ((), [::core::primitive::f64; N], ::core::primitive::f64, ()),
    )
    where
        [(); N]: Sized,
    {
        <f_grad>::vjp::<N>(
            tape,
            seed,
            tape_bar,
            value,
            tape_bar_,
            (),
            (),
            (),
            tape_,
            seed_,
        )
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_fwd<'a, const N: usize>(
        tape: &'a [f64],
        seed: [f64; N],
        tape_bar: f64,
        value: usize,
        tape_: &mut ::grad_runtime::rt::Tape<'_>,
    ) -> f64
    where
        [(); N]: Sized,
    {
        <f_grad>::fwd::<N>(tape, seed, tape_bar, value, tape_)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_rev<'a, 'tape_bar_, const N: usize>(
        tape: &'a [f64],
        seed: [f64; N],
        tape_bar: f64,
        value: usize,
        tape_bar_: impl ::grad_runtime::rt::IntoShadow<
            &'tape_bar_ [::core::cell::Cell<::core::primitive::f64>],
        >,
        _: (),
        _: (),
        _: (),
        tape_: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed_: ::core::primitive::f64,
    ) -> ((), [::core::primitive::f64; N], ::core::primitive::f64, ())
    where
        [(); N]: Sized,
    {
        <f_grad>::rev::<N>(
            tape,
            seed,
            tape_bar,
            value,
            tape_bar_,
            (),
            (),
            (),
            tape_,
            seed_,
        )
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp<'a, 'tape_dot, const N: usize>(
        tape: &'a [f64],
        seed: [f64; N],
        tape_bar: f64,
        value: usize,
        tape_dot: impl ::grad_runtime::rt::IntoTangent<&'tape_dot [::core::primitive::f64]>,
        seed_dot: impl ::grad_runtime::rt::IntoTangent<[::core::primitive::f64; N]>,
        tape_bar_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        _: impl ::grad_runtime::rt::NoTangent,
    ) -> (f64, ::core::primitive::f64)
    where
        [(); N]: Sized,
    {
        <f_grad>::jvp::<N>(
            tape,
            seed,
            tape_bar,
            value,
            tape_dot,
            seed_dot,
            tape_bar_dot,
            ::grad_runtime::rt::NoDot,
        )
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_vjp<'a, 'tape_bar_, 'tape_dot_bar, 'tape_dot, const N: usize>(
        tape: &'a [f64],
        seed: [f64; N],
        tape_bar: f64,
        value: usize,
        tape_dot: impl ::grad_runtime::rt::IntoTangent<&'tape_dot [::core::primitive::f64]>,
        seed_dot: impl ::grad_runtime::rt::IntoTangent<[::core::primitive::f64; N]>,
        tape_bar_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        _: impl ::grad_runtime::rt::NoTangent,
        tape_bar_: impl ::grad_runtime::rt::IntoShadow<
            &'tape_bar_ [::core::cell::Cell<::core::primitive::f64>],
        >,
        _: (),
        _: (),
        _: (),
        tape_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'tape_dot_bar [::core::cell::Cell<::core::primitive::f64>],
        >,
        _: (),
        _: (),
        _: (),
        tape_: &mut ::grad_runtime::rt::Tape<'_>,
        seed_: (::core::primitive::f64, ::core::primitive::f64),
    ) -> (
        (f64, ::core::primitive::f64),
        (
            (),
            [::core::primitive::f64; N],
            ::core::primitive::f64,
            (),
            (),
            [::core::primitive::f64; N],
            ::core::primitive::f64,
            (),
        ),
    )
    where
        [(); N]: Sized,
    {
        <f_grad>::jvp_vjp::<N>(
            tape,
            seed,
            tape_bar,
            value,
            tape_dot,
            seed_dot,
            tape_bar_dot,
            ::grad_runtime::rt::NoDot,
            tape_bar_,
            (),
            (),
            (),
            tape_dot_bar,
            (),
            (),
            (),
            tape_,
            seed_,
        )
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_fwd<'a, 'tape_dot, const N: usize>(
        tape: &'a [f64],
        seed: [f64; N],
        tape_bar: f64,
        value: usize,
        tape_dot: impl ::grad_runtime::rt::IntoTangent<&'tape_dot [::core::primitive::f64]>,
        seed_dot: impl ::grad_runtime::rt::IntoTangent<[::core::primitive::f64; N]>,
        tape_bar_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        _: impl ::grad_runtime::rt::NoTangent,
        tape_: &mut ::grad_runtime::rt::Tape<'_>,
    ) -> (f64, ::core::primitive::f64)
    where
        [(); N]: Sized,
    {
        <f_grad>::jvp_fwd::<N>(
            tape,
            seed,
            tape_bar,
            value,
            tape_dot,
            seed_dot,
            tape_bar_dot,
            ::grad_runtime::rt::NoDot,
            tape_,
        )
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_rev<'a, 'tape_bar_, 'tape_dot_bar, 'tape_dot, const N: usize>(
        tape: &'a [f64],
        seed: [f64; N],
        tape_bar: f64,
        value: usize,
        tape_dot: impl ::grad_runtime::rt::IntoTangent<&'tape_dot [::core::primitive::f64]>,
        seed_dot: impl ::grad_runtime::rt::IntoTangent<[::core::primitive::f64; N]>,
        tape_bar_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        _: impl ::grad_runtime::rt::NoTangent,
        tape_bar_: impl ::grad_runtime::rt::IntoShadow<
            &'tape_bar_ [::core::cell::Cell<::core::primitive::f64>],
        >,
        _: (),
        _: (),
        _: (),
        tape_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'tape_dot_bar [::core::cell::Cell<::core::primitive::f64>],
        >,
        _: (),
        _: (),
        _: (),
        tape_: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed_: (::core::primitive::f64, ::core::primitive::f64),
    ) -> (
        (),
        [::core::primitive::f64; N],
        ::core::primitive::f64,
        (),
        (),
        [::core::primitive::f64; N],
        ::core::primitive::f64,
        (),
    )
    where
        [(); N]: Sized,
    {
        <f_grad>::jvp_rev::<N>(
            tape,
            seed,
            tape_bar,
            value,
            tape_dot,
            seed_dot,
            tape_bar_dot,
            ::grad_runtime::rt::NoDot,
            tape_bar_,
            (),
            (),
            (),
            tape_dot_bar,
            (),
            (),
            (),
            tape_,
            seed_,
        )
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_pullback = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_value_and_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_vjp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 3>;
}
pub mod refused {
    /// A stub keeps callers quiet.
    pub fn f(x: f64, w: &mut [f64], names: &[&str]) -> (f64, usize) {
        (x * w[0], names.len())
    }
    /// The adjoints of `f`'s arguments, with respect to `x` and `w`.
    ///
    /// `seed` is the adjoint of the result, of the same shape.
    ///
    /// `w_bar` holds the adjoint of `w`'s contents on return and gets that of the contents on entry.
    ///
    /// Returns the value and the derivative with respect to `x`.
    ///
    /// # Panics
    /// Where `f` does. Also if an adjoint buffer is not as long as its argument.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_vjp(
        x: f64,
        w: &mut [f64],
        names: &[&str],
        w_bar: &mut [::core::primitive::f64],
        seed: (::core::primitive::f64, ()),
    ) -> ((f64, usize), ::core::primitive::f64) {
        ::core::unreachable!("`f` was refused by `#[grad]`")
    }
    /// The adjoints of `f`'s arguments, with respect to `x` and `w`.
    ///
    /// Records on `tape`, which grows as needed and is left as it was: a warm call allocates nothing.
    ///
    /// `seed` is the adjoint of the result, of the same shape.
    ///
    /// `w_bar` holds the adjoint of `w`'s contents on return and gets that of the contents on entry.
    ///
    /// Returns the value and the derivative with respect to `x`.
    ///
    /// # Panics
    /// Where `f` does. Also if an adjoint buffer is not as long as its argument.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_vjp_with(
        tape: &mut ::grad_runtime::Tape<'_>,
        x: f64,
        w: &mut [f64],
        names: &[&str],
        w_bar: &mut [::core::primitive::f64],
        seed: (::core::primitive::f64, ()),
    ) -> ((f64, usize), ::core::primitive::f64) {
        ::core::unreachable!("`f` was refused by `#[grad]`")
    }
    /// The value of `f`, and a function that computes adjoints with respect to `x` and `w` for any number of seeds.
    ///
    /// One forward sweep is made here and recorded on `tape`; each call of the pullback makes one reverse sweep. The pullback takes what `f_vjp` takes behind the arguments, and returns the adjoints of by-value parameters. The `&mut` arguments end as the function leaves them; the pullback works on copies.
    ///
    /// # Panics
    /// Where `f` does. Also if an adjoint buffer is not as long as its argument.
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_pullback<'tape, 'tape_memory, 'w_held, 'names_held, 'names_held_1>(
        tape: &'tape mut ::grad_runtime::Tape<'tape_memory>,
        x: f64,
        w: &'w_held mut [f64],
        names: &'names_held [&'names_held_1 str],
    ) -> (
        (f64, usize),
        impl ::core::ops::FnMut(
            &mut [::core::primitive::f64],
            (::core::primitive::f64, ()),
        ) -> ::core::primitive::f64
        + use<'tape, 'tape_memory, 'names_held, 'names_held_1>,
    ) {
        let value: (f64, usize) = ::core::unreachable!("`f` was refused by `#[grad]`");
        (
            value,
            move |w_bar: &mut [::core::primitive::f64],
                  seed: (::core::primitive::f64, ())|
                  -> ::core::primitive::f64 {
                ::core::unreachable!("`f` was refused by `#[grad]`")
            },
        )
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    #[derive(:: core :: fmt :: Debug)]
    pub enum f_grad {}
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    impl f_grad {
        pub fn vjp<'w_bar>(
            x: f64,
            w: &mut [f64],
            names: &[&str],
            _: (),
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: (::core::primitive::f64, ()),
        ) -> ((f64, usize), (::core::primitive::f64, (), ())) {
            ::core::unreachable!("`f` was refused by `#[grad]`")
        }
        pub fn fwd(
            x: f64,
            w: &mut [f64],
            names: &[&str],
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> (f64, usize) {
            ::core::unreachable!("`f` was refused by `#[grad]`")
        }
        pub fn rev<'w_bar>(
            x: f64,
            w: &mut [f64],
            names: &[&str],
            _: (),
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: (::core::primitive::f64, ()),
        ) -> (::core::primitive::f64, (), ()) {
            ::core::unreachable!("`f` was refused by `#[grad]`")
        }
        pub const RECORDS: ::core::primitive::bool = true;
        pub const fn record() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_fwd() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const fn record_rev() -> ::grad_runtime::rt::RecordLen {
            ::grad_runtime::rt::RecordLen::UNKNOWN
        }
        pub const TEXT: ::core::primitive::u64 = 0u64;
        pub const READS: [::core::primitive::bool; 3] = [true, true, true];
        pub const READS_IF_FIXED: [::core::primitive::bool; 3] = [true, true, true];
        #[inline(always)]
        pub fn fwd_keeping(
            keep: [::core::primitive::bool; 3],
            fixed: ::core::primitive::bool,
            x: f64,
            w: &mut [f64],
            names: &[&str],
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> (f64, usize) {
            <f_grad>::fwd(x, w, names, tape)
        }
        #[inline(always)]
        pub fn rev_keeping<'w_bar>(
            keep: [::core::primitive::bool; 3],
            fixed: ::core::primitive::bool,
            x: f64,
            w: &mut [f64],
            names: &[&str],
            _: (),
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: (::core::primitive::f64, ()),
        ) -> (::core::primitive::f64, (), ()) {
            <f_grad>::rev(x, w, names, (), w_bar, (), tape, seed)
        }
        #[inline]
        pub fn jvp<'w_dot>(
            x: f64,
            w: &mut [f64],
            names: &[&str],
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot mut [::core::primitive::f64]>,
            _: impl ::grad_runtime::rt::NoTangent,
        ) -> ((f64, usize), (::core::primitive::f64, ())) {
            ::core::unreachable!("`f` was refused by `#[grad]`")
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_vjp<'w_bar, 'w_dot_bar, 'w_dot>(
            x: f64,
            w: &mut [f64],
            names: &[&str],
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot mut [::core::primitive::f64]>,
            _: impl ::grad_runtime::rt::NoTangent,
            _: (),
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            _: (),
            w_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_dot_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            tape: &mut ::grad_runtime::rt::Tape<'_>,
            seed: ((::core::primitive::f64, ()), (::core::primitive::f64, ())),
        ) -> (
            ((f64, usize), (::core::primitive::f64, ())),
            (
                ::core::primitive::f64,
                (),
                (),
                ::core::primitive::f64,
                (),
                (),
            ),
        ) {
            ::core::unreachable!("`f` was refused by `#[grad]`")
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_fwd<'w_dot>(
            x: f64,
            w: &mut [f64],
            names: &[&str],
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot mut [::core::primitive::f64]>,
            _: impl ::grad_runtime::rt::NoTangent,
            tape: &mut ::grad_runtime::rt::Tape<'_>,
        ) -> ((f64, usize), (::core::primitive::f64, ())) {
            ::core::unreachable!("`f` was refused by `#[grad]`")
        }
        #[doc(hidden)]
        #[allow(
            unused,
            deprecated,
            nonstandard_style,
            unreachable_pub,
            clippy::all,
            clippy::float_cmp,
            clippy::nursery,
            clippy::restriction
        )]
        #[inline]
        pub fn jvp_rev<'w_bar, 'w_dot_bar, 'w_dot>(
            x: f64,
            w: &mut [f64],
            names: &[&str],
            x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
            w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot mut [::core::primitive::f64]>,
            _: impl ::grad_runtime::rt::NoTangent,
            _: (),
            w_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            _: (),
            w_dot_bar: impl ::grad_runtime::rt::IntoShadow<
                &'w_dot_bar [::core::cell::Cell<::core::primitive::f64>],
            >,
            _: (),
            tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
            seed: ((::core::primitive::f64, ()), (::core::primitive::f64, ())),
        ) -> (
            ::core::primitive::f64,
            (),
            (),
            ::core::primitive::f64,
            (),
            (),
        ) {
            ::core::unreachable!("`f` was refused by `#[grad]`")
        }
        fn primal() {
            let _ = f;
        }
        #[inline(always)]
        pub fn returned(value: (f64, usize)) -> (f64, usize) {
            value
        }
    }
    impl ::grad_runtime::rt::Returns for f_grad {
        type Output = (f64, usize);
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_vjp<'w_bar>(
        x: f64,
        w: &mut [f64],
        names: &[&str],
        _: (),
        w_bar: impl ::grad_runtime::rt::IntoShadow<&'w_bar [::core::cell::Cell<::core::primitive::f64>]>,
        _: (),
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: (::core::primitive::f64, ()),
    ) -> ((f64, usize), (::core::primitive::f64, (), ())) {
        <f_grad>::vjp(x, w, names, (), w_bar, (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_fwd(
        x: f64,
        w: &mut [f64],
        names: &[&str],
        tape: &mut ::grad_runtime::rt::Tape<'_>,
    ) -> (f64, usize) {
        <f_grad>::fwd(x, w, names, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_rev<'w_bar>(
        x: f64,
        w: &mut [f64],
        names: &[&str],
        _: (),
        w_bar: impl ::grad_runtime::rt::IntoShadow<&'w_bar [::core::cell::Cell<::core::primitive::f64>]>,
        _: (),
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: (::core::primitive::f64, ()),
    ) -> (::core::primitive::f64, (), ()) {
        <f_grad>::rev(x, w, names, (), w_bar, (), tape, seed)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp<'w_dot>(
        x: f64,
        w: &mut [f64],
        names: &[&str],
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot mut [::core::primitive::f64]>,
        _: impl ::grad_runtime::rt::NoTangent,
    ) -> ((f64, usize), (::core::primitive::f64, ())) {
        <f_grad>::jvp(x, w, names, x_dot, w_dot, ::grad_runtime::rt::NoDot)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_vjp<'w_bar, 'w_dot_bar, 'w_dot>(
        x: f64,
        w: &mut [f64],
        names: &[&str],
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot mut [::core::primitive::f64]>,
        _: impl ::grad_runtime::rt::NoTangent,
        _: (),
        w_bar: impl ::grad_runtime::rt::IntoShadow<&'w_bar [::core::cell::Cell<::core::primitive::f64>]>,
        _: (),
        _: (),
        w_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'w_dot_bar [::core::cell::Cell<::core::primitive::f64>],
        >,
        _: (),
        tape: &mut ::grad_runtime::rt::Tape<'_>,
        seed: ((::core::primitive::f64, ()), (::core::primitive::f64, ())),
    ) -> (
        ((f64, usize), (::core::primitive::f64, ())),
        (
            ::core::primitive::f64,
            (),
            (),
            ::core::primitive::f64,
            (),
            (),
        ),
    ) {
        <f_grad>::jvp_vjp(
            x,
            w,
            names,
            x_dot,
            w_dot,
            ::grad_runtime::rt::NoDot,
            (),
            w_bar,
            (),
            (),
            w_dot_bar,
            (),
            tape,
            seed,
        )
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_fwd<'w_dot>(
        x: f64,
        w: &mut [f64],
        names: &[&str],
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot mut [::core::primitive::f64]>,
        _: impl ::grad_runtime::rt::NoTangent,
        tape: &mut ::grad_runtime::rt::Tape<'_>,
    ) -> ((f64, usize), (::core::primitive::f64, ())) {
        <f_grad>::jvp_fwd(x, w, names, x_dot, w_dot, ::grad_runtime::rt::NoDot, tape)
    }
    #[doc(hidden)]
    #[allow(
        unused,
        deprecated,
        nonstandard_style,
        unreachable_pub,
        clippy::all,
        clippy::float_cmp,
        clippy::nursery,
        clippy::restriction
    )]
    #[inline]
    pub fn f_grad_jvp_rev<'w_bar, 'w_dot_bar, 'w_dot>(
        x: f64,
        w: &mut [f64],
        names: &[&str],
        x_dot: impl ::grad_runtime::rt::IntoTangent<::core::primitive::f64>,
        w_dot: impl ::grad_runtime::rt::IntoTangent<&'w_dot mut [::core::primitive::f64]>,
        _: impl ::grad_runtime::rt::NoTangent,
        _: (),
        w_bar: impl ::grad_runtime::rt::IntoShadow<&'w_bar [::core::cell::Cell<::core::primitive::f64>]>,
        _: (),
        _: (),
        w_dot_bar: impl ::grad_runtime::rt::IntoShadow<
            &'w_dot_bar [::core::cell::Cell<::core::primitive::f64>],
        >,
        _: (),
        tape: &mut ::grad_runtime::rt::Rev<'_, '_>,
        seed: ((::core::primitive::f64, ()), (::core::primitive::f64, ())),
    ) -> (
        ::core::primitive::f64,
        (),
        (),
        ::core::primitive::f64,
        (),
        (),
    ) {
        <f_grad>::jvp_rev(
            x,
            w,
            names,
            x_dot,
            w_dot,
            ::grad_runtime::rt::NoDot,
            (),
            w_bar,
            (),
            (),
            w_dot_bar,
            (),
            tape,
            seed,
        )
    }
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_value_and_grad = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_value_and_grad_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_many = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_pullback = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hessian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jacobian_into = f_grad;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_value_and_grad_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_vjp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_jvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 2>;
    #[doc(hidden)]
    #[allow(unused, nonstandard_style, missing_copy_implementations)]
    pub type f_hvp_grad = ::grad_runtime::rt::NeedsOrder<f_grad, 3>;
}
