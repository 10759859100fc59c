use grad_runtime::grad;

// What a macro makes that another macro makes is not in sight.
macro_rules! modules {
    ($d:tt) => {
        macro_rules! module {
            ($d name:ident) => {
                mod $d name {
                    use grad_runtime::grad;

                    #[grad]
                    pub fn powers(x: f64, n: usize) -> Vec<f64> {
                        let mut all = vec![x; n];
                        for i in 1..n {
                            all[i] = all[i - 1] * x;
                        }
                        all
                    }
                }
            };
        }
    };
}

modules!($);
module!(tables);

#[grad(hessian)]
fn nested(x: f64) -> f64 {
    let mut sum = 1.0;
    for k in 0..3 {
        let table = tables::powers(x + k as f64, 4);
        sum = sum * table[3] + table[1];
    }
    sum
}

fn main() {
    nested(1.0);
}
