use grad_runtime::grad;

#[grad]
fn first_two(mut items: impl Iterator<Item = f64>) -> f64 {
    items.next().unwrap_or(0.0) * items.next().unwrap_or(1.0)
}

#[grad]
fn lent(xs: &[f64]) -> f64 {
    let mut items = xs.iter().map(|x| x * x);
    let start = first_two(&mut items);
    start + items.sum::<f64>()
}

#[grad]
fn by_reference(xs: &[f64]) -> f64 {
    let mut items = xs.iter().map(|x| x * x);
    first_two(items.by_ref()) + items.sum::<f64>()
}

#[grad]
fn counted(xs: &[f64]) -> f64 {
    let mut taken = 0.0;
    let product = first_two(xs.iter().map(|x| {
        taken += x;
        x * x
    }));
    product * taken
}

#[grad]
fn whole(xs: &[f64]) -> f64 {
    first_two(xs.iter().map(|x| x * x))
}

fn main() {
    let xs = [1.0, 2.0, 3.0];
    lent(&xs);
    by_reference(&xs);
    counted(&xs);
    whole_grad(&xs);
}
