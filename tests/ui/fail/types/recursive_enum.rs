use grad_runtime::Differentiable;

#[derive(Differentiable)]
enum Expr {
    Number(f64),
    Sum(Box<Expr>, Box<Expr>),
}

fn main() {
    let _ = Expr::Sum(Box::new(Expr::Number(1.0)), Box::new(Expr::Number(2.0)));
}
