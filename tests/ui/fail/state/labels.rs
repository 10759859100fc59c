use grad_runtime::grad;

#[grad]
fn relax(x: f64, n: usize) -> f64 {
    let mut x = x;
    for k in 0..n {
        let terms = [("spring", x), ("drive", x * k as f64)];
        let mut sum = 0.0;
        for (name, term) in terms {
            sum += term.sin() * name.len() as f64;
        }
        x = 0.1 * sum;
    }
    x
}

#[grad]
fn ranked(a: f64, b: f64) -> f64 {
    let mut options = vec![("a", a), ("b", b)];
    options.sort_by(|x, y| y.1.total_cmp(&x.1));
    options[0].1 * options[0].1 + options[1].1
}

fn main() {}
